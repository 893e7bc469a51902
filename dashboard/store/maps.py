"""Maps of the release: their rows, and the map ready to be drawn."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import polars as pl

from dashboard import queries
from dashboard.cards.maps import LevelMap, MapRow
from dashboard.cards.series import Territories
from dashboard.maps import files as map_files
from dashboard.maps.picture import Picture, picture
from dashboard.selection.layers import Layer, nearest
from dashboard.selection.url import Lens, Selection
from dashboard.store import database, standings
from dashboard.store.release import Release
from dashboard.wording.territory import unlisted
from pipelines.vocabulary import FRANCE, Level, ValueStatus


def drawn(asked: Selection, today: date, href: str) -> Picture:
    """The map that a selection asks for, in the release in force; see `picture_of` for `href`."""
    return picture_of(level_map(database.in_force(), asked, today), href)


def level_map(release: Release, asked: Selection, today: date) -> LevelMap:
    """What it shows, for a release. Raises KeyError when there is no such indicator."""
    day, lens = asked.day or today, asked.lens(today)
    unit = database.territory(release, FRANCE, None)[asked.indicator_id].indicator.unit
    layer = nearest(asked.layer, unit)
    return _level_map(release, asked.indicator_id, layer, asked.level, lens, day)


@lru_cache(maxsize=300)
def picture_of(shown: LevelMap, href: str) -> Picture:
    """The map with its classes, words and addresses: « {id} » in the address is the territory."""
    return picture(shown, href)


@lru_cache(maxsize=300)
def _level_map(
    release: Release, indicator_id: str, layer: Layer, level: Level, lens: Lens, day: date
) -> LevelMap:
    return LevelMap(
        indicator=database.territory(release, FRANCE, None)[indicator_id].indicator,
        level=level,
        layer=layer,
        day=day,
        rows=tuple(_rows(release, indicator_id, _on_map(release, level), lens)),
        national=next(_rows(release, indicator_id, (FRANCE,), lens)),
    )


def _rows(
    release: Release, indicator_id: str, territory_ids: tuple[str, ...], lens: Lens
) -> Iterator[MapRow]:
    territories, latest = _territories(release).by_id, _latest(release, indicator_id, lens)
    progress = standings.across(release, indicator_id, lens)
    for code in territory_ids:
        value, day, source_id, edition = latest.get(code, (None, None, None, None))
        yield MapRow(
            territory=territories.get(code) or unlisted(code),
            has_shape=code in map_files.outlined(),
            latest_value=value,
            latest_date=day,
            source_id=source_id,
            edition=edition,
            progress=progress.get(code),
        )


def _on_map(release: Release, level: Level) -> tuple[str, ...]:
    """Every territory that is drawn, known to the release or not, then those that are not drawn."""
    drawn = map_files.territory_ids(level)
    known = (place for place in _territories(release).by_id.values() if place.level is level)
    return (*drawn, *(place.territory_id for place in known if place.territory_id not in drawn))


@lru_cache(maxsize=100)
def _latest(
    release: Release, indicator_id: str, lens: Lens
) -> dict[str, tuple[float | None, date | None, str | None, date | None]]:
    """Newest measure, its date, its source and its edition, by territory id."""
    if lens.known_on is None:
        rows = database.ask(release, queries.latest_across, indicator_id)
    else:
        known, _ = database.known_tables(release, lens.known_on)
        measured = pl.col("value_status") == ValueStatus.OBSERVED
        mine = known.filter(pl.col("indicator_id") == indicator_id, measured)
        rows = mine.sort("date").group_by("territory_id").last()
    columns = ("territory_id", "value", "date", "source_id", "edition")
    return {code: tuple(found) for code, *found in rows[columns].iter_rows()}


@lru_cache(maxsize=4)
def _territories(release: Release) -> Territories:
    return Territories.from_frame(database.ask(release, queries.territories))
