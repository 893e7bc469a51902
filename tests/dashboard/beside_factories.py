"""A département beside its région, two others and France, small enough to read in a test."""

from datetime import date

from dashboard.cards.beside import BesideCard, Role
from dashboard.cards.series import IndicatorCard, Point, SeriesCard
from tests.dashboard.factories import CPTS, FRANCE, MID_2025, MSP, place, point, series

MID_2023, MID_2024 = date(2023, 6, 30), date(2024, 6, 30)
HAUTE_PROVENCE = place("DEP-04", parent_id="REG-93", population_count=200_000)
REGION = place("REG-93", population_count=5_000_000)
PEERS = tuple(place(code, population_count=100_000) for code in ("DEP-09", "DEP-43"))


def beside(
    *own: Point,
    indicator: IndicatorCard = MSP,
    region: SeriesCard | None = None,
    others: tuple[SeriesCard, ...] | None = None,
) -> BesideCard:
    """The MSP of the Alpes-de-Haute-Provence, from 2 to 6 for 100 000, unless told otherwise."""
    peers = tuple(
        series(point(MID_2023, 3.0), point(MID_2025, last), territory=peer)
        for peer, last in zip(PEERS, (4.0, 9.0), strict=True)
    )
    return BesideCard(
        own=series(
            *(own or (point(MID_2023, 4.0), point(MID_2024, None), point(MID_2025, 12.0))),
            indicator=indicator,
            territory=HAUTE_PROVENCE,
        ),
        region=region
        or series(
            point(MID_2023, 100.0), point(MID_2025, 150.0), indicator=indicator, territory=REGION
        ),
        country=series(
            point(MID_2023, 2040.0), point(MID_2025, 2720.0), indicator=indicator, territory=FRANCE
        ),
        others=peers if others is None else others,
        role_of_others=Role.PEER,
    )


def coverage(own: float, region: float, country: float, *others: float) -> BesideCard:
    """One day of coverage, everywhere."""
    places = (HAUTE_PROVENCE, REGION, FRANCE)
    first, second, third = (
        series(point(MID_2025, level), indicator=CPTS, territory=one)
        for level, one in zip((own, region, country), places, strict=True)
    )
    return BesideCard(
        own=first,
        region=second,
        country=third,
        others=tuple(
            series(point(MID_2025, level), indicator=CPTS, territory=one)
            for level, one in zip(others, PEERS, strict=False)
        ),
        role_of_others=Role.PEER,
    )
