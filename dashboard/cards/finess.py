"""MSP as FINESS and INSEE count them, beside the Baromètre's: frozen values, no text, no I/O."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are named `date`

import polars as pl

from dashboard.cards.series import SeriesCard, Territories, TerritoryCard
from pipelines.vocabulary import Level

# The series shown is that of one file alone: the first of these that covers the territory.
PREFERRED = ("finess_plus", "finess_legacy", "finess_occitanie")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The two counts on one day; None where the file says nothing of the territory."""

    date: Date
    barometre: float
    finess: int | None

    @property
    def gap(self) -> float | None:
        """How many more FINESS counts."""
        return None if self.finess is None else self.finess - self.barometre


@dataclass(frozen=True, slots=True, kw_only=True)
class BpeCard:
    """The equipment base of a year, and the two other counts on the day before it begins."""

    year: int
    structures_count: int
    finess: int | None
    barometre: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinessCard:
    """All that FINESS and the equipment base say of the MSP of a territory.

    `pairs` are by date, empty where no file covers the territory; `places` are its départements
    that one covers, on the newest day that each shares with the Baromètre. `files` are the sources
    and editions of both, `covered_count` the départements of France that a file covers.
    """

    territory: TerritoryCard
    source_id: str | None = None
    edition: Date | None = None
    set_aside_count: int = 0
    pairs: tuple[Pair, ...] = ()
    bpe: tuple[BpeCard, ...] = ()
    places: tuple[tuple[TerritoryCard, Pair], ...] = ()
    places_count: int = 0
    files: tuple[tuple[str, Date], ...] = ()
    covered_count: int = 0
    departements_count: int = 0

    @property
    def latest(self) -> Pair | None:
        """The newest day on which both are known."""
        return self.pairs[-1] if self.pairs else None


def finess_card(
    series: SeriesCard,
    territories: Territories,
    stocks: pl.DataFrame,
    bpe: pl.DataFrame,
    measures: pl.DataFrame,
) -> FinessCard:
    """In: a series of MSP, then the MSP of tables `finess_stocks`, `bpe_counts` and, measured,
    `current_values`. Out: the counts of its territory, side by side.
    """
    place = series.territory
    departements = _below(place, territories)
    shown = _of_one_file_each(stocks)
    own = shown.filter(territory_id=place.territory_id).sort("date")
    file = own.row(0, named=True) if own.height else {}
    counts = dict(own.select("date", "structures_count").iter_rows())
    measured = {point.date: point.value for point in series.measured if point.value is not None}
    near = shown.filter(pl.col("territory_id").is_in([card.territory_id for card in departements]))
    covered = shown.filter(pl.col("territory_id").str.starts_with("DEP-"))
    files = pl.concat([own, near]).select("source_id", "edition").unique().sort("source_id")
    return FinessCard(
        territory=place,
        source_id=file.get("source_id"),
        edition=file.get("edition"),
        set_aside_count=file.get("set_aside_count", 0),
        pairs=tuple(
            Pair(date=day, barometre=value, finess=counts[day])
            for day, value in sorted(measured.items())
            if day in counts
        ),
        bpe=_bpe_cards(bpe.filter(territory_id=place.territory_id), counts, measured),
        places=_places(departements, near, measures),
        places_count=len(departements),
        files=tuple(files.iter_rows()),
        covered_count=covered["territory_id"].n_unique(),
        departements_count=len(_below(None, territories)),
    )


def _below(place: TerritoryCard | None, territories: Territories) -> list[TerritoryCard]:
    """Départements of a région or of France, in reading order; none below a département."""
    everyone = [card for card in territories.by_id.values() if card.level is Level.DEPARTEMENT]
    if place is None or place.level is Level.PAYS:
        return everyone
    return [card for card in everyone if card.parent_id == place.territory_id]


def _of_one_file_each(stocks: pl.DataFrame) -> pl.DataFrame:
    """Rows of one file for each territory: the first of those preferred, in its newest edition."""
    rank = pl.col("source_id").replace_strict(
        {source_id: rank for rank, source_id in enumerate(PREFERRED)},
        default=None,
        return_dtype=pl.Int8,
    )
    return (
        stocks.with_columns(rank=rank)
        .filter(pl.col("rank") == pl.col("rank").min().over("territory_id"))
        .filter(pl.col("edition") == pl.col("edition").max().over("territory_id"))
        .drop("rank")
    )


def _bpe_cards(
    bpe: pl.DataFrame, counts: dict[Date, int], measured: dict[Date, float]
) -> tuple[BpeCard, ...]:
    cards = []
    for year, count in bpe.sort("year").select("year", "structures_count").iter_rows():
        eve = Date(year - 1, 12, 31)
        cards.append(
            BpeCard(
                year=year,
                structures_count=count,
                finess=counts.get(eve),
                barometre=measured.get(eve),
            )
        )
    return tuple(cards)


def _places(
    departements: list[TerritoryCard], stocks: pl.DataFrame, measures: pl.DataFrame
) -> tuple[tuple[TerritoryCard, Pair], ...]:
    """Both counts of each département covered, on the newest day that they share."""
    both = stocks.join(
        measures.select("territory_id", "date", "value"), on=["territory_id", "date"]
    ).filter(pl.col("date") == pl.col("date").max().over("territory_id"))
    pairs = {
        row["territory_id"]: Pair(
            date=row["date"], barometre=row["value"], finess=row["structures_count"]
        )
        for row in both.iter_rows(named=True)
    }
    return tuple(
        (card, pairs[card.territory_id]) for card in departements if card.territory_id in pairs
    )
