"""What the reader has chosen. It lives in the URL as codes: `?indicateur=msp&territoire=DEP-04`.

The URL is input from a stranger: codes are checked against what the release holds, and a code that
does not exist falls back to the default and is reported, never raised.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from dashboard.selection.comparing import USUAL_CONTEXT, Order, Picture
from dashboard.selection.layers import Layer, MapView
from pipelines.measures.standing import STRAIGHT
from pipelines.vocabulary import Level

INDICATOR, TERRITORY, COMPARED = "indicateur", "territoire", "territoires"
STATEMENTS, WINDOW, DAY = "annonces", "fenetre", "date"
# How progress is looked at: which announcement, over how many months, on which day.
OUTLOOK = (STATEMENTS, WINDOW, DAY)
LAYER, LEVEL, MAP_VIEW = "couche", "niveau", "carte"
# What the map of an indicator shows: its layer, its level, and how it is drawn.
MAP = (LAYER, LEVEL, MAP_VIEW)
PICTURE, CONTEXT, ORDER = "vue", "contexte", "tri"
# How territories are compared: the picture, the variable of its scatter, the order of the table.
COMPARING = (PICTURE, CONTEXT, ORDER)
MOST_COMPARED = 12
_MEMORY = "selection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Codes that exist in the release in force; each statement with its indicator."""

    indicator_ids: frozenset[str]
    territory_ids: frozenset[str]
    statements: Mapping[str, str] = field(default_factory=dict)
    context_ids: frozenset[str] = frozenset({USUAL_CONTEXT})


@dataclass(frozen=True, slots=True)
class Lens:
    """How progress is measured: over how many months, with what was known on a day.

    None stands for the default: the window that the back-test elects, everything known.
    """

    window_months: int | None = None
    known_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Codes of one indicator, one territory, and the territories to compare, in chosen order.

    Then how progress is looked at: the statement chosen for some indicators, the window in months,
    the day to read the page as if it were today; by default none of them. Then what the map shows;
    without a choice of view, the width of the screen decides. Last, how territories are compared.
    """

    indicator_id: str = "msp"
    territory_id: str = "FR"
    compared_ids: tuple[str, ...] = ()
    statement_ids: tuple[str, ...] = ()
    window_months: int | None = None
    day: date | None = None
    layer: Layer = Layer.VERDICT
    level: Level = Level.DEPARTEMENT
    map_view: MapView | None = None
    picture: Picture = Picture.LEVEL
    context_id: str = USUAL_CONTEXT
    order: Order = Order.CHOSEN

    def lens(self, today: date) -> Lens:
        """A day to come changes ages and deadlines, not what is known."""
        is_past = self.day is not None and self.day < today
        return Lens(self.window_months, self.day if is_past else None)


@dataclass(frozen=True, slots=True)
class Refused:
    """A parameter of the URL that names nothing known, or known codes beyond the most allowed."""

    key: str
    value: str
    is_excess: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The selection that a URL asks for, and what was refused in it."""

    selection: Selection
    refused: tuple[Refused, ...] = field(default=())


_Reading = tuple[Selection, str | None]


def _indicator(code: str, known: Known, chosen: Selection) -> _Reading:
    if code in known.indicator_ids:
        return replace(chosen, indicator_id=code), None
    return replace(chosen, indicator_id=Selection().indicator_id), code


def _territory(code: str, known: Known, chosen: Selection) -> _Reading:
    if code in known.territory_ids:
        return replace(chosen, territory_id=code), None
    return replace(chosen, territory_id=Selection().territory_id), code


def _compared(codes: str, known: Known, chosen: Selection) -> _Reading:
    found, unknown = _split(codes, known.territory_ids)
    return replace(chosen, compared_ids=found[:MOST_COMPARED]), unknown


def _context(code: str, known: Known, chosen: Selection) -> _Reading:
    if code in known.context_ids:
        return replace(chosen, context_id=code), None
    return replace(chosen, context_id=Selection().context_id), code


def _statements(codes: str, known: Known, chosen: Selection) -> _Reading:
    """One statement for each indicator: the last one named."""
    found, unknown = _split(codes, known.statements)
    by_indicator = {known.statements[code]: code for code in found}
    return replace(chosen, statement_ids=tuple(by_indicator.values())), unknown


def _window(months: str, known: Known, chosen: Selection) -> _Reading:
    del known
    offered = {str(number): number for number in STRAIGHT}
    wrong = None if months in offered else months
    return replace(chosen, window_months=offered.get(months)), wrong


def _day(text: str, known: Known, chosen: Selection) -> _Reading:
    del known
    try:
        return replace(chosen, day=date.fromisoformat(text)), None
    except ValueError:
        return replace(chosen, day=None), text


