"""A map on a page with what goes under it: reading, method, source, files."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlencode

from dashboard.cards.quality import SourceCard
from dashboard.components import frame
from dashboard.components.map import live_map
from dashboard.components.table import link_html
from dashboard.components.text import html_text
from dashboard.maps import files as map_files
from dashboard.maps.payload import Box
from dashboard.maps.picture import Picture
from dashboard.selection.layers import MapView
from dashboard.selection.url import (
    DAY,
    INDICATOR,
    LEVEL,
    MAP,
    MAP_VIEW,
    OUTLOOK,
    TERRITORY,
    WINDOW,
    Selection,
    to_params,
)
from dashboard.wording import map_sheet
from dashboard.wording import maps as words
from pipelines.vocabulary import Level

FOLDER = "/donnees/cartes"


def area_address(selection: Selection) -> str:
    """Where a click on a territory leads, « {id} » standing for it: its course, the map kept."""
    query = urlencode(to_params(selection, (INDICATOR, *MAP, *OUTLOOK)), safe=",")
    return f"/indicateur?{query}&{TERRITORY}={{id}}"


def map_block(
    drawn: Picture, selection: Selection, sources: Sequence[SourceCard], boxes: Sequence[Box]
) -> str:
    """Show the choices and the live map; what is to be known under it is returned.

    Words take the place of a map without anything to show: the choices stay.
    """
    live_map(drawn, selection, boxes)
    if drawn.is_blank:
        said = words.NOTHING_LEFT if drawn.shown.is_over() else words.NOTHING
        return frame.paragraph(said) + files(drawn, selection)
    return _notes(drawn, tuple(sources)) + files(drawn, selection)


@lru_cache(maxsize=300)
def _notes(drawn: Picture, sources: tuple[SourceCard, ...]) -> str:
    said = (
        drawn.reading,
        map_sheet.method(drawn.shown.layer),
        map_sheet.source(drawn.shown, sources, map_files.credit(drawn.shown.level)),
    )
    return "".join(f'<p class="cs-source">{html_text(line)}</p>' for line in said if line)


def files(drawn: Picture, selection: Selection) -> str:
    """Links to the values, and to a picture for each view."""
    shown = drawn.shown
    params = to_params(selection, (LEVEL, WINDOW, DAY))
    address = f"{FOLDER}/{shown.indicator.indicator_id}/{shown.layer}"
    views = MapView if shown.level is Level.DEPARTEMENT else (MapView.AREAS,)
    links = [
        (map_sheet.CSV, f"{address}.csv", params | {"tableur": "1"}),
        (map_sheet.XLSX, f"{address}.xlsx", params),
    ]
    if not drawn.is_blank:
        links += [
            (map_sheet.svg_link(view), f"{address}.svg", params | {MAP_VIEW: view.value})
            for view in views
        ]
    items = (link_html(label, f"{path}?{urlencode(query)}") for label, path, query in links)
    return f'<p class="cs-files">{" · ".join(items)}</p>'
