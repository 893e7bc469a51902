"""The live map: an element that fetches outlines once and receives values at each run.

In: a picture. Out: the map on the page; a choice of view goes to the URL, a click follows a link.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import streamlit as st

from dashboard.cards.series import IndicatorCard
from dashboard.maps import files as map_files
from dashboard.maps.payload import payload
from dashboard.maps.picture import Picture
from dashboard.selection.layers import MapView, nearest, offered
from dashboard.selection.url import INDICATOR, LAYER, LEVEL, MAP_VIEW, Selection, choose
from dashboard.wording import maps as words

_KEY = "map"
# Streamlit sends this text at each run: the script itself is a file that browsers keep.
STUB = f"""
export default async function (component) {{
  const script = await import(new URL("{map_files.script_path()}", document.baseURI).href);
  return script.default(component);
}}
"""
_component = st.components.v2.component("map", html='<div class="cs-map-box"></div>', js=STUB)


def live_map(drawn: Picture, selection: Selection) -> None:
    """The map, its switch between two views, its tooltip and its table."""
    codes = {row.territory.territory_id for row in drawn.shown.rows}
    selected = selection.territory_id if selection.territory_id in codes else ""
    _component(
        data=_payload(drawn, selection.map_view, selected), key=_KEY, on_view_change=_choose_view
    )


def layer_pickers(selection: Selection, indicator: IndicatorCard) -> None:
    """Choose what the map shows, and at which level."""
    names = {str(layer): words.layer_name(layer, indicator) for layer in offered(indicator.unit)}
    levels = {str(level): name for level, name in words.LEVELS.items()}
    with st.container(horizontal=True):
        _picker(words.LAYER, LAYER, nearest(selection.layer, indicator.unit), names)
        _picker(words.LEVEL, LEVEL, selection.level, levels)


def target_map(selection: Selection, targets: Sequence[IndicatorCard]) -> Selection:
    """Choose the target whose verdicts are on the map."""
    shown = of_target(selection, targets)
    names = {card.indicator_id: card.short_label for card in targets}
    _picker(words.INDICATOR, INDICATOR, shown.indicator_id, names)
    return shown


def of_target(selection: Selection, targets: Sequence[IndicatorCard]) -> Selection:
    """The map of the target selected, else of the first one: its verdicts, by département."""
    codes, usual = [card.indicator_id for card in targets], Selection()
    shown = selection.indicator_id if selection.indicator_id in codes else codes[0]
    return replace(selection, indicator_id=shown, layer=usual.layer, level=usual.level)


def _picker(label: str, parameter: str, chosen: str, names: Mapping[str, str]) -> None:
    key = f"picker_map_{parameter}"
    st.session_state[key] = str(chosen)
    st.selectbox(
        label,
        list(names),
        format_func=lambda code: names[code],
        key=key,
        on_change=_to_url,
        args=(parameter, key),
    )


def _to_url(parameter: str, key: str) -> None:
    choose(parameter, st.session_state[key])


def _choose_view() -> None:
    """The switch is in the element, which knows the width of the screen: here, only its URL."""
    view = st.session_state[_KEY].get("view")
    if view in set(MapView):
        choose(MAP_VIEW, view)


@lru_cache(maxsize=300)
def _payload(drawn: Picture, view: MapView | None, selected: str) -> bytes:
    return payload(drawn, view=view, selected=selected)
