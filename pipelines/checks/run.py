"""Every check on the built tables.

In: the tables of the contract but `findings`. Out: table `findings`.
"""

from collections.abc import Mapping

import polars as pl

from pipelines.checks import changes, cnam, levels, progress, revisions, series, targets
from pipelines.checks.rules import last_starts
from pipelines.contract.quality import Findings
from pipelines.vocabulary import Aggregation


def findings(tables: Mapping[str, pl.DataFrame], means: pl.DataFrame) -> pl.DataFrame:
    """What every check found, sorted by key.

    `means`: mean of the départements weighted by population, for each région and France, by
    indicator, date and edition, where all of them are measured.
    """
    indicators, territories = tables["indicators"], tables["territories"]
    aggregations = {
        indicator_id: Aggregation(aggregation)
        for indicator_id, aggregation in indicators.select("indicator_id", "aggregation").rows()
    }
    observations, baselines = tables["observations"], tables["baselines"]
    starts = last_starts(baselines)
    found = pl.concat(
        [
            series.findings(observations, territories, aggregations),
            levels.findings(observations, baselines, territories, indicators, means),
            changes.findings(tables["current_values"], indicators),
            targets.findings(tables["targets"], starts, territories, indicators),
            revisions.findings(starts, tables["targets"], indicators),
            progress.findings(tables["progress"], indicators),
            cnam.findings(tables["cnam_series"], territories),
        ]
    )
    return found.sort(Findings.primary_key())
