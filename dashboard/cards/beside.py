"""One indicator in a territory, and in what it is read beside: its région, others like it, France.

A département is beside its région and the départements that resemble it, a région beside its
départements. What would repeat the territory itself is left out: five régions overseas are made of
one département.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import polars as pl

from dashboard.cards.series import IndicatorCard, SeriesCard, TerritoryCard, points


class Role(StrEnum):
    """What a territory is beside the one of the page."""

    OWN = "own"
    REGION = "region"
    COUNTRY = "country"
    PEER = "peer"
    MEMBER = "member"


@dataclass(frozen=True, kw_only=True, eq=False)
class BesideCard:
    """The series that are drawn together, by role, in reading order; `others` are thin and grey."""

    own: SeriesCard
    region: SeriesCard | None
    country: SeriesCard
    others: tuple[SeriesCard, ...]
    role_of_others: Role

    @property
    def indicator(self) -> IndicatorCard:
        """The one that all of them measure."""
        return self.own.indicator

    @cached_property
    def main(self) -> tuple[tuple[Role, SeriesCard], ...]:
        """The two or three that have a line of their own."""
        region = () if self.region is None else ((Role.REGION, self.region),)
        return ((Role.OWN, self.own), *region, (Role.COUNTRY, self.country))

    @cached_property
    def lines(self) -> tuple[tuple[Role, SeriesCard], ...]:
        """All of them."""
        return (*self.main, *((self.role_of_others, one) for one in self.others))

    @cached_property
    def is_measured(self) -> bool:
        """Whether one of them at least has a value to draw."""
        return any(value is not None for _, one in self.lines for _, value in one.compared_course)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The territories that a territory is read beside."""

    own: TerritoryCard
    region: TerritoryCard | None
    country: TerritoryCard
    others: tuple[TerritoryCard, ...]
    role_of_others: Role

    @property
    def ids(self) -> tuple[str, ...]:
        """Codes of all of them."""
        regions = () if self.region is None else (self.region,)
        every = (self.own, *regions, self.country, *self.others)
        return tuple(place.territory_id for place in every)


def company(
    chain: Sequence[TerritoryCard],
    everywhere: Mapping[str, TerritoryCard],
    peers: Sequence[TerritoryCard],
) -> Company | None:
    """Whom a territory is read beside; None for France, which is beside nothing.

    `chain` is the territory then its parents, `peers` are the départements that resemble it.
    """
    own, *parents = chain
    if not parents:
        return None
    region = own if len(parents) == 1 else parents[0]
    members = tuple(one for one in everywhere.values() if one.parent_id == region.territory_id)
    is_alone = len(members) == 1
    if own is region:
        others, role = () if is_alone else members, Role.MEMBER
    else:
        others, role = tuple(peers), Role.PEER
    return Company(
        own=own,
        region=None if own is region or is_alone else region,
        country=parents[-1],
        others=others,
        role_of_others=role,
    )


def beside_cards(
    values: pl.DataFrame, indicators: Sequence[IndicatorCard], together: Company
) -> tuple[BesideCard, ...]:
    """One card for each indicator, from rows of values known today or on a day."""
    mine = values.filter(pl.col("territory_id").is_in(together.ids)).sort("date")
    found = points(mine, "indicator_id", "territory_id")

    def series(indicator: IndicatorCard, place: TerritoryCard) -> SeriesCard:
        return SeriesCard(
            indicator=indicator,
            territory=place,
            points=found.get((indicator.indicator_id, place.territory_id), ()),
            targets=(),
        )

    return tuple(
        BesideCard(
            own=series(one, together.own),
            region=None if together.region is None else series(one, together.region),
            country=series(one, together.country),
            others=tuple(series(one, place) for place in together.others),
            role_of_others=together.role_of_others,
        )
        for one in indicators
    )
