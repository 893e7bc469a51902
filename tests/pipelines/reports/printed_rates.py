"""Files that print rates, for `cap-sante oracle` to compare."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from tests.factories import write
from tests.raw_files import Line, barometre_text

Oracle = Callable[..., CompletedProcess[str]]

UNKNOWN_TO_US = "IND-335"
METADATA_HEADER = (
    "indic_id,indic_parent_ch,indic_nom,indic_nom_baro,indic_descr,indic_descr_baro,tendance,"
    "indic_categorie_evolution"
)


def zone(
    start: float,
    value: float,
    goal: float,
    printed: float,
    name: str = "D04",
    code: str = UNKNOWN_TO_US,
) -> list[Line]:
    """What a file says of a zone: its start, its value with the printed rate, its target."""
    return [
        Line(code=code, zone=name, day="2022-12-31", vi=str(start)),
        Line(code=code, zone=name, day="2024-06-30", va=str(value), ta=str(printed)),
        Line(code=code, zone=name, day="2026-12-31", vc=str(goal)),
    ]


def edition(folder: Path, *lines: Line, name: str = "ind-335.csv") -> Path:
    """A folder with one file of these lines."""
    write(folder / name, barometre_text(*lines))
    return folder


MIXED = [
    *zone(10, 15, 20, 50, "D01"),
    *zone(10, 15, 20, 50.02, "D02"),
    *zone(10, 15, 20, 49.7, "D03"),
    *zone(10, 15, 20, 55, "D04"),
    *zone(99, 90, 100, 0, "D36"),
    *zone(4, 8, 7, 100, "D2B"),
    *zone(100, 100, 100, 100, "D90"),
    *zone(120, 99, 100, 0, "D91"),
]
