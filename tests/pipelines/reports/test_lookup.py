"""One value of a release, or one row of progress, with everything needed to quote it."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.build import build
from pipelines.contract.progress import Progress
from pipelines.errors import UnknownName
from pipelines.publish import Release, publish
from pipelines.reports.lookup import Value, look_up, look_up_progress
from pipelines.vocabulary import ValueStatus
from tests.factories import Fact, TinyFacts, country
from tests.tiny_country import EDITION, END_OF_2023, MSP_AT_THE_END_OF_2023, NEWER_EDITION


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Two editions: the newer one revises the Alpes-de-Haute-Provence, and has CPTS but Corsica."""
    cpts = [
        Fact(territory_id=name, indicator_id="cpts", value=80.5)
        for name in ("DEP-04", "DEP-13", "DEP-2A", "DEP-976")
    ]
    facts = (
        TinyFacts()
        .with_barometre(*country(MSP_AT_THE_END_OF_2023))
        .with_barometre(*country(MSP_AT_THE_END_OF_2023 | {"04": 16}), *cpts, edition=NEWER_EDITION)
        .done()
    )
    return publish(build(facts), tmp_path_factory.mktemp("releases"))


def test_the_newest_measure_of_the_newest_edition_is_the_answer(release: Release) -> None:
    assert look_up(release, "msp", "DEP-04") == Value(
        indicator_id="msp",
        territory_id="DEP-04",
        date=END_OF_2023,
        value=16,
        unit="count",
        status="observed",
        edition=NEWER_EDITION,
        source_id="barometre",
    )


@pytest.mark.parametrize(
    ("known_on", "value"), [(NEWER_EDITION, 16), (EDITION, 15), (date(2020, 1, 1), None)]
)
def test_what_was_known_on_a_day_is_still_known(
    release: Release, known_on: date, value: float | None
) -> None:
    found = look_up(release, "msp", "DEP-04", on=END_OF_2023, as_known_on=known_on)

    assert found.value == value


def test_a_date_without_value_is_not_published_and_no_neighbour_answers(release: Release) -> None:
    found = look_up(release, "msp", "DEP-04", on=date(2023, 11, 30))

    assert (found.value, found.status, found.date) == (None, "not_published", date(2023, 11, 30))
    assert (found.edition, found.source_id) == (None, None)


def test_a_territory_left_out_is_not_published_by_that_edition(release: Release) -> None:
    found = look_up(release, "cpts", "DEP-2B", on=END_OF_2023)

    assert (found.value, found.status) == (None, "not_published")
    assert (found.edition, found.source_id) == (NEWER_EDITION, "barometre")


def test_a_computed_value_answers_when_its_date_is_asked(release: Release) -> None:
    asked = look_up(release, "cpts", "REG-93", on=END_OF_2023)
    newest = look_up(release, "cpts", "REG-93")

    assert (asked.value, asked.status, asked.source_id) == (80.5, "computed", "calcul")
    assert (newest.value, newest.status) == (None, "not_published")


def test_an_unknown_code_names_some_that_exist(release: Release) -> None:
    with pytest.raises(UnknownName, match=r"Indicateur inconnu : « msps ». Exemples : ald, "):
        look_up(release, "msps", "DEP-04")
    with pytest.raises(UnknownName, match=r"Territoire inconnu : « DEP-99 ». Exemples : DEP-04"):
        look_up(release, "msp", "DEP-99")


def test_an_empty_release_folder_is_no_release(tmp_path: Path) -> None:
    empty = Release(build_id="x", directory=tmp_path, is_current=True)

    with pytest.raises(FileNotFoundError):
        look_up(empty, "msp", "FR")


@pytest.fixture(scope="module")
def targeted(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The Baromètre gives the Alpes-de-Haute-Provence two deadlines; France has a statement too."""
    start = [Fact(baseline_value=12, value=12, date=date(2022, 12, 31))]
    goals = [
        Fact(target_value=14, value_status=ValueStatus.NOT_PUBLISHED, date=date(2024, 12, 31)),
        Fact(target_value=20, value_status=ValueStatus.NOT_PUBLISHED, date=date(2026, 12, 31)),
    ]
    facts = TinyFacts().with_barometre(*country(MSP_AT_THE_END_OF_2023), *start, *goals).done()
    return publish(build(facts), tmp_path_factory.mktemp("releases"))


def test_progress_is_a_whole_row_of_the_table(targeted: Release) -> None:
    row = look_up_progress(targeted, "msp", "DEP-04")

    assert list(row) == Progress.column_names()
    assert (row["statement_id"], row["latest_value"]) == ("msp_barometre", 15)


def test_of_two_deadlines_the_last_is_shown(targeted: Release) -> None:
    row = look_up_progress(targeted, "msp", "DEP-04")

    assert (row["deadline"], row["target_value"]) == (date(2026, 12, 31), 20)
    assert row["raw_rate_pct"] == 37.5


def test_a_statement_may_be_named(targeted: Release) -> None:
    row = look_up_progress(targeted, "msp", "FR", "msp_cnr_2026")

    assert (row["latest_value"], row["target_value"]) == (69, 4000)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("msps", "FR"), "Indicateur inconnu : « msps ». Exemples : ald, "),
        (("msp", "DEP-99"), "Territoire inconnu : « DEP-99 ». Exemples : DEP-04, "),
        (("msp", "FR"), "Annonce inconnue ici : « msp_barometre ». Exemples : msp_cnr_2026."),
        (("msp", "FR", ""), "Annonce inconnue ici : «  ». Exemples : msp_cnr_2026."),
        # Two deadlines, one statement: named once.
        (
            ("msp", "DEP-04", "msp_cnr_2026"),
            "Annonce inconnue ici : « msp_cnr_2026 ». Exemples : msp_barometre.",
        ),
        (
            ("msp", "DEP-13"),
            "Aucune cible de msp pour DEP-13. Territoires qui en ont une : DEP-04, FR.",
        ),
        (
            ("cpts", "DEP-04"),
            "Aucune cible de cpts pour DEP-04. Territoires qui en ont une : aucun.",
        ),
    ],
)
def test_progress_that_does_not_exist_is_told_with_what_does(
    targeted: Release, names: tuple[str, ...], told: str
) -> None:
    with pytest.raises(UnknownName) as refused:
        look_up_progress(targeted, *names)

    assert str(refused.value).startswith(told)
