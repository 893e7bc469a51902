"""From counts of doctors to the facts: every total, then what is kept secret. Pure.

In: what the extracts say and the départements. Out: rows of `RppsCounts`. Counts add up in one
network: country, specialties, specialties in a région, régions, départements.
"""

from collections import Counter
from collections.abc import Sequence

import polars as pl

from pipelines.contract.rpps import (
    EVERY_SPECIALTY,
    NO_SPECIALTY,
    NOT_LOCATED,
    Counted,
    RppsCounts,
    Secrecy,
)
from pipelines.errors import PipelineError
from pipelines.sources.rpps_places import REGION_OF
from pipelines.sources.rpps_reading import Doctors
from pipelines.sources.suppression import Cell, exposed, protect
from pipelines.vocabulary import FRANCE

# Under these a count is a secret: less than 5 doctors of a place, less than 11 of a specialty.
OF_A_PLACE, OF_A_SPECIALTY = 5, 11

# Where every count ends: known, like the country where they all begin.
EVERYONE = "everyone"

Key = tuple[str, str]


def counts_table(doctors: Doctors, departements: Sequence[str]) -> pl.DataFrame:
    """Counts of one extract, sorted by key. Raises PipelineError if a secret cannot be kept."""
    cells = _network(doctors, departements)
    secrecy = protect(list(cells.values()))
    if exposed(list(cells.values()), secrecy):
        raise PipelineError(
            "RPPS : le secret statistique ne peut pas être garanti pour cette extraction. "
            "Rien n’a été modifié. Vérifiez que les trois fichiers sont complets."
        )
    rows = [
        _row(Counted.DIPLOME_HORS_UE, key, cell, secret, doctors.labels)
        for (key, cell), secret in zip(cells.items(), secrecy, strict=True)
    ]
    for counted, count in doctors.national.items():
        threshold = 0 if counted is Counted.DIPLOME_HORS_UE else OF_A_PLACE
        cell = Cell(tail=None, head=None, count=count, threshold=threshold)
        secret = Secrecy.PRIMARY if cell.is_small else Secrecy.PUBLISHED
        rows.append(_row(counted, (FRANCE, EVERY_SPECIALTY), cell, secret, {}))
    table = pl.DataFrame(rows, schema=RppsCounts.create_empty().schema, orient="row")
    return table.sort(RppsCounts.primary_key())


def _network(doctors: Doctors, departements: Sequence[str]) -> dict[Key, Cell]:
    """Every cell below the country, which is known, zeros included."""
    places, skills, both = Counter[str](), Counter[str](), Counter[Key]()
    for place, skill, count in doctors.cells.select("place", "skill", "doctors_count").iter_rows():
        region = NOT_LOCATED if place is None else REGION_OF[place]
        specialty = skill or NO_SPECIALTY
        places[place or NOT_LOCATED] += count
        skills[specialty] += count
        both[region, specialty] += count
    regions = sorted({REGION_OF[place] for place in departements})
    cells: dict[Key, Cell] = {}
    for specialty in sorted(skills):
        cells[FRANCE, specialty] = _cell(FRANCE, specialty, skills[specialty], OF_A_SPECIALTY)
        for region in (*regions, NOT_LOCATED):
            count = both[region, specialty]
            cells[region, specialty] = _cell(specialty, region, count, OF_A_SPECIALTY)
    for region in regions:
        inside = [place for place in departements if REGION_OF[place] == region]
        total = sum(places[place] for place in inside)
        below = ("parts", region)
        cells[region, EVERY_SPECIALTY] = _cell(region, below, total, OF_A_PLACE)
        for place in inside:
            cells[place, EVERY_SPECIALTY] = _cell(below, EVERYONE, places[place], OF_A_PLACE)
    elsewhere = _cell(NOT_LOCATED, EVERYONE, places[NOT_LOCATED], OF_A_PLACE)
    return cells | {(NOT_LOCATED, EVERY_SPECIALTY): elsewhere}


def _cell(tail: object, head: object, count: int, threshold: int) -> Cell:
    return Cell(tail=tail, head=head, count=count, threshold=threshold)


def _row(
    counted: Counted, key: Key, cell: Cell, secret: Secrecy, labels: dict[str, str]
) -> tuple[object, ...]:
    territory_id, specialty = key
    count = cell.count if secret is Secrecy.PUBLISHED else None
    label = labels.get(specialty)
    return (str(counted), territory_id, specialty, label, count, str(secret), cell.threshold)
