"""What the editions really changed, and the files of charts, on the real build."""

import io
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

import polars as pl
import pytest
from python_calamine import CalamineWorkbook
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.cards.quality import Revised
from dashboard.exports.charts import specialties
from dashboard.exports.charts.registry import CHARTS
from dashboard.exports.routes import ROUTES
from dashboard.store import database, editions
from dashboard.wording.typography import violations
from pipelines.vocabulary import Reason, Unit, Verdict
from tests.conftest import DataRoot

CLIENT = TestClient(Starlette(routes=ROUTES), base_url="https://example.org")
MARCH, LATE_MARCH, JUNE = date(2024, 3, 11), date(2024, 3, 29), date(2024, 6, 25)
DEPARTEMENTS = 101


@pytest.fixture(autouse=True, scope="module")
def release(real_data: DataRoot) -> Iterator[None]:
    """The real release is in force."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAP_SANTE_DATA", str(real_data.path))
        yield


def test_the_baseline_of_the_assistants_was_3500_then_3827_in_france_only() -> None:
    found = editions.revisions("assistants", "FR")
    assert [(c.edition, c.kind, c.value_before, c.value) for c in found] == [
        (MARCH, Revised.BASELINE, 3500.0, 3827.0),
        (MARCH, Revised.VALUE, 3500.0, 3827.0),
    ]
    (count,) = editions.edition_counts("assistants")
    assert (count.edition, count.territories_count) == (MARCH, 1)


def test_before_the_baseline_moved_nothing_but_the_start_was_known() -> None:
    effect = editions.effects("assistants", "FR", [MARCH])[MARCH]
    assert effect.before is not None
    assert effect.after is not None
    assert (effect.before.reason, effect.before.baseline_value) == (
        Reason.VALUE_BEFORE_BASELINE,
        3500.0,
    )
    assert (effect.after.verdict, effect.after.baseline_value) == (Verdict.EN_BONNE_VOIE, 3827.0)


def test_the_targets_of_the_cpts_were_0_then_100_in_every_departement() -> None:
    codes = [code for code in database.territories().by_id if code.startswith("DEP-")]
    assert len(codes) == DEPARTEMENTS
    for code in codes:
        (card,) = [c for c in editions.revisions("cpts", code) if c.kind is Revised.TARGET]
        assert (card.edition, card.value_before, card.value) == (LATE_MARCH, 0.0, 100.0)
    targets = [n for c in editions.edition_counts("cpts") for k, n in c.counts if k == "target"]
    assert targets == [DEPARTEMENTS]


@pytest.mark.parametrize("code", ["DEP-01", "DEP-15", "DEP-2A", "DEP-976"])
def test_while_the_target_was_0_every_departement_had_reached_it(code: str) -> None:
    effect = editions.effects("cpts", code, [LATE_MARCH])[LATE_MARCH]
    assert effect.before is not None
    assert effect.after is not None
    assert effect.before.verdict is Verdict.ATTEINT
    assert effect.after.verdict is not Verdict.ATTEINT


def test_the_cpts_of_france_were_85_8_then_86_1() -> None:
    (value,) = [c for c in editions.revisions("cpts", "FR") if c.kind is Revised.VALUE]
    assert (value.date, value.edition) == (date(2024, 5, 31), JUNE)
    assert (value.value_before, value.value) == (85.8, 86.1)
    assert not value.is_rounding(Unit.PERCENT)
    effect = editions.effects("cpts", "FR", [JUNE])[JUNE]
    assert effect.before is not None
    assert effect.after is not None
    assert effect.before.verdict is effect.after.verdict is Verdict.EN_BONNE_VOIE
    assert (effect.before.latest_value, effect.after.latest_value) == (85.8, 86.1)


def test_the_starting_date_of_the_cpts_of_france_moved_and_its_value_did_not() -> None:
    (start,) = [c for c in editions.revisions("cpts", "FR") if c.kind is Revised.BASELINE]
    assert (start.date_before, start.date) == (date(2022, 9, 30), date(2022, 12, 31))
    assert start.value_before == start.value == 68.0


def test_what_the_checks_call_revised_is_in_the_log(tables: dict[str, pl.DataFrame]) -> None:
    rules = {"depart_revise": Revised.BASELINE, "cible_revisee": Revised.TARGET}
    found = tables["findings"].filter(pl.col("rule").is_in(list(rules)))
    assert found.height > 200
    for rule, indicator, territory, edition in found.select(
        "rule", "indicator_id", "territory_id", "edition"
    ).iter_rows():
        logged = {(c.kind, c.edition) for c in editions.revisions(indicator, territory)}
        assert (rules[rule], edition) in logged


def test_the_values_of_the_ald_changed_by_their_decimals_only() -> None:
    newest, oldest = editions.edition_counts("ald")
    assert newest.counts == ((Revised.VALUE, 119),)
    assert (newest.roundings_count, newest.territories_count) == (119, 119)
    assert oldest.counts == ((Revised.BASELINE, 120),)


def test_no_edition_changed_the_msp() -> None:
    assert editions.edition_counts("msp") == ()


def rows_of(address: str) -> tuple[list[list[object]], pl.DataFrame]:
    """The first sheet of a workbook, and the same as CSV."""
    sheet, _, query = address.partition("?")
    book = CalamineWorkbook.from_filelike(io.BytesIO(CLIENT.get(f"{sheet}.xlsx?{query}").content))
    csv = CLIENT.get(f"{sheet}.csv?{query}").content
    frame = pl.read_csv(io.BytesIO(csv), try_parse_dates=True)
    return [list(row) for row in book.get_sheet_by_name("Données").to_python()], frame


@pytest.mark.parametrize(
    "address",
    [
        "/donnees/series/msp/DEP-01",
        "/donnees/series/cpts/FR?date=2024-06-01",
        "/donnees/series/assistants/REG-93?fenetre=24",
        "/donnees/comparaisons/msp?territoires=DEP-01,REG-93,FR",
        "/donnees/editions/assistants/FR?valeur=2022-12-31",
    ],
)
def test_workbooks_and_csv_give_the_same_rows(address: str) -> None:
    sheet, frame = rows_of(address)
    assert sheet[0] == frame.columns
    expected = [["" if cell is None else cell for cell in row] for row in frame.iter_rows()]
    assert sheet[1:] == expected
    assert expected


@pytest.mark.parametrize("indicator", ["msp", "cpts", "assistants", "centres_sante", "sas", "ald"])
@pytest.mark.parametrize("territory", ["FR", "REG-06", "DEP-2A", "DEP-976"])
def test_the_picture_of_every_series_is_whole_and_french(indicator: str, territory: str) -> None:
    answer = CLIENT.get(f"/donnees/series/{indicator}/{territory}.svg")
    if answer.status_code == 404:
        assert not database.series(indicator, territory).measured
        return
    svg = ElementTree.fromstring(answer.text)
    text = "\n".join("".join(one.itertext()) for one in svg.iter())
    assert violations(text) == []
    for word in ("Lecture", "Champ", "Source", "Données au", "Extraites le", "Méthode"):
        assert f"{word}\u00a0: " in text
    path = f"/indicateur?indicateur={indicator}&territoire={territory}"
    assert f"https://example.org{path}" in text


def test_the_name_of_the_issue_is_the_name_of_the_file() -> None:
    answer = CLIENT.get("/donnees/series/msp/DEP-01.xlsx")
    assert (
        'filename="cap-sante-msp-ain-01-2025-06-30.xlsx"' in answer.headers["content-disposition"]
    )


def test_every_declared_chart_answers() -> None:
    # France stands beside nothing: the chart beside others is that of a département.
    codes = {"indicator": "msp", "territory": "DEP-04", "context": "population", "session": "2024"}
    for chart in CHARTS:
        for form in ("csv", "xlsx", "svg"):
            address = f"{chart.path}.{form}?territoires=FR,DEP-01".format(**codes)
            # Posts by specialty are a table on the page: there is no picture to keep.
            found = 404 if (chart, form) == (specialties.CHART, "svg") else 200
            assert CLIENT.get(address).status_code == found, address
