"""What the published rate of progress hides."""

from datetime import date

import polars as pl
import pytest

from pipelines.checks.progress import findings
from pipelines.indicators.registry import indicators_table
from pipelines.vocabulary import Severity
from tests.tiny_country import EDITION

DAY = date(2025, 6, 30)
# Baseline, latest value, target, raw and published rates in percent.
Rates = tuple[float, float, float, float, float]


def found(*rates: Rates, statement_id: str = "msp_barometre") -> pl.DataFrame:
    numbers = ("baseline_value", "latest_value", "target_value", "raw_rate_pct")
    rows = [
        {"statement_id": statement_id, "indicator_id": "msp", "territory_id": f"DEP-{rank:02}"}
        | {"latest_date": DAY, "latest_edition": EDITION}
        | dict(zip((*numbers, "published_rate_pct"), row, strict=True))
        for rank, row in enumerate(rates)
    ]
    return findings(pl.DataFrame(rows), indicators_table())


def test_a_regression_published_as_0_is_noted() -> None:
    rows = found((18.0, 16.0, 25.0, -28.5714, 0.0))

    assert rows.row(0) == (
        *("recul", "msp", "DEP-00", DAY, EDITION, Severity.NOTE),
        "taux publié\u00a0: 0\u202f%",
        "16 après un départ à 18, soit un taux de −28,57\u202f%",
    )
    assert rows.height == 1


def test_a_target_passed_published_as_100_is_noted() -> None:
    rows = found((4.0, 15.0, 7.0, 366.6667, 100.0))

    assert rows.row(0) == (
        *("cible_depassee", "msp", "DEP-00", DAY, EDITION, Severity.NOTE),
        "taux publié\u00a0: 100\u202f%",
        "15 pour une cible de 7, soit un taux de 366,67\u202f%",
    )
    assert rows.height == 1


@pytest.mark.parametrize(
    "rates",
    [
        (12.0, 12.0, 15.0, 0.0, 0.0),
        (12.0, 13.0, 15.0, 33.33, 33.33),
        (12.0, 15.0, 15.0, 100.0, 100.0),
        # A start beyond the target: the published rate says whether the value still holds it.
        (10.0, 12.0, 8.0, -100.0, 100.0),
        (10.0, 7.0, 8.0, 150.0, 0.0),
    ],
)
def test_a_rate_that_hides_nothing_is_no_finding(rates: Rates) -> None:
    assert found(rates).is_empty()


def test_only_the_default_target_is_looked_at() -> None:
    assert found((18.0, 16.0, 25.0, -28.57, 0.0), statement_id="msp_braun_2027").is_empty()


def test_a_rate_that_cannot_be_computed_is_no_finding() -> None:
    rows = pl.DataFrame(
        {
            "statement_id": "msp_barometre",
            "indicator_id": "msp",
            "territory_id": "DEP-04",
            **dict.fromkeys(("latest_date", "latest_edition"), pl.Series([None], dtype=pl.Date)),
            **dict.fromkeys(
                (
                    *("baseline_value", "latest_value", "target_value"),
                    *("raw_rate_pct", "published_rate_pct"),
                ),
                pl.Series([None], dtype=pl.Float64),
            ),
        }
    )

    assert findings(rows, indicators_table()).is_empty()
