"""FINESS in Occitanie, March 2026: the only file of structures that the project holds so far.

Layout: the geolocated file of before FINESS+, with named columns, degrees and the commune's code,
kept to the thirteen départements of one région. Its day is not known, only its month: the edition
is the first day of it. Who made the extract and under which licence is not stated in the file.
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.errors import RejectedFile
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.departements import missing_departements, only_file
from pipelines.sources.finess import (
    CATEGORIES,
    CATEGORY,
    Place,
    Printed,
    Register,
    StructureFacts,
    position,
)
from pipelines.sources.model import NOT_STATED, Known, RawFile, RowCount, Source, TidyEdition

ID = "finess_occitanie"
LAYOUT = Layout(
    columns=(
        *("numero_finess_etablissement", "numero finess etablissement juridique"),
        *("raison_sociale", "rslongue", "complrs", "numvoie", "typvoie", "voie", "compvoie"),
        *("compldistrib", "lieuditbp", "code_commune", "ligneacheminement", "departement"),
        *("libelle_departement", "categetab", "categorie", "siret", "codeape", "coordxet"),
        *("coordyet", "dateouv", "dateautor", "longitude", "latitude", "type d etablissements"),
        "code_insee",
    ),
    delimiter=";",
    is_quoted=True,
)
NAMES = {
    "finess_id": "numero_finess_etablissement",
    "category_code": "categetab",
    "commune_id": "code_insee",
    "opened_on": "dateouv",
    "authorised_on": "dateautor",
}
# The thirteen départements of REG-76.
DEPARTEMENTS = frozenset(
    f"DEP-{code}"
    for code in ("09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82")
)


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Structures by FINESS number. Raises RejectedFile with all defects."""
    raw = only_file(files, ID)
    text, defects = read_delimited(raw, LAYOUT)
    structures = text.with_columns(territory_id="DEP-" + pl.col("departement"))
    defects += broken_rules(structures, _rules(), raw.label)
    register = Register(known=known, edition=raw.edition)
    ours = structures.filter(pl.col("categetab").is_in(list(CATEGORIES)))
    for row in ours.iter_rows(named=True):
        place = Place(label=raw.label, names=NAMES, line=row["line"])
        register.add(_printed(row), place)
    if text.height:
        defects += register.all_defects(raw.label)
    covered = Known(territory_ids=DEPARTEMENTS, today=known.today)
    if defects := defects or missing_departements(structures, covered, raw.label):
        raise RejectedFile(ID, defects)
    facts = register.facts()
    rows = {raw.path.name: RowCount(read=text.height, kept=facts.height)}
    return TidyEdition(facts=facts, rows=rows)


def _rules() -> list[Rule]:
    number = pl.col("numero_finess_etablissement")
    return [
        Rule(
            text="département hors de l’Occitanie",
            column="departement",
            broken=~pl.col("territory_id").is_in(list(DEPARTEMENTS)).fill_null(value=False),
        ),
        Rule(
            text="la commune n’est pas dans le département",
            column="code_insee",
            broken=pl.col("code_insee").str.slice(0, 2).ne_missing(pl.col("departement")),
        ),
        Rule(
            text="catégorie illisible : trois ou quatre chiffres attendus",
            column="categetab",
            broken=~pl.col("categetab").fill_null("").str.contains(CATEGORY.pattern),
        ),
        Rule(
            text="numéro FINESS en double",
            column="numero_finess_etablissement",
            # Those of our categories are told by the register.
            broken=number.is_duplicated() & ~pl.col("categetab").is_in(list(CATEGORIES)),
        ),
    ]


def _printed(row: dict[str, str | None]) -> Printed:
    texts = {name: text or "" for name, text in row.items()}
    return Printed(
        finess_id=texts[NAMES["finess_id"]],
        category_code=texts[NAMES["category_code"]],
        commune_id=texts[NAMES["commune_id"]],
        opened_on=texts[NAMES["opened_on"]],
        authorised_on=texts[NAMES["authorised_on"]],
        position=position(texts["latitude"], texts["longitude"]),
    )


def edition_of(path: Path) -> date | None:
    """The first day of the month in a file's name."""
    digits = re.search(r"([12]\d{3})-(0[1-9]|1[0-2])", path.name)
    return date(int(digits[1]), int(digits[2]), 1) if digits else None


SOURCE = Source(
    id=ID,
    producer="Extrait de FINESS pour l’Occitanie (auteur non précisé)",
    title="FINESS – Établissements d’Occitanie",
    licence=NOT_STATED,
    page_url=None,
    verified=False,
    file_pattern=r"etablissements_occitanie_[12]\d{3}-(0[1-9]|1[0-2])\.csv",
    edition_of=edition_of,
    tidy=tidy,
    schema=StructureFacts,
)
