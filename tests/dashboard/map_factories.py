"""Maps of a few territories: by default the MSP of the Ain, under way and solid."""

from datetime import date

from dashboard.cards.maps import LevelMap, MapRow
from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard
from dashboard.maps.picture import Picture, picture
from dashboard.selection.layers import Layer
from pipelines.vocabulary import Level
from tests.dashboard.factories import MID_2025, MSP, TODAY, place
from tests.dashboard.progress_factories import progress

UNDER_WAY = progress()
HREF = "/indicateur?indicateur=msp&territoire={id}"


def row(
    code: str = "DEP-01",
    value: float | None = 40.0,
    card: ProgressCard | None = UNDER_WAY,
    *,
    day: date = MID_2025,
    people: int | None = 100_000,
) -> MapRow:
    """One territory; nothing was published when there is no value."""
    return MapRow(
        territory=place(code, population_count=people),
        latest_value=value,
        latest_date=None if value is None else day,
        source_id=None if value is None else "barometre",
        edition=None if value is None else date(2026, 3, 1),
        progress=card,
    )


def level_map(
    *rows: MapRow,
    layer: Layer = Layer.VERDICT,
    indicator: IndicatorCard = MSP,
    level: Level = Level.DEPARTEMENT,
    national: MapRow | None = None,
    day: date = TODAY,
) -> LevelMap:
    """A map of these territories."""
    return LevelMap(
        indicator=indicator,
        level=level,
        layer=layer,
        day=day,
        rows=rows,
        national=national or row("FR", 2981.0, people=68_000_000),
    )


def drawn(
    *rows: MapRow,
    layer: Layer = Layer.VERDICT,
    indicator: IndicatorCard = MSP,
    level: Level = Level.DEPARTEMENT,
) -> Picture:
    """The same, classed and told."""
    return picture(level_map(*rows, layer=layer, indicator=indicator, level=level), HREF)
