"""What the checks find in built observations."""

from datetime import date

import polars as pl

from pipelines.checks.series import findings
from pipelines.vocabulary import Aggregation, Severity, ValueStatus
from tests.factories import Fact, country, observations
from tests.tiny_country import EDITION, MSP_AT_THE_END_OF_2023, NEWER_EDITION, territories

RULES = {"msp": Aggregation.SUM, "cpts": Aggregation.POPULATION_MEAN}


def found(*rows: Fact) -> pl.DataFrame:
    return findings(observations(*rows), territories(), RULES)


def with_france(value: float, edition: date = EDITION, indicator_id: str = "msp") -> list[Fact]:
    """A country whose national total is `value`, right at 69."""
    return [
        Fact(
            territory_id=row.territory_id,
            value=value if row.territory_id == "FR" else row.value,
            edition=edition,
            indicator_id=indicator_id,
        )
        for row in country(MSP_AT_THE_END_OF_2023)
    ]


def test_totals_that_add_up_are_no_finding() -> None:
    assert found(*with_france(69)).is_empty()


def test_a_total_that_differs_from_its_parts_blocks_the_publication() -> None:
    rows = found(*with_france(70))

    assert rows.select("rule", "severity", "territory_id", "expected", "found").rows() == [
        ("somme_departements", Severity.BLOCKING, "FR", "70", "69"),
        ("somme_regions", Severity.BLOCKING, "FR", "70", "69"),
    ]


def test_in_an_older_edition_it_is_a_warning() -> None:
    rows = found(*with_france(70), *with_france(69, NEWER_EDITION))

    assert set(rows["severity"]) == {Severity.WARNING}


def test_percentages_are_not_summed() -> None:
    assert found(*with_france(70, indicator_id="cpts")).is_empty()


def test_a_total_is_not_checked_while_a_part_is_missing() -> None:
    rows = [row for row in with_france(70) if row.territory_id not in {"DEP-2A", "REG-06"}]

    assert found(*rows).is_empty()


def test_repeats_are_warnings_and_absences_are_notes() -> None:
    rows = found(
        Fact(value=1, value_status=ValueStatus.CARRIED_FORWARD),
        Fact(territory_id="DEP-13", value_status=ValueStatus.NOT_PUBLISHED),
    )

    assert rows.select("rule", "severity", "territory_id").rows() == [
        ("territoire_absent", Severity.NOTE, "DEP-13"),
        ("valeur_reportee", Severity.WARNING, "DEP-04"),
    ]
