"""A country of three régions and five départements, one of them overseas, two with a letter."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from pipelines.facts.store import Grammar
from pipelines.sources.model import CogFacts, Known, PopulationFacts
from pipelines.vocabulary import Level

REGIONS = {"06": "Mayotte", "93": "Provence-Alpes-Côte d'Azur", "94": "Corse"}
DEPARTEMENTS = {
    "04": ("93", "Alpes-de-Haute-Provence"),
    "13": ("93", "Bouches-du-Rhône"),
    "2A": ("94", "Corse-du-Sud"),
    "2B": ("94", "Haute-Corse"),
    "976": ("06", "Mayotte"),
}
PARENTS = {f"DEP-{code}": f"REG-{region}" for code, (region, _) in DEPARTEMENTS.items()}
KNOWN = Known(
    territory_ids=frozenset(PARENTS) | set(PARENTS.values()) | {"FR"}, today=date(2026, 3, 15)
)
COG_EDITION = date(2026, 1, 1)
EDITION = date(2026, 3, 1)
NEWER_EDITION = date(2026, 3, 15)
END_OF_2023 = date(2023, 12, 31)
MSP_AT_THE_END_OF_2023 = {"04": 15, "13": 40, "2A": 5, "2B": 8, "976": 1}


def territories() -> pl.DataFrame:
    """Links and levels of the tiny country."""
    rows: list[tuple[str, str, str | None]] = [("FR", Level.PAYS, None)]
    rows += [(f"REG-{code}", Level.REGION, "FR") for code in REGIONS]
    rows += [(child, Level.DEPARTEMENT, parent) for child, parent in PARENTS.items()]
    return pl.DataFrame(rows, schema=["territory_id", "level", "parent_id"], orient="row")


def population(counts: Mapping[str, int], year: int = 2023) -> pl.DataFrame:
    """Population of territories in one year."""
    return pl.DataFrame(
        {
            "territory_id": list(counts),
            "year": [year] * len(counts),
            "population_count": list(counts.values()),
        }
    )


def cog_facts() -> pl.DataFrame:
    """The tiny country's Code officiel géographique."""
    rows = [(f"REG-{code}", "region", code, name, "FR") for code, name in REGIONS.items()]
    rows += [
        (f"DEP-{code}", "departement", code, name, f"REG-{region}")
        for code, (region, name) in DEPARTEMENTS.items()
    ]
    schema = CogFacts.create_empty().schema
    return pl.DataFrame(rows, schema=schema, orient="row").sort("territory_id")


def population_facts() -> pl.DataFrame:
    """A thousand inhabitants in each département."""
    rows = [(territory_id, 2023, 1000) for territory_id in sorted(PARENTS)]
    return pl.DataFrame(rows, schema=PopulationFacts.create_empty().schema, orient="row")


def grammar() -> pl.DataFrame:
    """French words around each name; names with the typographic apostrophe."""
    names = {"FR": "France"} | {f"REG-{code}": name for code, name in REGIONS.items()}
    names |= {f"DEP-{code}": name for code, (_, name) in DEPARTEMENTS.items()}
    rows = [
        (territory_id, name.replace("'", "’"), None, f"de {name}", f"en {name}")
        for territory_id, name in sorted(names.items())
    ]
    return pl.DataFrame(rows, schema=Grammar.create_empty().schema, orient="row")
