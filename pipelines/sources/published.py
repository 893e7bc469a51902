"""Figures that officials, parliament and the press quoted, collected with their links.

Four collections, one file each. `date` is as precise as the article: `2025-01`, `2023`,
`2025-2026`. A figure may be a range (`1-2`). What the author of the collection noted about a
figure stays in `definition`, word for word.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from pipelines.errors import RejectedFile
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.editions import edition_of_folder
from pipelines.sources.model import (
    NOT_STATED,
    Known,
    PublishedFacts,
    RawFile,
    RowCount,
    Source,
    TidyEdition,
)
from pipelines.sources.periods import is_wrong
from pipelines.vocabulary import Confidence

ID = "published"
PREFIXES = {"national": "", "region": "REG-", "departement": "DEP-"}
FIGURE = r"^\d+(\.\d+)?(-\d+(\.\d+)?)?$"
LAYOUT = Layout(
    columns=(
        *("indicator", "territory_type", "territory_code", "territory_name", "date", "value"),
        *("unit", "definition", "source_title", "source_publisher", "source_url", "confidence"),
    ),
    is_quoted=True,
)


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Every figure of the collections, sorted by id. Raises RejectedFile with all defects."""
    frames, rows, defects = [], {}, []
    for raw in files:
        text, malformed = read_delimited(raw, LAYOUT)
        typed = _typed(text, raw.path)
        rows[raw.path.name] = RowCount(read=typed.height, kept=typed.height)
        frames.append(typed)
        defects += malformed + broken_rules(typed, _rules(known), raw.label)
    if defects:
        raise RejectedFile(ID, defects)
    facts = pl.concat([frame.with_columns(value="low") for frame in frames])
    facts = facts.select(PublishedFacts.column_names())
    return TidyEdition(facts=facts.sort("figure_id"), rows=rows)


def _typed(text: pl.DataFrame, path: Path) -> pl.DataFrame:
    prefix = pl.col("territory_type").replace_strict(PREFIXES, default=None)
    ends = pl.col("value").str.split("-")
    measure_place_and_date = pl.concat_str(
        pl.col("indicator"), prefix + pl.col("territory_code"), pl.col("date"), separator=":"
    )
    # Two articles may give the same figure: a few digits of the link's hash tell them apart.
    link = pl.col("source_url").map_elements(_short_hash, return_dtype=pl.String)
    return text.with_columns(
        figure_id=pl.concat_str(measure_place_and_date, link, separator=":"),
        collection=pl.lit(path.stem),
        measure="indicator",
        territory_id=prefix + pl.col("territory_code"),
        period="date",
        low=ends.list.first().cast(pl.Float64, strict=False),
        high=ends.list.last().cast(pl.Float64, strict=False),
        publisher="source_publisher",
    ).with_columns(value_high=pl.when(pl.col("high") > pl.col("low")).then("high"))


def _short_hash(link: str) -> str:
    return hashlib.sha256(link.encode()).hexdigest()[:6]


def _rules(known: Known) -> list[Rule]:
    required = ("indicator", "unit", "source_title", "source_publisher", "source_url")
    return [
        *(Rule(text="cellule vide", column=c, broken=pl.col(c).is_null()) for c in required),
        Rule(
            text="territoire inconnu du Code officiel géographique",
            column="territory_code",
            broken=~pl.col("territory_id").is_in(list(known.territory_ids)).fill_null(value=False),
        ),
        Rule(
            text="date illisible : AAAA, AAAA-MM, AAAA-MM-JJ ou AAAA-AAAA attendu",
            column="date",
            broken=is_wrong(pl.col("date").fill_null("")).fill_null(value=True),
        ),
        Rule(
            text="la valeur n’est ni un nombre ni un intervalle (1-2)",
            column="value",
            broken=~pl.col("value").fill_null("").str.contains(FIGURE),
        ),
        Rule(
            text="adresse illisible : http:// ou https:// attendu",
            column="source_url",
            broken=~pl.col("source_url").str.contains(r"^https?://\S+$"),
        ),
        Rule(
            text=f"fiabilité inconnue : {', '.join(Confidence)} attendu",
            column="confidence",
            broken=~pl.col("confidence").fill_null("").is_in(list(Confidence)),
        ),
        Rule(
            text="la même source donne deux fois cette mesure à cette date",
            column="source_url",
            broken=pl.col("figure_id").is_duplicated(),
        ),
    ]


SOURCE = Source(
    id=ID,
    producer="Presse, Parlement, organismes professionnels (relevé de Cap Santé)",
    title="Chiffres cités publiquement sur les MSP, les CPTS et les assistants médicaux",
    licence=NOT_STATED,
    page_url=None,
    file_pattern=r"(assistants_medicaux|cpts|msp)_presse\.csv|cnr_autres_cibles\.csv",
    edition_of=edition_of_folder,
    tidy=tidy,
    schema=PublishedFacts,
    replaces_by="collection",
    verified=False,
)
