"""Tables about structures counted in FINESS and in the equipment base, beside the indicators."""

from datetime import date

import polars as pl

from pipelines.contract.finess import BpeCounts, Category, FinessStocks
from pipelines.facts.store import Facts
from pipelines.measures.stock import SERIES, departement_stocks, with_parents
from pipelines.sources import bpe, finess_legacy, finess_occitanie, finess_plus
from pipelines.sources.finess import CATEGORIES
from pipelines.sources.model import Source
from pipelines.vocabulary import Level

# The day before the first equipment base; the first measure of the Baromètre is six months later.
FIRST_MONTH_END = date(2016, 12, 31)
# Files whose dates give the stock of every month before; the newest edition of each says it all.
WITH_HISTORY = (finess_plus.SOURCE, finess_legacy.FLAT, finess_occitanie.SOURCE)
# A file a year, each for its own day.
YEARLY = finess_legacy.YEARLY
# Départements that a file covers, where it does not cover them all.
PARTIAL = {finess_occitanie.ID: finess_occitanie.DEPARTEMENTS}
BPE_CATEGORIES = {"msp_count": Category.MSP, "centres_sante_count": Category.CENTRES_SANTE}


def finess_tables(facts: Facts, territories: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Stocks by month and counts of the equipment base, by table name."""
    return {
        "finess_stocks": _stocks(facts, territories),
        "bpe_counts": _bpe_counts(facts, territories),
    }


def _stocks(facts: Facts, territories: pl.DataFrame) -> pl.DataFrame:
    editions = [*_newest(facts), *((YEARLY, day) for day in _editions(facts, YEARLY))]
    if not editions:
        return FinessStocks.create_empty()
    structures = pl.concat(
        facts.editions[source.id, edition].select(
            source_id=pl.lit(source.id),
            edition=pl.lit(edition),
            category=pl.col("category_code").replace_strict(CATEGORIES, return_dtype=pl.String),
            territory_id="territory_id",
            opened_on="opened_on",
            closed_on="closed_on",
            is_counted=pl.col("anomaly").is_null(),
        )
        for source, edition in editions
    )
    grid = pl.concat(_grid(source, edition, territories) for source, edition in editions)
    moment = [name for name in (*SERIES, "date") if name != "territory_id"]
    return with_parents(departement_stocks(structures, grid), moment, territories)


def _newest(facts: Facts) -> list[tuple[Source, date]]:
    newest = ((source, facts.last_edition(source)) for source in WITH_HISTORY)
    return [(source, edition) for source, edition in newest if edition is not None]


def _editions(facts: Facts, source: Source) -> list[date]:
    return sorted(edition for source_id, edition in facts.editions if source_id == source.id)


def _grid(source: Source, edition: date, territories: pl.DataFrame) -> pl.DataFrame:
    """Every category, département covered and month end that an edition tells about."""
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT).select("territory_id")
    if source.id in PARTIAL:
        departements = departements.filter(pl.col("territory_id").is_in(list(PARTIAL[source.id])))
    first = edition if source is YEARLY else FIRST_MONTH_END
    days = pl.date_range(first, edition, "1mo", eager=True).dt.month_end().alias("date")
    return (
        departements.join(days.filter(days <= edition).to_frame(), how="cross")
        .join(pl.DataFrame({"category": [str(one) for one in Category]}), how="cross")
        .select(
            source_id=pl.lit(source.id),
            edition=pl.lit(edition),
            category="category",
            territory_id="territory_id",
            date="date",
        )
    )


def _bpe_counts(facts: Facts, territories: pl.DataFrame) -> pl.DataFrame:
    counts = (
        facts.of_source(bpe.SOURCE)
        .rename(BPE_CATEGORIES)
        .unpivot(
            list(BPE_CATEGORIES.values()),
            index=["territory_id", "edition", "source_id"],
            variable_name="category",
            value_name="structures_count",
        )
        .with_columns(year=pl.col("edition").dt.year())
    )
    moment = ["category", "year", "edition", "source_id"]
    return with_parents(counts, moment, territories).select(BpeCounts.column_names())
