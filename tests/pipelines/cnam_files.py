"""Exports of data.ameli.fr as tests write them.

The common columns are those of the portal; the names of the others are made up: no file of these
datasets could be opened.
"""

from collections.abc import Iterable

from tests.tiny_country import DEPARTEMENTS, REGIONS

COMMON = ("annee", "region", "libelle_region", "departement", "libelle_departement")


def row(code: str, year: object, *cells: object) -> str:
    """A département and a year, then the other columns."""
    region, name = DEPARTEMENTS.get(code, ("99", "FRANCE"))
    label = REGIONS.get(region, "FRANCE")
    return ";".join(map(str, (year, region, label, code, name, *cells)))


def export(rows: Iterable[str], *columns: str) -> bytes:
    """A file with the BOM that the portal writes, and these columns after the common ones."""
    header = ";".join((*COMMON, *columns))
    return ("\ufeff" + "\n".join([header, *rows, ""])).encode()


def contracts(year: int = 2024, first: int = 10) -> list[str]:
    """A row of each département, one contract more in each, then those of the totals."""
    counts = dict(zip(DEPARTEMENTS, range(first, first + len(DEPARTEMENTS)), strict=True))
    rows = [row(code, year, count) for code, count in counts.items()]
    return [*rows, row("999", year, sum(counts.values()))]
