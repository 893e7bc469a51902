"""Baromètre des résultats de l'action publique (DITP): six indicators by territory.

Layout: one CSV per indicator, one line per zone and month, with a baseline (vi), a value (va), a
target (vc) and the published rate of progress (ta). The day is printed as 01 or as the month's
last day by edition: both mean the end of the month. A file changes without notice and without a
version: an edition is the day on which the producer published it (or on which we read it).
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from pipelines.errors import RejectedFile
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.editions import edition_of_folder
from pipelines.sources.model import (
    Download,
    Known,
    RawFile,
    RowCount,
    SeriesFacts,
    Source,
    TidyEdition,
)

ID = "barometre"
INDICATORS = {
    "IND-311": "msp",
    "IND-312": "ald",
    "IND-318": "centres_sante",
    "IND-587": "sas",
    "IND-589": "cpts",
    "IND-679": "assistants",
}
PERCENTAGES = frozenset({"ald", "sas", "cpts"})
COLUMNS = {
    "indic_vi": "baseline_value",
    "indic_va": "value",
    "indic_vc": "target_value",
    "indic_ta": "published_rate_pct",
}
LAYOUT = Layout(
    columns=("indic_id", "enforce_zone_id", "metric_enforce_date", "maille", *COLUMNS),
)
# Twelve digits before the point: more than any count, and never an infinite float.
NUMBER = r"^-?[0-9]{1,12}(\.[0-9]+)?$"


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Facts of the files of one edition, sorted by key. Raises RejectedFile with all defects."""
    frames, rows, defects = [], {}, []
    for raw in files:
        text, malformed = read_delimited(raw, LAYOUT)
        typed = _typed(text)
        said = typed.filter(~_says_nothing())
        rows[raw.path.name] = RowCount(read=typed.height, kept=said.height)
        frames.append(said)
        defects += malformed + broken_rules(typed, _rules(raw, known), raw.label)
    if defects:
        raise RejectedFile(ID, defects)
    facts = pl.concat(frames).select(SeriesFacts.column_names()).sort(SeriesFacts.primary_key())
    return TidyEdition(facts=facts, rows=rows)


def _typed(text: pl.DataFrame) -> pl.DataFrame:
    """Adds typed columns beside the text ones: a value that cannot be read is null there."""
    zone = pl.col("enforce_zone_id")
    day = pl.col("metric_enforce_date").str.to_date("%Y-%m-%d", strict=False)
    return text.with_columns(
        indicator_id=pl.col("indic_id").replace_strict(INDICATORS, default=None),
        territory_id=pl.when(zone == "FRANCE")
        .then(pl.lit("FR"))
        .when(zone.str.starts_with("D"))
        .then("DEP-" + zone.str.slice(1))
        .when(zone.str.starts_with("R"))
        .then("REG-" + zone.str.slice(1)),
        day=day,
        date=day.dt.month_end(),
        **{name: pl.col(column).cast(pl.Float64, strict=False) for column, name in COLUMNS.items()},
    )


def _says_nothing() -> pl.Expr:
    return pl.all_horizontal(pl.col(*COLUMNS).is_null())


def _rules(raw: RawFile, known: Known) -> list[Rule]:
    code = raw.path.stem.upper()
    levels = {"D": "DEPT", "R": "REG", "F": "NAT"}
    rules = [
        Rule(
            text=f"l’indicateur attendu dans ce fichier est {code}",
            column="indic_id",
            broken=pl.col("indic_id").ne_missing(code),
        ),
        Rule(
            text="zone inconnue du Code officiel géographique",
            column="enforce_zone_id",
            broken=~pl.col("territory_id").is_in(list(known.territory_ids)).fill_null(value=False),
        ),
        Rule(
            text="la maille ne correspond pas à la zone",
            column="maille",
            broken=pl.col("enforce_zone_id")
            .str.slice(0, 1)
            .replace_strict(levels, default=None)
            .ne_missing(pl.col("maille")),
        ),
        *_date_rules(raw.edition),
        Rule(
            text="la zone apparaît deux fois pour le même mois",
            column="enforce_zone_id",
            broken=pl.struct("enforce_zone_id", "date").is_duplicated()
            & pl.col("date").is_not_null(),
        ),
    ]
    for column, name in COLUMNS.items():
        is_percent = name == "published_rate_pct" or INDICATORS.get(code) in PERCENTAGES
        rules += _number_rules(column, name, is_percent=is_percent)
    return rules


def _date_rules(edition: date) -> list[Rule]:
    day, column = pl.col("day"), "metric_enforce_date"
    has_value = pl.any_horizontal(pl.col("indic_vi", "indic_va", "indic_ta").is_not_null())
    return [
        Rule(
            text="date illisible : AAAA-MM-JJ attendu",
            column=column,
            broken=day.is_null() & ~(_says_nothing() & pl.col(column).is_null()),
        ),
        Rule(
            text="le jour n’est ni le premier ni le dernier du mois",
            column=column,
            broken=(day.dt.day() != 1) & (day != pl.col("date")),
        ),
        Rule(
            text=f"valeur datée dans le futur, après le mois de l’édition du {edition:%d/%m/%Y}",
            column=column,
            broken=has_value & (day.dt.month_start() > edition),
        ),
    ]


def _number_rules(column: str, name: str, *, is_percent: bool) -> list[Rule]:
    is_number = pl.col(column).str.contains(NUMBER)
    value = pl.col(name)
    rules = [Rule(text="la valeur n’est pas un nombre", column=column, broken=~is_number)]
    if is_percent:
        out = is_number & ~value.is_between(0, 100)
        return [*rules, Rule(text="pourcentage hors de 0 à 100", column=column, broken=out)]
    out = is_number & ((value < 0) | (value != value.floor()))
    return [*rules, Rule(text="un nombre entier positif est attendu", column=column, broken=out)]


SOURCE = Source(
    id=ID,
    producer="DITP (Direction interministérielle de la transformation publique)",
    title="Baromètre des résultats de l’action publique",
    licence="Licence Ouverte 2.0 (Etalab)",
    page_url="https://www.data.gouv.fr/datasets/barometre-des-resultats-de-laction-publique-1",
    file_pattern=r"ind-(311|312|318|587|589|679)\.csv",
    edition_of=edition_of_folder,
    tidy=tidy,
    schema=SeriesFacts,
    downloads=tuple(
        Download(
            url="https://raw.githubusercontent.com/DITP-pilotage/barometre-resultats/prod/data/"
            f"{code.lower()}.csv",
            filename=f"{code.lower()}.csv",
        )
        for code in INDICATORS
    ),
    replaces_by="indicator_id",
)
