"""The live map: an element that fetches outlines once and receives values at each run.

In: a picture, and the choices above it. Out: the map on the page; a choice goes to the URL, a click
follows a link.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import streamlit as st

from dashboard.cards.series import IndicatorCard
from dashboard.maps import files as map_files
from dashboard.maps.payload import Box, payload
from dashboard.maps.picture import Picture
from dashboard.scripts import stub
from dashboard.selection.layers import MapView, nearest, offered
from dashboard.selection.url import INDICATOR, LAYER, LEVEL, MAP_VIEW, Selection, choose
from dashboard.wording import maps as words

_KEY = "map"
_component = st.components.v2.component(
    "map", html='<div class="cs-map-box"></div>', js=stub(map_files.script_path())
)


def live_map(drawn: Picture, selection: Selection, boxes: Sequence[Box]) -> None:
    """The choices, the map, its switch between two views, its tooltip and its table."""
    codes = {row.territory.territory_id for row in drawn.shown.rows}
    selected = selection.territory_id if selection.territory_id in codes else ""
    _component(
        data=_payload(drawn, selection.map_view, selected, tuple(boxes)),
        key=_KEY,
        on_view_change=_choose_view,
        on_choice_change=take_choice,
    )


def layer_boxes(selection: Selection, indicator: IndicatorCard) -> tuple[Box, Box]:
    """Choose what the map shows, and at which level."""
    layers = ((str(layer), words.layer_name(layer, indicator)) for layer in offered(indicator.unit))
    layer = nearest(selection.layer, indicator.unit)
    levels = tuple((str(level), name) for level, name in words.LEVELS.items())
    return (
        Box(key=LAYER, label=words.LAYER, chosen=layer, names=tuple(layers)),
        Box(key=LEVEL, label=words.LEVEL, chosen=selection.level, names=levels),
    )


def target_box(selection: Selection, targets: Sequence[IndicatorCard]) -> Box:
    """Choose the target whose verdicts are on the map."""
    names = tuple((card.indicator_id, card.short_label) for card in targets)
    return Box(key=INDICATOR, label=words.INDICATOR, chosen=selection.indicator_id, names=names)


def of_target(selection: Selection, targets: Sequence[IndicatorCard]) -> Selection:
    """The map of the target selected, else of the first one: its verdicts, by département."""
    codes, usual = [card.indicator_id for card in targets], Selection()
    shown = selection.indicator_id if selection.indicator_id in codes else codes[0]
    return replace(selection, indicator_id=shown, layer=usual.layer, level=usual.level)


def _choose_view() -> None:
    """The switch is in the element, which knows the width of the screen: here, only its URL."""
    view = st.session_state[_KEY].get("view")
    if view in set(MapView):
        choose(MAP_VIEW, view)


def take_choice() -> None:
    """A box of the element: what it says comes from the browser, so only known keys are taken."""
    chosen = st.session_state[_KEY].get("choice")
    match chosen:
        case [str(key), str(code)] if key in (INDICATOR, LAYER, LEVEL):
            choose(key, code)


@lru_cache(maxsize=300)
def _payload(drawn: Picture, view: MapView | None, selected: str, boxes: tuple[Box, ...]) -> bytes:
    return payload(drawn, view=view, selected=selected, boxes=boxes)
