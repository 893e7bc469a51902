"""Baromètre, first generation (SIG and Etalab, 2021 to January 2023): MSP and centres de santé.

Three files (national, régional, départemental) where `date` is the true month end. Only this
edition gives the MSP of 30 June 2022.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from pipelines.errors import Defect, RejectedFile
from pipelines.sources.barometre import NUMBER
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.editions import edition_of_folder
from pipelines.sources.model import (
    Known,
    RawFile,
    RowCount,
    SeriesFacts,
    Source,
    TidyEdition,
)

ID = "etalab"
INDICATORS = {"nb-maisons-sante": "msp", "nb-centres-sante": "centres_sante"}
# Zone column of each file and what its code becomes.
ZONES = {
    "sante_national.csv": ("maille_geographique", ()),
    "sante_regional.csv": ("code_region", ("libelle_region",)),
    "sante_departemental.csv": ("code_departement", ("libelle_departement",)),
}
PREFIXES = {"code_region": "REG-", "code_departement": "DEP-"}


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Facts of the edition's three files, sorted by key. Raises RejectedFile with all defects."""
    frames, rows = [], {}
    defects = [
        Defect(file=name, rule="fichier absent de l’édition : les trois mailles vont ensemble")
        for name in sorted(ZONES.keys() - {raw.path.name for raw in files})
    ]
    for raw in files:
        zone, names = ZONES[raw.path.name]
        text, malformed = read_delimited(raw, _layout(zone, names))
        typed = _typed(text, zone)
        rows[raw.path.name] = RowCount(read=typed.height, kept=typed.height)
        frames.append(typed.drop("date").rename({"day": "date"}))
        defects += malformed + broken_rules(typed, _rules(zone, raw.edition, known), raw.label)
    if defects:
        raise RejectedFile(ID, defects)
    facts = pl.concat([frame.select(SeriesFacts.column_names()) for frame in frames])
    return TidyEdition(facts=facts.sort(SeriesFacts.primary_key()), rows=rows)


def _layout(zone: str, names: tuple[str, ...]) -> Layout:
    return Layout(
        columns=("mesure", "indicateur", "id_indicateur", zone, *names, "date", "valeur", "unite")
    )


def _typed(text: pl.DataFrame, zone: str) -> pl.DataFrame:
    prefix = PREFIXES.get(zone)
    territory = pl.lit("FR") if prefix is None else prefix + pl.col(zone)
    nothing = pl.lit(None, dtype=pl.Float64)
    return text.with_columns(
        indicator_id=pl.col("id_indicateur").replace_strict(INDICATORS, default=None),
        territory_id=territory,
        day=pl.col("date").str.to_date("%Y-%m-%d", strict=False),
        value=pl.col("valeur").cast(pl.Float64, strict=False),
        baseline_value=nothing,
        target_value=nothing,
        published_rate_pct=nothing,
    )


def _rules(zone: str, edition: date, known: Known) -> list[Rule]:
    day = pl.col("day")
    return [
        Rule(
            text="indicateur inconnu",
            column="id_indicateur",
            broken=pl.col("indicator_id").is_null(),
        ),
        Rule(
            text="zone inconnue du Code officiel géographique",
            column=zone,
            broken=~pl.col("territory_id").is_in(list(known.territory_ids)).fill_null(value=False),
        ),
        Rule(
            text="date illisible : dernier jour d’un mois attendu (AAAA-MM-JJ)",
            column="date",
            broken=day.is_null() | (day != day.dt.month_end()),
        ),
        Rule(
            text=f"date dans le futur, après l’édition du {edition:%d/%m/%Y}",
            column="date",
            broken=day > edition,
        ),
        Rule(
            text="la valeur n’est pas un nombre entier positif",
            column="valeur",
            broken=~pl.col("valeur").fill_null("").str.contains(NUMBER)
            | (pl.col("value") < 0)
            | (pl.col("value") != pl.col("value").floor()),
        ),
        Rule(
            text="la zone apparaît deux fois pour le même mois",
            column=zone,
            broken=pl.struct("indicator_id", "territory_id", "day").is_duplicated(),
        ),
    ]


SOURCE = Source(
    id=ID,
    producer="SIG et Etalab (première génération du Baromètre)",
    title="Baromètre des résultats de l’action publique, édition de janvier 2023",
    licence="Licence Ouverte 2.0 (Etalab)",
    page_url="https://www.data.gouv.fr/datasets/barometre-des-resultats-de-laction-publique",
    file_pattern=r"sante_(national|regional|departemental)\.csv",
    edition_of=edition_of_folder,
    tidy=tidy,
    schema=SeriesFacts,
)
