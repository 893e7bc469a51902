"""What readers see when the data change under them, or are not there yet."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.conftest import DataRoot
from tests.e2e.reader import Reader
from tests.e2e.serving import cap_sante

EDITION = "barometre/2026-03-01.csv"


@pytest.fixture
def reader_of(context: BrowserContext, tmp_path: Path) -> Iterator[Callable[[Path], Reader]]:
    """Makes a reader of a server of their own, on any data folder. Nothing may go wrong."""
    log = tmp_path / "server.txt"
    with ExitStack() as servers, context.new_page() as page:
        readers = []

        def reader_of(data: Path) -> Reader:
            readers.append(Reader(page, servers.enter_context(cap_sante(data, log))))
            return readers[-1]

        yield reader_of
    assert [reader.told_problems() for reader in readers] == [[]]
    assert "Page failed" not in log.read_text("utf-8")


def test_a_connected_reader_sees_a_new_release_and_a_rollback_at_the_next_choice(
    reader_of: Callable[[Path], Reader], real_copy: DataRoot
) -> None:
    (first,) = [path.name for path in real_copy.releases.iterdir() if path.is_dir()]
    reader = reader_of(real_copy.path)
    reader.open("/territoire?territoire=DEP-15")
    expect(_share_covered(reader)).to_contain_text("100\u202f%")
    reader.page.evaluate("window.same_page = true")
    _correct_the_cantal(real_copy)
    reader.pick("Territoire", "ain", "01 – Ain")
    reader.arrive("/territoire", territoire="DEP-01")
    reader.pick("Territoire", "cantal", "15 – Cantal")
    reader.arrive("/territoire", territoire="DEP-15")
    expect(_share_covered(reader)).to_contain_text("96\u202f%")
    assert real_copy.run("rollback", first).returncode == 0
    reader.menu("/padhue")
    reader.menu("/territoire")
    expect(_share_covered(reader)).to_contain_text("100\u202f%")
    assert reader.page.evaluate("window.same_page")


def test_before_the_first_release_pages_say_so_and_then_fill(
    reader_of: Callable[[Path], Reader], real_copy: DataRoot, tmp_path: Path
) -> None:
    data = tmp_path / "empty"
    reader = reader_of(data)
    for path in ("/", "/indicateur?indicateur=msp&territoire=DEP-04", "/methode"):
        reader.open(path, last_element=".cs-banner")
        assert reader.title == "Cap Santé"
        assert "Aucune donnée n'est publiée pour le moment." in reader.text
    real_copy.path.rename(data)
    reader.menu("/territoire")
    assert reader.title == "France"


def _share_covered(reader: Reader) -> Locator:
    """The territory's own value, beside the name of the indicator."""
    row = reader.page.get_by_role("row").filter(has_text="Couverture par une CPTS").first
    return row.get_by_role("cell").first


def _correct_the_cantal(data: DataRoot) -> None:
    """The producer corrects a value: 96 % instead of 100. Build as a maintainer does."""
    path = data.facts / EDITION
    facts = pl.read_csv(path, infer_schema=False)
    here = (
        (pl.col("indicator_id") == "cpts")
        & (pl.col("territory_id") == "DEP-15")
        & (pl.col("date") == "2026-02-28")
    )
    assert facts.filter(here)["value"].to_list() == ["100.0"]
    facts.with_columns(value=pl.when(here).then(pl.lit("96.0")).otherwise("value")).write_csv(path)
    built = data.run("build")
    assert built.returncode == 0, built.stderr
