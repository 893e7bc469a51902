"""One value of a release, with everything needed to quote it."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.build import build
from pipelines.errors import UnknownName
from pipelines.lookup import Value, look_up
from pipelines.publish import Release, publish
from tests.factories import (
    EDITION,
    END_OF_2023,
    MSP_AT_THE_END_OF_2023,
    NEWER_EDITION,
    Fact,
    TinyFacts,
    country,
)


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
