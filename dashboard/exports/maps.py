"""Maps that keep their address: `/donnees/cartes/msp/verdict.svg`, `.csv` and `.xlsx` for values.

In: a request; `?niveau=region`, `?carte=tuiles`, `?date=` and `?fenetre=` as in the addresses of
pages, `?tableur=1` as in tables.py. Out: one SVG to print or publish, with all its words, or a
table. No session is needed.
"""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

import polars as pl
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import clock, queries
from dashboard.cards import quality as quality_cards
from dashboard.cards.maps import LevelMap, MapRow
from dashboard.exports import names
from dashboard.exports.answers import XLSX, csv_answer, file_answer
from dashboard.exports.charts.gathering import DECIMALS
from dashboard.exports.map_workbook import map_workbook
from dashboard.figures.maps.sheet import Sheet
from dashboard.maps import files as map_files
from dashboard.maps.drawing import map_drawing
from dashboard.maps.picture import Picture, class_id
from dashboard.selection.layers import Layer, MapView, offered
from dashboard.selection.url import (
    DAY,
    INDICATOR,
    LAYER,
    LEVEL,
    MAP_VIEW,
    WINDOW,
    Known,
    Selection,
    parse,
    to_params,
)
from dashboard.store import database, maps
from dashboard.store.release import Release, current_release
from dashboard.wording import map_sheet
from dashboard.wording.frame import NO_RELEASE, UNKNOWN_FILE
from dashboard.wording.typography import typo
from pipelines.vocabulary import FRANCE, Unit

_KEYS = (LEVEL, MAP_VIEW, WINDOW, DAY)


def map_file(request: Request) -> Response:
    """One map of one indicator, as a picture or as a table."""
    release = current_release()
    if release is None:
        return PlainTextResponse(typo(NO_RELEASE), status_code=503)
    asked = _selection(request, release)
    form = request.path_params["form"]
    if asked is None or form not in {"svg", "csv", "xlsx"}:
        return PlainTextResponse(typo(UNKNOWN_FILE), status_code=404)
    shown, site = maps.level_map(release, asked, clock.today()), str(request.base_url)
    name = f"{_name(shown, asked, is_picture=form == 'svg')}.{form}"
    if form == "csv":
        for_spreadsheet = "tableur" in request.query_params
        return csv_answer(_table(shown), name, for_spreadsheet=for_spreadsheet)
    if form == "xlsx":
        return file_answer(_workbook(release, shown, asked, site), name, XLSX)
    return file_answer(_svg(release, shown, asked, site), name, "image/svg+xml")


def _name(shown: LevelMap, asked: Selection, *, is_picture: bool) -> str:
    """What the file holds: a picture says how it is drawn, and all of them from when."""
    is_in_tiles = is_picture and asked.map_view is MapView.TILES
    return names.stem(
        "carte",
        asked.indicator_id,
        asked.layer,
        asked.level,
        "en-tuiles" if is_in_tiles else None,
        max((row.latest_date for row in shown.rows if row.latest_date), default=None),
        *names.outlook(asked),
    )


def _selection(request: Request, release: Release) -> Selection | None:
    """What the address asks for, None if it names something unknown."""
    codes = {INDICATOR: request.path_params["indicator"], LAYER: request.path_params["layer"]}
    params = codes | {key: text for key, text in request.query_params.items() if key in _KEYS}
    known = frozenset(database.territory(release, FRANCE, None))
    parsed = parse(params, Known(indicator_ids=known, territory_ids=frozenset()), Selection())
    if parsed.refused:
        return None
    unit = database.territory(release, FRANCE, None)[parsed.selection.indicator_id].indicator.unit
    return parsed.selection if parsed.selection.layer in offered(unit) else None


def _svg(release: Release, shown: LevelMap, asked: Selection, site: str) -> str:
    drawn = maps.picture_of(shown, "")
    sheet = Sheet(
        title=drawn.title, subtitle=drawn.subtitle, notes=_notes(release, drawn, asked, site)
    )
    return map_drawing(drawn, asked.map_view or MapView.AREAS, sheet)


def _workbook(release: Release, shown: LevelMap, asked: Selection, site: str) -> bytes:
    drawn = maps.picture_of(shown, "")
    sources = quality_cards.source_cards(database.ask(release, queries.sources))
    made_on = max(source.retrieved_on for source in sources)
    notes = _notes(release, drawn, asked, site)
    return map_workbook(_table(shown), drawn, notes, sources, made_on)


def _notes(release: Release, drawn: Picture, asked: Selection, site: str) -> tuple[str, ...]:
    sources = quality_cards.source_cards(database.ask(release, queries.sources))
    params = to_params(asked, (INDICATOR, LAYER, *_KEYS))
    return map_sheet.notes(
        drawn,
        sources,
        map_files.credit(drawn.shown.level),
        map_sheet.made(release.build_id, clock.today(), asked.day),
        f"{site}indicateur?{urlencode(params)}",
    )


def _table(shown: LevelMap) -> pl.DataFrame:
    """One row for each territory; the last column holds the number that the layer colours."""
    is_count = shown.indicator.unit is Unit.COUNT
    numbers: Mapping[Layer, str] = {
        Layer.RATE: "value_per_100k" if is_count else "value_pct",
        Layer.SHARE: "raw_rate_pct",
        Layer.GAP: "gap_pct_of_expected",
        Layer.PACE: "pace_pct",
        Layer.CHANGE: "change_per_year_per_100k" if is_count else "change_points_per_year",
    }
    labels = {each.id: typo(each.label) for each in maps.picture_of(shown, "").legend}
    rows = [_row(shown, row, labels, numbers.get(shown.layer)) for row in shown.rows]
    return pl.DataFrame(rows, infer_schema_length=None)


def _row(
    shown: LevelMap, row: MapRow, labels: Mapping[str, str], number: str | None
) -> dict[str, str | float | date | None]:
    card = row.progress
    found = shown.number(row)
    exact = None if found is None else round(found, DECIMALS)
    beside = {} if number is None else {number: exact}
    return {
        "indicator_id": shown.indicator.indicator_id,
        "territory_id": row.territory.territory_id,
        "name": row.territory.name,
        "date": row.latest_date,
        "value": row.latest_value,
        "edition": row.edition,
        "source_id": row.source_id,
        "deadline": card.deadline if card else None,
        "target_value": card.target_value if card else None,
        "class_label": labels[class_id(shown, row)],
        **beside,
    }


ROUTES = (Route("/donnees/cartes/{indicator}/{layer}.{form}", map_file),)
