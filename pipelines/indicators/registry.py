"""Every indicator, in the order in which readers see them, and the published table of them."""

import polars as pl

from pipelines.contract.series import Indicators
from pipelines.indicators.ald import ALD
from pipelines.indicators.assistants import ASSISTANTS
from pipelines.indicators.centres_sante import CENTRES_SANTE
from pipelines.indicators.cpts import CPTS
from pipelines.indicators.model import Indicator
from pipelines.indicators.msp import MSP
from pipelines.indicators.sas import SAS

INDICATORS: tuple[Indicator, ...] = (MSP, CPTS, ASSISTANTS, CENTRES_SANTE, SAS, ALD)


def indicators_table() -> pl.DataFrame:
    """Table `indicators`: one row per declaration, `position` in reading order from 1."""
    rows = [
        {"indicator_id": i.id, "position": position}
        | {
            name: getattr(i, name)
            for name in Indicators.column_names()
            if name not in {"indicator_id", "position", "caveats", "source_ids"}
        }
        | {"caveats": list(i.caveats), "source_ids": list(i.source_ids)}
        for position, i in enumerate(INDICATORS, start=1)
    ]
    return pl.DataFrame(rows, schema=Indicators.create_empty().schema).sort("indicator_id")
