"""Cnam, data.ameli.fr: headcounts of health professionals; general practitioners are kept.

One CSV (UTF-8 with a BOM) of professions by territory. Département 999 holds the totals by région
and for France: they are dropped, since départements give them by adding.
"""

from collections.abc import Sequence
from datetime import date

import dataframely as dy
import polars as pl

from pipelines.errors import Defect, RejectedFile
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.departements import (
    DECIMAL,
    departement_rules,
    missing_departements,
    number_rule,
    only_file,
    vintage,
)
from pipelines.sources.model import NOT_STATED, Known, RawFile, RowCount, Source, TidyEdition

ID = "ameli"
# General practice proper. « Ensemble des médecins généralistes » adds the MEP, doctors of a
# particular expertise whom the producer counts apart: exactly the two lines, in every département.
GENERALISTES = "Médecins généralistes (hors médecins à expertise particulière - MEP)"
TOTALS = "999"
LAYOUT = Layout(
    columns=(
        *("annee", "profession_sante", "region", "libelle_region"),
        *("departement", "libelle_departement", "classe_age", "libelle_classe_age"),
        *("libelle_sexe", "effectif", "densite", "vision_generale_all"),
        *("vision_generale_prescriptions", "vision_profession_territoire"),
    )
)


class GeneralistesFacts(dy.Schema):
    """General practitioners of a département, all ages and sexes, and per 100 000 inhabitants."""

    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    generalistes_count = dy.Int64(min=0)
    generalistes_per_100k = dy.Float64(min=0)


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """General practitioners by département, sorted by key. Raises RejectedFile."""
    raw = only_file(files, ID)
    text, defects = read_delimited(raw, LAYOUT)
    kept = text.filter(
        pl.col("profession_sante") == GENERALISTES,
        pl.col("departement") != TOTALS,
        pl.col("classe_age") == "tout_age",
        pl.col("libelle_sexe") == "tout sexe",
    ).with_columns(territory_id="DEP-" + pl.col("departement"))
    defects += broken_rules(kept, _rules(raw.edition, known), raw.label)
    if not defects and kept.is_empty():
        defects = [Defect(file=raw.label, rule=f"aucune ligne pour « {GENERALISTES} »")]
    if defects := defects or missing_departements(kept, known, raw.label):
        raise RejectedFile(ID, defects)
    facts = kept.select(
        "territory_id",
        year=pl.col("annee").cast(pl.Int32),
        generalistes_count=pl.col("effectif").cast(pl.Int64),
        generalistes_per_100k=pl.col("densite").cast(pl.Float64),
    )
    rows = {raw.path.name: RowCount(read=text.height, kept=kept.height)}
    return TidyEdition(facts=facts.sort(GeneralistesFacts.primary_key()), rows=rows)


def _rules(edition: date, known: Known) -> list[Rule]:
    return [
        Rule(
            text=f"l’année attendue dans ce fichier est {edition.year}",
            column="annee",
            broken=pl.col("annee").ne_missing(str(edition.year)),
        ),
        *departement_rules("departement", known),
        number_rule("effectif"),
        number_rule("densite", DECIMAL),
    ]


SOURCE = Source(
    id=ID,
    producer="Cnam (data.ameli.fr)",
    title="Démographie des professionnels de santé : effectifs et densités",
    licence=NOT_STATED,
    page_url="https://data.ameli.fr/explore/dataset/demographie-effectifs-et-les-densites/",
    verified=False,
    file_pattern=r"ameli_effectifs_densites_[12]\d{3}\.csv",
    edition_of=vintage,
    tidy=tidy,
    schema=GeneralistesFacts,
)
