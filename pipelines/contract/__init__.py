"""The seam between the pipeline and the dashboard: one dataframely schema per published table.

`TABLES` gives the file names; a table is sorted by its primary key: same rows, same bytes.
"""

import dataframely as dy

from pipelines.contract.progress import Backtests, Progress
from pipelines.contract.quality import Findings, Sources
from pipelines.contract.series import Baselines, CurrentValues, Indicators, Observations
from pipelines.contract.targets import CurrentTargets, Targets
from pipelines.contract.territories import Population, Territories

TABLES: dict[str, type[dy.Schema]] = {
    "territories": Territories,
    "population": Population,
    "indicators": Indicators,
    "observations": Observations,
    "current_values": CurrentValues,
    "baselines": Baselines,
    "targets": Targets,
    "current_targets": CurrentTargets,
    "progress": Progress,
    "backtests": Backtests,
    "sources": Sources,
    "findings": Findings,
}