def _map_choice(name: str, offered: Iterable[str]) -> Callable[[str, Known, Selection], _Reading]:
    """The reader of a field whose codes are a closed list."""
    codes = {str(code): code for code in offered}

    def read(text: str, known: Known, chosen: Selection) -> _Reading:
        del known
        field_value: dict[str, Any] = {name: codes.get(text, getattr(Selection(), name))}
        return replace(chosen, **field_value), None if text in codes else text

    return read


def _split(codes: str, known: Iterable[str]) -> tuple[tuple[str, ...], str | None]:
    asked, existing = list(dict.fromkeys(codes.split(","))), set(known)
    unknown = [code for code in asked if code and code not in existing]
    return tuple(code for code in asked if code in existing), ",".join(unknown) or None


_READERS: Mapping[str, Callable[[str, Known, Selection], _Reading]] = {
    INDICATOR: _indicator,
    TERRITORY: _territory,
    COMPARED: _compared,
    STATEMENTS: _statements,
    WINDOW: _window,
    DAY: _day,
    LAYER: _map_choice("layer", Layer),
    LEVEL: _map_choice("level", (Level.DEPARTEMENT, Level.REGION)),
    MAP_VIEW: _map_choice("map_view", MapView),
    PICTURE: _map_choice("picture", Picture),
    CONTEXT: _context,
    ORDER: _map_choice("order", Order),
}


def parse(params: Mapping[str, str], known: Known, default: Selection) -> Parsed:
    """Codes that exist replace those of `default`; the others are refused. Never raises."""
    selection, refused = default, []
    for key, read in _READERS.items():
        if (text := params.get(key)) is not None:
            selection, wrong = read(text, known, selection)
            refused += [] if wrong is None else [Refused(key, wrong)]
    beyond = _split(params.get(COMPARED, ""), known.territory_ids)[0][MOST_COMPARED:]
    if beyond:
        refused.append(Refused(COMPARED, ",".join(beyond), is_excess=True))
    return Parsed(selection=selection, refused=tuple(refused))


def to_params(selection: Selection, keys: Iterable[str]) -> dict[str, str]:
    """The parameters `keys` of the URL that says this selection; what is empty is left out."""
    values = {
        INDICATOR: selection.indicator_id,
        TERRITORY: selection.territory_id,
        COMPARED: ",".join(selection.compared_ids),
        STATEMENTS: ",".join(selection.statement_ids),
        WINDOW: str(selection.window_months or ""),
        DAY: selection.day.isoformat() if selection.day else "",
        LAYER: "" if selection.layer is Selection().layer else selection.layer,
        LEVEL: "" if selection.level is Selection().level else selection.level,
        MAP_VIEW: selection.map_view or "",
        PICTURE: "" if selection.picture is Selection().picture else selection.picture,
        CONTEXT: "" if selection.context_id == Selection().context_id else selection.context_id,
        ORDER: "" if selection.order is Selection().order else selection.order,
    }
    return {key: values[key] for key in keys if values[key]}


def remembered() -> Selection:
    """What the reader last chose, on any page."""
    selection: Selection = st.session_state.get(_MEMORY, Selection())
    return selection


def asked(known: Known, *keys: str) -> Parsed:
    """What the URL asks for with the parameters `keys`, else what the reader last chose.

    An outlook or a way to compare that the URL of its page does not name is the default one: a link
    without a day shows today.
    """
    params = {key: value for key, value in st.query_params.items() if key in keys}
    default = remembered()
    if set(OUTLOOK) <= set(keys):
        default = replace(default, statement_ids=(), window_months=None, day=None)
    if set(COMPARING) <= set(keys):
        usual = Selection()
        default = replace(
            default, picture=usual.picture, context_id=usual.context_id, order=usual.order
        )
    return parse(params, known, default)


def current_selection(
    known: Known,
    *keys: str,
    beside: Mapping[str, str] | None = None,
    unsaid: Collection[str] = (),
) -> Parsed:
    """The selection of this page: from its URL, else what the reader chose on another page.

    Writes the URL back in full, so that what is shown can be kept, sent and reloaded; `beside` are
    parameters that the page reads by itself, `unsaid` keys that need no mention of their default.
    """
    parsed = asked(known, *keys)
    st.session_state[_MEMORY] = parsed.selection
    usual = to_params(Selection(), unsaid).items()
    said = to_params(parsed.selection, keys).items()
    wanted = {key: value for key, value in said if (key, value) not in usual} | dict(beside or {})
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    return parsed


def site() -> str:
    """Scheme and host in the reader's browser, empty where it did not say."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def choose(key: str, value: str) -> None:
    """Record a choice in the URL: pickers call it, the next run of the page reads it.

    An empty choice of an outlook goes back to its default.
    """
    if value or key not in OUTLOOK:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]
