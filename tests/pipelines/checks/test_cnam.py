"""Years of the Cnam in which départements are missing."""

from datetime import date

import polars as pl

from pipelines.checks.cnam import findings
from pipelines.contract.cnam import CnamSeries
from tests.tiny_country import DEPARTEMENTS, territories

MARCH = date(2026, 3, 10)


def series(*codes: str, year: int = 2024, indicator_id: str = "assistants") -> pl.DataFrame:
    """A value of each of these départements, and one of Corse."""
    names = [*(f"DEP-{code}" for code in codes), "REG-94"]
    rows = [(indicator_id, name, date(year, 12, 31), MARCH, "cnam", 1.0) for name in names]
    return pl.DataFrame(rows, schema=CnamSeries.create_empty().schema, orient="row")


def test_nothing_is_found_before_anything_is_read_nor_in_a_whole_year() -> None:
    assert findings(CnamSeries.create_empty(), territories()).is_empty()
    assert findings(series(*DEPARTEMENTS), territories()).is_empty()


def test_a_year_that_is_not_whole_names_who_is_missing() -> None:
    given = pl.concat([series(*DEPARTEMENTS), series("04", "13", "976", year=2019)])

    (found,) = findings(given, territories()).rows(named=True)

    assert (found["rule"], found["severity"]) == ("annee_incomplete", "note")
    assert (found["indicator_id"], found["territory_id"]) == ("assistants", "FR")
    assert (found["date"], found["edition"]) == (date(2019, 12, 31), MARCH)
    assert (found["expected"], found["found"]) == ("5 départements", "3 ; absents : 2A, 2B")


def test_each_dataset_is_checked_apart() -> None:
    given = pl.concat([series("04"), series(*DEPARTEMENTS, indicator_id="sas")])

    assert findings(given, territories())["indicator_id"].to_list() == ["assistants"]
