"""The same job with pandas, to compare with: doctors with a DAU by département and specialty.

Run as `python -m tests.benchmarks.rpps_pandas DIPLOMAS ACTIVITIES SKILLS`: prints how many doctors.
Nothing is set aside nor kept secret here, so that it does less than what it is compared with.
"""

import csv
import sys
from typing import Final

import pandas as pd

from tests.benchmarks.processes import tell_peak

PERSON: Final = "Identifiant PP"
ADDRESS: Final = "(coord. structure)"


def counts(diplomas: str, activities: str, skills: str) -> "pd.Series[int]":
    """Doctors by place and specialty."""
    abroad = _read(diplomas, "Code type diplôme obtenu")
    people = set(abroad.loc[abroad["Code type diplôme obtenu"] == "DAU", PERSON])
    practised = _read(
        activities,
        *("Code profession", "Code catégorie professionnelle", "Code savoir-faire"),
        *("Code mode exercice", f"Code postal {ADDRESS}", f"Code commune {ADDRESS}"),
    )
    doctors = practised[
        (practised["Code profession"] == "10")
        & (practised["Code catégorie professionnelle"] != "E")
        & practised[PERSON].isin(people)
    ].copy()
    code = doctors[f"Code commune {ADDRESS}"].fillna(doctors[f"Code postal {ADDRESS}"]).fillna("")
    doctors["place"] = code.str[:2].where(~code.str.startswith("97"), code.str[:3])
    doctors["second"] = doctors["Code mode exercice"] != "S"
    doctors = doctors.sort_values([PERSON, "second", "place"]).drop_duplicates(PERSON)
    listed = _read(skills, "Code savoir-faire").drop_duplicates(PERSON).set_index(PERSON)
    skill = doctors["Code savoir-faire"].fillna(doctors[PERSON].map(listed["Code savoir-faire"]))
    return doctors.groupby(["place", skill.fillna("")]).size()


def _read(path: str, *columns: str) -> pd.DataFrame:
    return pd.read_csv(
        path,
        sep="|",
        usecols=[PERSON, *columns],
        dtype=str,
        quoting=csv.QUOTE_NONE,
        on_bad_lines="skip",
        encoding_errors="replace",
    )


if __name__ == "__main__":
    print(counts(*sys.argv[1:4]).sum(), "doctors counted with pandas")
    tell_peak()
