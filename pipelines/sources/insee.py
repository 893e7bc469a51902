"""INSEE: the Code officiel géographique (régions, départements) and municipal populations.

Populations come one file per year, with column names that change with the year. Paris, Lyon and
Marseille are given by arrondissement; Mayotte is left out and has a census file of its own.
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.errors import Defect, RejectedFile
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.model import (
    CogFacts,
    Download,
    Frequency,
    Known,
    PopulationFacts,
    RawFile,
    RowCount,
    Source,
    TidyEdition,
)

# The vintage of files named without a year (`departements.csv`): the one transcribed so far.
UNDATED_COG_VINTAGE = 2026
COG_LAYOUTS = {
    "REG": Layout(columns=("REG", "CHEFLIEU", "TNCC", "NCC", "NCCENR", "LIBELLE")),
    "DEP": Layout(columns=("DEP", "REG", "CHEFLIEU", "TNCC", "NCC", "NCCENR", "LIBELLE")),
}
COG_FILES = {"REG": "regions.csv", "DEP": "departements.csv"}

_OF_2020 = ("CODREG", "REG", "CODDEP", "CODARR", "CODCAN", "CODCOM", "COM", "PMUN", "PCAP", "PTOT")
SINCE_2021 = (
    *("REG", "Région", "DEP", "CODARR", "CODCAN", "CODCOM", "COM", "Commune"),
    *("PMUN", "PCAP", "PTOT"),
)
_MAYOTTE = ("CODREG", "REG", "DEP", "CODARR", "CODCAN", "CODCOM", "COM", "PMUN", "PCAP", "PTOT")
POPULATION_COLUMNS = {
    "communes_2019.csv": ("REG", "DEP", "COM", "PMUN", "PCAP", "PTOT"),
    "communes_2020.csv": _OF_2020,
    "communes_mayotte_2017.csv": _MAYOTTE,
}
WHOLE_CITIES = ("75056", "69123", "13055")


def tidy_cog(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Régions and départements of one vintage with their parent. Raises RejectedFile."""
    del known  # the COG is what the other sources are checked against
    tables, rows, defects = {}, {}, []
    labels: dict[str, str] = {}
    for raw in files:
        kind = "REG" if "region" in raw.path.name else "DEP"
        text, found = read_delimited(raw, COG_LAYOUTS[kind])
        if kind in labels:
            rule = f"même table que {labels[kind]} : gardez un seul des deux fichiers"
            found.append(Defect(file=raw.label, rule=rule))
        defects += found + broken_rules(text, _code_rules(kind), raw.label)
        tables[kind], labels[kind] = text, raw.label
        rows[raw.path.name] = RowCount(read=text.height, kept=text.height)
    defects += [
        Defect(file=name, rule="fichier absent : régions et départements vont ensemble")
        for kind, name in COG_FILES.items()
        if kind not in tables
    ]
    if not defects:
        orphans = Rule(
            text="région inconnue de la table des régions",
            column="REG",
            broken=~pl.col("REG").is_in(tables["REG"]["REG"].to_list()),
        )
        defects = broken_rules(tables["DEP"], [orphans], labels["DEP"])
    if defects:
        raise RejectedFile("cog", defects)
    facts = pl.concat([_regions(tables["REG"]), _departements(tables["DEP"])])
    return TidyEdition(facts=facts.sort("territory_id"), rows=rows)


