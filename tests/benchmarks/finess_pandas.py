"""The same job with json and pandas, to compare with: structures of our categories, their dates.

Run as `python -m tests.benchmarks.finess_pandas FILE`: prints how many structures. Nothing is
checked nor set aside here, so that it does less than what it is compared with.
"""

import gzip
import json
import sys
from typing import Final

import pandas as pd

from tests.benchmarks.processes import tell_peak

OURS: Final = ("603", "604", "124", "439")
INFORMATION: Final = "informationsGeneralesEGE"
DATES: Final = ("dateOuverture", "datePremiereAutorisation", "dateFermeture")


def structures(path: str) -> pd.DataFrame:
    """One row per structure, by FINESS number; those of the Pacific are left out."""
    with gzip.open(path, "rb") as stream:
        entities = pd.DataFrame(json.load(stream)["pmej"])
    sites = pd.DataFrame(entities["ege"].explode().dropna().tolist())
    ours = sites[sites["categorieentiteGeographiqueExercice"].isin(OURS)]
    main = ours["adresse"].map(
        lambda addresses: next(one for one in addresses if one["usageAdresse"] == "03")
    )
    commune = main.str["cogCommune"]
    found = pd.DataFrame(
        {
            "finess_id": ours[INFORMATION].str["numFinessEge"],
            "category": ours["categorieentiteGeographiqueExercice"],
            "commune": commune,
            "latitude": pd.to_numeric(main.str["coordonneesGeographique"].str["directionLatitude"]),
            **{name: pd.to_datetime(ours[INFORMATION].str[name]) for name in DATES},
        }
    )
    return found[~commune.str.startswith("98")].sort_values("finess_id")


if __name__ == "__main__":
    print(len(structures(sys.argv[1])), "structures kept with pandas")
    tell_peak()
