"""The seam between the pipeline and the dashboard: one dataframely schema per published table.

`TABLES` gives the file names; a table is sorted by its primary key: same rows, same bytes.
"""

import dataframely as dy

from pipelines.contract.cnam import CnamSeries
from pipelines.contract.cnr import (
    CommitmentEvents,
    Commitments,
    InitiativeCounts,
    Initiatives,
    PublishedFigures,
)
from pipelines.contract.comparison import Comparison, Inequality, Peers
from pipelines.contract.context import Context, ContextVariables
from pipelines.contract.distance import MspDistance
from pipelines.contract.finess import BpeCounts, FinessStocks
from pipelines.contract.padhue import (
    EvcComputed,
    EvcFigures,
    PadhueDurations,
    PadhueTexts,
    PadhueTransitions,
)
from pipelines.contract.progress import Backtests, Progress
from pipelines.contract.quality import EditionCalendar, Findings, Sources, UnreadSources
from pipelines.contract.rpps import RppsDoctors
from pipelines.contract.series import Baselines, CurrentValues, Indicators, Observations
from pipelines.contract.targets import CurrentTargets, Targets
from pipelines.contract.territories import Population, Territories

TABLES: dict[str, type[dy.Schema]] = {
    "territories": Territories,
    "population": Population,
    "context": Context,
    "context_variables": ContextVariables,
    "indicators": Indicators,
    "observations": Observations,
    "current_values": CurrentValues,
    "baselines": Baselines,
    "targets": Targets,
    "current_targets": CurrentTargets,
    "progress": Progress,
    "backtests": Backtests,
    "comparison": Comparison,
    "peers": Peers,
    "inequality": Inequality,
    "commitments": Commitments,
    "commitment_events": CommitmentEvents,
    "initiatives": Initiatives,
    "initiative_counts": InitiativeCounts,
    "published_figures": PublishedFigures,
    "evc_figures": EvcFigures,
    "evc_computed": EvcComputed,
    "padhue_transitions": PadhueTransitions,
    "padhue_texts": PadhueTexts,
    "padhue_durations": PadhueDurations,
    "finess_stocks": FinessStocks,
    "bpe_counts": BpeCounts,
    "msp_distance": MspDistance,
    "rpps_doctors": RppsDoctors,
    "cnam_series": CnamSeries,
    "sources": Sources,
    "unread_sources": UnreadSources,
    "edition_calendar": EditionCalendar,
    "findings": Findings,
}
