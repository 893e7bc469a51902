"""Yearly series of the Cnam beside the Baromètre's: frozen values, no text, no I/O."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are named `date`

import polars as pl

from dashboard.cards.series import IndicatorCard, SeriesCard, Territories, TerritoryCard
from pipelines.contract.cnam import Covered
from pipelines.measures.nearest import MOST_DAYS
from pipelines.vocabulary import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPair:
    """The Cnam at the end of a year, and the Baromètre's nearest measure, None when far from it."""

    date: Date
    cnam: float
    barometre: float | None = None
    barometre_on: Date | None = None

    @property
    def gap(self) -> float | None:
        """How much more the Cnam says, in the unit of the indicator."""
        return None if self.barometre is None else self.cnam - self.barometre


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CnamCard:
    """What the newest edition of the Cnam says of an indicator in a territory.

    `edition` is None where none has been read, or none by the day shown: then `is_read_since` tells
    whether one has been after it. `absent_years` are those of the edition of which the territory
    has no value. `places` are the départements of a région or of France, each in
    the newest year beside which the Baromètre has a measure. The store makes each card once, so it
    equals itself alone: pages keep what they draw from it without comparing its rows.
    """

    covered: Covered
    indicator: IndicatorCard
    territory: TerritoryCard
    edition: Date | None = None
    source_id: str | None = None
    is_read_since: bool = False
    pairs: tuple[YearPair, ...] = ()
    absent_years: tuple[int, ...] = ()
    places: tuple[tuple[TerritoryCard, YearPair], ...] = ()
    places_count: int = 0

    @property
    def latest(self) -> YearPair | None:
        """The newest year that both know; without one, the newest of the Cnam."""
        both = [pair for pair in self.pairs if pair.gap is not None]
        return next(iter([*reversed(both), *reversed(self.pairs)]), None)


def cnam_card(
    series: SeriesCard,
    territories: Territories,
    table: pl.DataFrame,
    measures: pl.DataFrame,
    known_on: Date | None = None,
) -> CnamCard:
    """In: a series, then of its indicator the rows of `cnam_series` and what was measured.

    Out: both, side by side, from the newest edition by `known_on`.
    """
    covered, place = Covered(series.indicator.indicator_id), series.territory
    known = table if known_on is None else table.filter(pl.col("edition") <= known_on)
    if known.is_empty():
        return CnamCard(
            covered=covered,
            indicator=series.indicator,
            territory=place,
            is_read_since=not table.is_empty(),
        )
    newest = known.filter(pl.col("edition") == pl.col("edition").max())
    edition, source_id = newest.select("edition", "source_id").row(0)
    years = _by_territory(newest)
    measured = _by_territory(measures)
    measured[place.territory_id] = {
        point.date: point.value for point in series.measured if point.value is not None
    }
    departements = _below(place, territories)
    pairs = {
        card.territory_id: _pairs(
            years.get(card.territory_id, {}), measured.get(card.territory_id, {})
        )
        for card in (place, *departements)
    }
    own_years = {pair.date.year for pair in pairs[place.territory_id]}
    newest_pairs = ((card, _newest_gap(pairs[card.territory_id])) for card in departements)
    return CnamCard(
        covered=covered,
        indicator=series.indicator,
        territory=place,
        edition=edition,
        source_id=source_id,
        pairs=pairs[place.territory_id],
        absent_years=tuple(sorted({day.year for day in newest["date"]} - own_years)),
        places=tuple((card, pair) for card, pair in newest_pairs if pair is not None),
        places_count=len(departements),
    )


def _below(place: TerritoryCard, territories: Territories) -> list[TerritoryCard]:
    """Départements of a région or of France, in reading order; none below a département."""
    return [
        card
        for card in territories.by_id.values()
        if card.level is Level.DEPARTEMENT
        and (place.level is Level.PAYS or card.parent_id == place.territory_id)
    ]


def _by_territory(rows: pl.DataFrame) -> dict[str, dict[Date, float]]:
    values: dict[str, dict[Date, float]] = {}
    for territory_id, day, value in rows.select("territory_id", "date", "value").iter_rows():
        values.setdefault(territory_id, {})[day] = value
    return values


def _pairs(years: dict[Date, float], measured: dict[Date, float]) -> tuple[YearPair, ...]:
    return tuple(_pair(day, years[day], measured) for day in sorted(years))


def _pair(day: Date, value: float, measured: dict[Date, float]) -> YearPair:
    """A year beside the nearest measure, half a year away at most."""
    nearest = min(measured, key=lambda other: (abs(other - day), other), default=None)
    if nearest is None or abs(nearest - day).days > MOST_DAYS:
        return YearPair(date=day, cnam=value)
    return YearPair(date=day, cnam=value, barometre=measured[nearest], barometre_on=nearest)


def _newest_gap(pairs: tuple[YearPair, ...]) -> YearPair | None:
    return next((pair for pair in reversed(pairs) if pair.gap is not None), None)
