"""The shape that all checks give their findings."""

from datetime import date

import polars as pl

from pipelines.checks.rules import Rule, as_findings, is_newest, where_newest, with_previous
from pipelines.contract.quality import Findings
from pipelines.vocabulary import Severity

OLD, NEW = date(2024, 2, 7), date(2026, 3, 1)


def editions(*rows: tuple[str, date]) -> pl.DataFrame:
    return pl.DataFrame(
        [(name, "DEP-04", date(2026, 12, 31), edition, 1.0) for name, edition in rows],
        schema=["indicator_id", "territory_id", "date", "edition", "value"],
        orient="row",
    )


def test_findings_have_the_columns_of_their_table_in_order() -> None:
    found = as_findings(editions(("msp", NEW)), Rule.SAUT, expected="dix", found=pl.lit("vingt"))

    assert found.columns == Findings.column_names()
    assert Findings.is_valid(Findings.cast(found))
    assert found.row(0) == (
        *("saut", "msp", "DEP-04", date(2026, 12, 31), NEW),
        *("warning", "dix", "vingt"),
    )


def test_the_newest_edition_is_that_of_each_indicator() -> None:
    rows = editions(("msp", OLD), ("msp", NEW), ("cpts", OLD)).with_columns(is_newest=is_newest())

    severity = where_newest(Severity.BLOCKING, Severity.WARNING)

    assert rows.select(severity).to_series().to_list() == ["warning", "blocking", "blocking"]


def test_the_row_before_is_of_the_same_series_whatever_the_order() -> None:
    rows = editions(("msp", NEW), ("cpts", NEW), ("msp", OLD))

    both = with_previous(rows, ["indicator_id"], "edition", ["edition", "value"])

    assert both.select("indicator_id", "edition", "old_edition", "old_value").rows() == [
        ("cpts", NEW, None, None),
        ("msp", OLD, None, None),
        ("msp", NEW, OLD, 1.0),
    ]
