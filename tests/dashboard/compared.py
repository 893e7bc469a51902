"""Départements beside each other, small enough to read in a test."""

from collections.abc import Mapping
from datetime import date

from dashboard.cards.comparison import (
    ComparedCard,
    FieldCard,
    FifthCard,
    PeerCard,
    UnequalCard,
    VariableCard,
)
from dashboard.cards.series import IndicatorCard, TerritoryCard
from pipelines.contract.comparison import Position
from tests.dashboard.factories import END_OF_2023, MID_2025, MSP, place

MAYOTTE = place("DEP-976", population_count=256_518, oldest_census_year=2017)


def compared(
    territory_id: str,
    rate: float,
    *,
    people: int = 100_000,
    ranks: tuple[int, int, int] = (1, 1, 1),
    position: Position | None = Position.INSIDE,
    centre: float | None = 4.0,
) -> ComparedCard:
    """One département; `rate` for 100 000 inhabitants or in percent."""
    rank, first, last = ranks
    return ComparedCard(
        territory=place(territory_id, population_count=people),
        date=MID_2025,
        value=rate * people / 100_000,
        population_count=people,
        compared_value=rate,
        rank=rank,
        rank_first=first,
        rank_last=last,
        ranked_count=101,
        centre=centre,
        position=position,
    )


def field(*cards: ComparedCard, indicator: IndicatorCard = MSP) -> FieldCard:
    """One indicator in these départements."""
    return FieldCard(indicator=indicator, cards=cards)


def variable(
    values: Mapping[str, float],
    *,
    variable_id: str = "apl_generalistes",
    label: str = "Accessibilité (APL)",
    unit_label: str = "consultations par an et par habitant",
    decimals: int = 2,
    is_log: bool = False,
) -> VariableCard:
    """A context variable in these territories."""
    return VariableCard(
        variable_id=variable_id,
        label=label,
        unit_label=unit_label,
        decimals=decimals,
        definition="Consultations accessibles.",
        source_id="apl",
        year=2024,
        values=values,
        is_log=is_log,
    )


def peer(territory_id: str, rank: int, distance: float, themes_count: int = 6) -> PeerCard:
    """A département that resembles another."""
    return PeerCard(
        territory=place(territory_id), rank=rank, distance=distance, themes_count=themes_count
    )


def unequal(
    *rates: tuple[date, tuple[float, ...]],
    indicator: IndicatorCard = MSP,
    without_apl: tuple[TerritoryCard, ...] = (MAYOTTE,),
    has_mean: bool = True,
) -> UnequalCard:
    """Five groups of 20 départements at some dates, their APL from 1 to 6."""
    fifths = [
        FifthCard(
            date=day,
            fifth=number,
            compared_value=rate,
            departements_count=20,
            population_count=1_000_000 * number,
            apl_min=float(number),
            apl_max=number + 0.9,
        )
        for day, own in rates
        for number, rate in enumerate(own, start=1)
    ]
    return UnequalCard(
        indicator=indicator, fifths=tuple(fifths), without_apl=without_apl, has_mean=has_mean
    )


TWO_DATES = unequal((END_OF_2023, (1.0, 2.0, 2.0, 2.0, 1.5)), (MID_2025, (3.4, 5.7, 4.9, 4.7, 3.9)))
