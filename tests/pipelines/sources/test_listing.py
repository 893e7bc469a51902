"""The page of a dataset on data.gouv.fr: which of its files is fetched, and what is refused."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import FetchError
from pipelines.sources import cnam, finess_plus, listing
from pipelines.sources.model import Download, Resource, Source
from pipelines.sources.registry import SOURCES

LISTED = [one for one in SOURCES if one.listing]
STATIC = "https://static.data.gouv.fr/resources/finess-structures-1"
PORTAL = "https://data.ameli.fr/api/explore/v2.1/catalog/datasets"


def file(url: str, title: str = "Export au format CSV") -> dict[str, str]:
    """A file as the page lists it."""
    return {"title": title, "url": url, "format": "csv"}


def picked(one: Source, folder: Path, files: Sequence[Mapping[str, str]]) -> Download:
    """What is fetched for a source when its page lists these files."""
    assert one.listing is not None
    page = folder / listing.FILENAME
    page.write_text(json.dumps({"title": "Jeu", "resources": files}), encoding="utf-8")
    return listing.listed(one, one.listing, page)


def month(digits: str) -> dict[str, str]:
    """The FINESS+ file of a month, in the folder of the day it was put on line."""
    return file(f"{STATIC}/2026{digits}-0412/finess-structures-mensuel-{digits}.json.gz")


def test_the_latest_month_of_finess_is_fetched_whatever_the_order(tmp_path: Path) -> None:
    others = [
        file(f"{STATIC}/schema.json", "Schéma"),
        file(f"{STATIC}/finess-structures-quotidien-20261103.json.gz", "Fichier du jour"),
    ]
    months = [month("202609"), month("202610"), month("202512")]

    found = picked(finess_plus.SOURCE, tmp_path, [*others, *months])

    assert found == Download(
        url=months[1]["url"], filename="finess-structures-mensuel-202610.json.gz"
    )
    assert finess_plus.edition_of(Path(found.filename)) == date(2026, 10, 31)


def test_a_name_is_also_read_in_the_title(tmp_path: Path) -> None:
    name = "finess-structures-mensuel-202611.json.gz"
    url = "https://www.data.gouv.fr/api/1/datasets/r/0b7a3f5e"

    found = picked(finess_plus.SOURCE, tmp_path, [month("202610"), file(url, f" {name} ")])

    assert (found.url, found.filename) == (url, name)


@pytest.mark.parametrize(
    "url",
    [
        f"{PORTAL}/assistants-par-annee/exports/csv?use_labels=false",
        "https://data.ameli.fr/explore/dataset/assistants-par-annee/download?format=csv",
        "https://data.ameli.fr/explore/dataset/assistants-par-annee/",
    ],
)
def test_the_export_of_a_portal_is_found_by_the_id_of_its_dataset(url: str, tmp_path: Path) -> None:
    sas = cnam.SOURCES[1]

    found = picked(sas, tmp_path, [file("https://example.org/notice.pdf"), file(url), file(url)])

    assert found == Download(
        url=f"{PORTAL}/assistants-par-annee/exports/csv", filename="cnam_sas.csv"
    )


@pytest.mark.parametrize(
    "files",
    [
        [],
        [file("https://example.org/explore/dataset/assistants/")],
        [file("https://example.org/?of=https://data.ameli.fr/explore/dataset/assistants/")],
        [file(f"{PORTAL}/assistants/exports/csv"), file(f"{PORTAL}/sas/exports/csv")],
    ],
    ids=["none", "elsewhere", "quoted", "two_datasets"],
)
def test_an_export_that_is_not_certain_is_not_fetched(
    files: list[dict[str, str]], tmp_path: Path
) -> None:
    with pytest.raises(FetchError, match=r"adresses d’un seul jeu de data\.ameli\.fr"):
        picked(cnam.SOURCES[0], tmp_path, files)


def test_a_page_without_the_file_says_what_it_lists_and_what_to_do(tmp_path: Path) -> None:
    files = [file(f"{STATIC}/{number}.csv", f"Fichier {number}") for number in range(4)]

    with pytest.raises(FetchError) as refusal:
        picked(finess_plus.SOURCE, tmp_path, files)

    for part in (
        "Source finess_plus : https://www.data.gouv.fr/api/1/datasets/finess-structures-1/ ne",
        "finess-structures-mensuel-",
        "Fichiers listés : 4 (Fichier 0, Fichier 1, Fichier 2)",
        "Ouvrez https://www.data.gouv.fr/datasets/finess-structures-1",
        "relancez avec --from DOSSIER.",
    ):
        assert part in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"data": []}', '{"resources": 3}', '{"resources": [{"title": "A"}]}'],
)
def test_an_answer_of_another_shape_is_refused(text: str, tmp_path: Path) -> None:
    one, page = finess_plus.SOURCE, tmp_path / listing.FILENAME
    page.write_text(text, encoding="utf-8")
    assert one.listing is not None

    with pytest.raises(FetchError, match=r"n’est pas celle attendue.*« resources »"):
        listing.listed(one, one.listing, page)


def test_the_sources_with_a_page_are_known_and_their_files_are_read_under_the_name_given() -> None:
    assert [one.id for one in LISTED] == ["finess_plus", "cnam_assistants", "cnam_sas", "cnam_ald"]
    assert listing.newest("a-[0-9]+", [Resource(title="b", url="https://example.org/b")]) is None
