"""FINESS as it was published until May 2026: structures open on the day of the file, flat.

Layout: a first line that names the file and its day, no header, `;`. Then lines `structureet` and,
in the geolocated file, `geolocalisation`; their cells are those of the producer's layouts. UTF-8,
or CP1252 in the yearly stocks. A structure that has closed is in no later file: the stock of the
past that a file gives is that of the structures still open on its day.

Its opening dates differ from those of FINESS+ for about a third of the structures, and closures are
missing: the two are never one series. Coordinates are metres in one projection per territory: they
are left aside.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl

from pipelines.errors import Defect, RejectedFile
from pipelines.sources.delimited import BOM
from pipelines.sources.departements import missing_departements, only_file
from pipelines.sources.finess import (
    CATEGORIES,
    CATEGORY,
    MOST_REJECTED,
    Place,
    Printed,
    Register,
    StructureFacts,
    refused_size,
    territory_of,
)
from pipelines.sources.model import Known, RawFile, RowCount, Source, TidyEdition
from pipelines.sources.rejects import rejects_of

FLAT_ID, YEARLY_ID = "finess_legacy", "finess_annuel"
MAX_BYTES = 200_000_000
TITLE = re.compile(r"^finess;etalab;\d+;[12]\d{3}-\d{2}-\d{2}$")
STRUCTURE, POINT = "structureet", "geolocalisation"
# The geolocated file has no last cell, the number of a school.
WIDTHS = {STRUCTURE: (31, 32), POINT: (6,)}
CELLS = {
    "finess_id": 1,
    "commune": 12,
    "departement": 13,
    "category_code": 18,
    "opened_on": 28,
    "authorised_on": 29,
}
NAMES = {
    "finess_id": "nofinesset",
    "commune_id": "commune",
    "category_code": "categetab",
    "opened_on": "dateouv",
    "authorised_on": "dateautor",
}
# Overseas, the département is 9A to 9F and the commune goes on from its last digit.
OVERSEAS = re.compile(r"^9[A-Z]$")

Line = tuple[int, str]


def tidy(files: Sequence[RawFile], known: Known, *, source_id: str) -> TidyEdition:
    """Structures by FINESS number, the file read line by line; a few bad lines are rejects.

    Raises RejectedFile with all defects.
    """
    raw = only_file(files, source_id)
    if defects := refused_size(raw, MAX_BYTES):
        raise RejectedFile(source_id, defects)
    register = Register(known=known, edition=raw.edition, most_rejected=MOST_REJECTED)
    departements: set[str] = set()
    count = 0
    for number, cells in _structures(raw, register):
        count += 1
        departements.add(territory_of(_commune(cells)))
        _keep(cells, Place(label=raw.label, names=NAMES, line=number), register)
        if register.is_full:
            break
    defects = register.all_defects(raw.label)
    seen = pl.DataFrame({"territory_id": sorted(departements)})
    if defects := defects or missing_departements(seen, known, raw.label):
        raise RejectedFile(source_id, defects)
    facts, rejected = register.facts(), register.rejected_count
    rows = {raw.path.name: RowCount(read=count, kept=facts.height, rejected=rejected)}
    return TidyEdition(facts=facts, rows=rows, rejects=rejects_of(register.defects))


def _keep(cells: list[str], place: Place, register: Register) -> None:
    code = cells[CELLS["category_code"]]
    if not CATEGORY.match(code):
        rule = "catégorie illisible : trois ou quatre chiffres attendus"
        register.reject(place.defect("category_code", rule, code))
    elif code in CATEGORIES:
        printed = Printed(
            finess_id=cells[CELLS["finess_id"]],
            category_code=code,
            commune_id=_commune(cells),
            opened_on=cells[CELLS["opened_on"]],
            authorised_on=cells[CELLS["authorised_on"]],
        )
        register.add(printed, place)


def _commune(cells: list[str]) -> str:
    departement, commune = cells[CELLS["departement"]], cells[CELLS["commune"]]
    # 9J is Wallis-et-Futuna: 98613. The six départements and their neighbours begin by 97.
    prefix = ("98" if departement > "9F" else "97") if OVERSEAS.match(departement) else departement
    return prefix + commune


def _structures(raw: RawFile, register: Register) -> Iterator[tuple[int, list[str]]]:
    """Cells of each structure, with its line; what is no line of the layout is a defect."""
    for number, text in _lines(raw, register):
        if number == 1:
            if not TITLE.match(text):
                rule = "première ligne inattendue : finess;etalab;numéro;date attendue"
                register.refuse(Defect(file=raw.label, rule=rule, line=1, value=text))
            continue
        cells = _cells(text)
        section = cells[0] if cells else ""
        if section not in WIDTHS:
            rule = f"la ligne ne commence ni par {STRUCTURE} ni par {POINT}"
        elif len(cells) not in WIDTHS[section]:
            wanted = " ou ".join(map(str, WIDTHS[section]))
            rule = f"la ligne {section} n’a pas {wanted} colonnes"
        else:
            if section == STRUCTURE:
                yield number, cells
            continue
        register.reject(Defect(file=raw.label, rule=rule, line=number, value=text))


def _cells(text: str) -> list[str]:
    if '"' not in text:
        return text.split(";")
    try:
        return next(csv.reader([text], delimiter=";", strict=True))
    except csv.Error:
        return []


def _lines(raw: RawFile, register: Register) -> Iterator[Line]:
    """Text of each line, in the encoding that the whole file is in."""
    encoding = _encoding(raw.path)
    with raw.path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if register.is_full:
                return
            if not line.endswith(b"\n"):
                rule = "la dernière ligne est tronquée : il manque la fin de ligne"
                value = line[:80].decode("latin-1")
                register.refuse(Defect(file=raw.label, rule=rule, line=number, value=value))
                return
            plain = line.removeprefix(BOM) if number == 1 else line
            try:
                yield number, plain.decode(encoding).rstrip("\r\n")
            except UnicodeDecodeError:
                rule = "octets qui ne sont ni de l’UTF-8 ni du CP1252"
                value = line.decode("latin-1").strip()
                register.reject(Defect(file=raw.label, rule=rule, line=number, value=value))


def _encoding(path: Path) -> str:
    """UTF-8 where every line is; otherwise CP1252."""
    with path.open("rb") as stream:
        for line in stream:
            if not line.isascii():
                try:
                    line.decode("utf-8")
                except UnicodeDecodeError:
                    return "cp1252"
    return "utf-8"


def flat_edition(path: Path) -> date | None:
    """The day in the name of a flat file: `etalab-cs1100502-stock-20260512-0339.csv`."""
    digits = re.search(r"([12]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", path.name)
    return date(int(digits[1]), int(digits[2]), int(digits[3])) if digits else None


def yearly_edition(path: Path) -> date | None:
    """31 December of the year in the name of a yearly stock."""
    year = re.search(r"[12]\d{3}", path.name)
    return date(int(year[0]), 12, 31) if year else None


def _source(
    source_id: str, title: str, pattern: str, edition_of: Callable[[Path], date | None]
) -> Source:
    return Source(
        id=source_id,
        producer="Ministère chargé de la santé (FINESS)",
        title=title,
        licence="Licence Ouverte (Etalab)",
        page_url="https://www.data.gouv.fr/datasets/finess-extraction-du-fichier-des-etablissements",
        file_pattern=pattern,
        edition_of=edition_of,
        tidy=partial(tidy, source_id=source_id),
        schema=StructureFacts,
        max_bytes=MAX_BYTES,
        max_rejected_share=MOST_REJECTED,
    )


FLAT = _source(
    FLAT_ID,
    "FINESS – Extraction du fichier des établissements",
    r"etalab[-_]cs110050[27][-_]stock[-_][12]\d{7}([-_]\d{4})?\.csv",
    flat_edition,
)
# The names inside the producer's archive could not be seen: rename them so, one file a year.
YEARLY = _source(
    YEARLY_ID,
    "FINESS – Stocks annuels des établissements",
    r"finess[-_]stock[-_][12]\d{3}\.csv",
    yearly_edition,
)