def tidy_population(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Municipal population by département, summed over communes. Raises RejectedFile."""
    frames, rows, defects = [], {}, []
    for raw in files:
        columns = POPULATION_COLUMNS.get(raw.path.name, SINCE_2021)
        text, found = read_delimited(raw, Layout(columns=columns, delimiter=";"))
        communes = counted_communes(text, columns)
        defects += found + broken_rules(communes, commune_rules(known, columns), raw.label)
        rows[raw.path.name] = RowCount(read=text.height, kept=text.height)
        frames.append(communes)
    if defects:
        raise RejectedFile("population", defects)
    facts = (
        pl.concat([frame.select("territory_id", "PMUN") for frame in frames])
        .group_by("territory_id")
        .agg(population_count=pl.col("PMUN").cast(pl.Int64).sum())
        .with_columns(year=pl.lit(files[0].edition.year, dtype=pl.Int32))
        .select(PopulationFacts.column_names())
    )
    return TidyEdition(facts=facts.sort("territory_id"), rows=rows)


def _code_rules(kind: str) -> list[Rule]:
    code = pl.col(kind)
    return [
        Rule(text="code en double", column=kind, broken=code.is_duplicated()),
        Rule(
            text="code mal formé : deux chiffres, 2A, 2B ou 97x attendus",
            column=kind,
            broken=~code.fill_null("").str.contains(r"^([0-9]{2}|2A|2B|97[0-9])$"),
        ),
        Rule(text="nom absent", column="LIBELLE", broken=pl.col("LIBELLE").is_null()),
    ]


def _regions(table: pl.DataFrame) -> pl.DataFrame:
    return table.select(
        territory_id="REG-" + pl.col("REG"),
        level=pl.lit("region"),
        code="REG",
        name="LIBELLE",
        parent_id=pl.lit("FR"),
    )


def _departements(table: pl.DataFrame) -> pl.DataFrame:
    return table.select(
        territory_id="DEP-" + pl.col("DEP"),
        level=pl.lit("departement"),
        code="DEP",
        name="LIBELLE",
        parent_id="REG-" + pl.col("REG"),
    )


def counted_communes(text: pl.DataFrame, columns: tuple[str, ...]) -> pl.DataFrame:
    """Lines of a population file with `territory_id`, `commune` and `count`, null if illegible."""
    departement = pl.col(_departement_column(columns))
    full_code = pl.col("COM") if "CODCOM" not in columns else departement + pl.col("CODCOM")
    return text.with_columns(
        territory_id="DEP-" + departement,
        commune=full_code,
        count=pl.col("PMUN").cast(pl.Int64, strict=False),
    )


def _departement_column(columns: tuple[str, ...]) -> str:
    return "CODDEP" if "CODDEP" in columns else "DEP"


def commune_rules(known: Known, columns: tuple[str, ...]) -> list[Rule]:
    """Each line is a commune of a known département, once, with its population."""
    commune = "CODCOM" if "CODCOM" in columns else "COM"
    return [
        Rule(
            text="département inconnu du Code officiel géographique",
            column=_departement_column(columns),
            broken=~pl.col("territory_id").is_in(list(known.territory_ids)).fill_null(value=False),
        ),
        Rule(
            text="commune en double",
            column=commune,
            broken=pl.col("commune").is_duplicated(),
        ),
        Rule(
            text="ville entière à côté de ses arrondissements : population comptée deux fois",
            column=commune,
            broken=pl.col("commune").is_in(WHOLE_CITIES),
        ),
        Rule(
            text="la population n’est pas un nombre entier positif",
            column="PMUN",
            broken=pl.col("count").is_null() | (pl.col("count") < 0),
        ),
    ]


def _cog_edition(path: Path) -> date:
    year = re.search(r"\d{4}", path.name)
    return date(int(year.group()) if year else UNDATED_COG_VINTAGE, 1, 1)


def _population_edition(path: Path) -> date | None:
    year = re.search(r"\d{4}", path.name)
    return date(int(year.group()), 1, 1) if year else None


COG = Source(
    id="cog",
    producer="INSEE",
    title="Code officiel géographique : régions et départements",
    licence="Licence Ouverte 2.0 (Etalab)",
    page_url="https://www.insee.fr/fr/information/2560452",
    file_pattern=r"(v_)?(departements?|regions?)(_[12]\d{3})?\.csv",
    edition_of=_cog_edition,
    frequency=Frequency.VINTAGE,
    tidy=tidy_cog,
    schema=CogFacts,
    downloads=tuple(
        Download(
            url=f"https://www.insee.fr/fr/statistiques/fichier/8740222/v_{name}_2026.csv",
            filename=f"v_{name}_2026.csv",
        )
        for name in ("departement", "region")
    ),
)

POPULATION = Source(
    id="population",
    producer="INSEE",
    title="Populations légales municipales, par commune",
    licence="Licence Ouverte 2.0 (Etalab)",
    page_url="https://www.insee.fr/fr/statistiques/8680726",
    file_pattern=r"communes_(mayotte_)?[12]\d{3}\.csv",
    edition_of=_population_edition,
    frequency=Frequency.VINTAGE,
    tidy=tidy_population,
    schema=PopulationFacts,
    replaces_by="territory_id",
)
