"""Checks between levels: a région against its départements, levels published at other dates.

In: built tables; `means` gives the mean of the départements weighted by population, for régions
and France, wherever all of them are measured. Out: rows of table `findings`.
"""

import polars as pl

from pipelines.checks.rounding import differ, half_unit
from pipelines.checks.rules import KEY, Rule, as_findings
from pipelines.checks.text import amount, day, number, percent
from pipelines.vocabulary import FRANCE, Level, Unit, ValueStatus

MOMENT = ["indicator_id", "date", "edition"]
LEVEL_NAMES = {
    Level.PAYS: "la France",
    Level.REGION: "les régions",
    Level.DEPARTEMENT: "les départements",
}

# How far a published percentage may be from the mean of its départements, beyond its own rounding.
MEAN_TOLERANCE_POINTS = 0.5
# A level counts as published at a date when at least this share of its territories is measured.
PUBLISHED_LEVEL_SHARE = 0.5


def findings(
    observations: pl.DataFrame,
    baselines: pl.DataFrame,
    territories: pl.DataFrame,
    indicators: pl.DataFrame,
    means: pl.DataFrame,
) -> pl.DataFrame:
    """Every finding between levels."""
    percentages = indicators.filter(pl.col("unit") == Unit.PERCENT).select("indicator_id")
    levels = territories.select("territory_id", "level")
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT).select(
        "territory_id", "parent_id", size=pl.len().over("parent_id")
    )
    printed = observations.select(*KEY, "value", "value_status").filter(
        pl.col("value_status").is_in([ValueStatus.OBSERVED, ValueStatus.CARRIED_FORWARD])
    )
    rates = printed.join(percentages, on="indicator_id", how="semi")
    return pl.concat(
        [
            _means(rates, means),
            _out_of_range(rates, departements),
            _same_territory(rates, baselines, departements, indicators),
            _late_levels(printed, levels),
        ]
    )


def _means(rates: pl.DataFrame, means: pl.DataFrame) -> pl.DataFrame:
    """A published percentage away from the mean of its départements."""
    value, mean = pl.col("value"), pl.col("mean")
    tolerance = MEAN_TOLERANCE_POINTS + half_unit(value)
    compared = rates.join(means.select(*KEY, mean="value"), on=KEY)
    return as_findings(
        compared.filter((value - mean).abs() > tolerance),
        Rule.MOYENNE_DES_DEPARTEMENTS,
        expected=percent(value) + ", valeur publiée",
        found=percent(mean, decimals=1) + " en moyenne pondérée des départements",
    )


def _out_of_range(rates: pl.DataFrame, departements: pl.DataFrame) -> pl.DataFrame:
    """A région below the lowest or above the highest of its départements, all published.

    Beyond what the rounding of both may explain.
    """
    value = pl.col("value")
    ranges = (
        rates.join(departements, on="territory_id")
        .group_by(*MOMENT, "size", territory_id="parent_id")
        .agg(pl.len(), lowest=value.min(), highest=value.max())
        .filter(pl.col("len") == pl.col("size"), pl.col("size") > 1)
    )
    below = value + half_unit(value) < pl.col("lowest") - half_unit(pl.col("lowest"))
    above = value - half_unit(value) > pl.col("highest") + half_unit(pl.col("highest"))
    range_text = "entre " + number(pl.col("lowest")) + " et " + percent(pl.col("highest"))
    return as_findings(
        rates.join(ranges, on=KEY).filter(below | above),
        Rule.HORS_DES_DEPARTEMENTS,
        expected=range_text + ", comme ses départements",
        found=percent(value),
    )


def _same_territory(
    rates: pl.DataFrame,
    baselines: pl.DataFrame,
    departements: pl.DataFrame,
    indicators: pl.DataFrame,
) -> pl.DataFrame:
    """A région and its only département that differ, in their value or their starting point.

    Values that are counts are left to `somme_departements`, which says the same.
    """
    only = departements.filter(pl.col("size") == 1)
    is_one = pl.col("territory_id").is_in([*only["territory_id"], *only["parent_id"]])
    rows = pl.concat(
        [
            rates.select(*KEY, "value", what=pl.lit("")).filter(is_one),
            baselines.select(*KEY, value="baseline_value", what=pl.lit("départ de ")).filter(
                is_one
            ),
        ]
    )
    own = rows.join(only, on="territory_id").select(
        *MOMENT, "what", territory_id="parent_id", own="value"
    )
    kinds = indicators.select("indicator_id", is_percent=pl.col("unit") == Unit.PERCENT)
    differing = (
        rows.join(own, on=[*KEY, "what"])
        .join(kinds, on="indicator_id")
        .filter(differ(pl.col("value"), pl.col("own")))
        .sort("what")
        # One finding where both differ on the same day.
        .group_by(KEY, maintain_order=True)
        .agg(
            expected=(pl.col("what") + amount(pl.col("own"))).str.join(", "),
            found=(pl.col("what") + amount(pl.col("value"))).str.join(", "),
        )
    )
    return as_findings(
        differing,
        Rule.NIVEAUX_DIFFERENTS,
        expected=pl.col("expected") + ", comme son seul département",
        found=pl.col("found"),
    )


def _late_levels(printed: pl.DataFrame, levels: pl.DataFrame) -> pl.DataFrame:
    """Levels whose newest measures, in one edition, are older than those of another level.

    One finding per indicator and edition, told for France at the newest date.
    """
    sizes = levels.group_by("level").len("size")
    names = pl.col("level").cast(pl.String).replace_strict(LEVEL_NAMES)
    newest = (
        printed.filter(pl.col("value_status") == ValueStatus.OBSERVED)
        .join(levels, on="territory_id")
        .group_by("indicator_id", "edition", "level", "date")
        .len("present")
        .join(sizes, on="level")
        .filter(pl.col("present") >= PUBLISHED_LEVEL_SHARE * pl.col("size"))
        .group_by("indicator_id", "edition", "level")
        .agg(pl.col("date").max())
        .sort(pl.col("level").cast(pl.Enum(Level)))
    )
    last = pl.col("date").max()
    told = day(pl.col("date")) + " pour " + names
    late = newest.group_by("indicator_id", "edition", maintain_order=True).agg(
        territory_id=pl.lit(FRANCE),
        expected=names.filter(pl.col("date") == last).str.join(" et "),
        found=told.filter(pl.col("date") < last).str.join(", "),
        is_late=(pl.col("date") < last).any(),
        date=last,
    )
    return as_findings(
        late.filter("is_late"),
        Rule.NIVEAU_EN_RETARD,
        expected=day(pl.col("date")) + ", comme " + pl.col("expected"),
        found=pl.col("found"),
    )
