"""What the reader has chosen. It lives in the URL as codes: `?indicateur=msp&territoire=DEP-04`.

The URL is input from a stranger: codes are checked against what the release holds, and a code that
does not exist falls back to the default and is reported, never raised.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

INDICATOR, TERRITORY, COMPARED = "indicateur", "territoire", "territoires"
MOST_COMPARED = 6
_MEMORY = "selection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Codes that exist in the release in force."""

    indicator_ids: frozenset[str]
    territory_ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Codes of one indicator, one territory, and the territories to compare, in chosen order."""

    indicator_id: str = "msp"
    territory_id: str = "FR"
    compared_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A parameter of the URL that names nothing known."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The selection that a URL asks for, and what was refused in it."""

    selection: Selection
    refused: tuple[Refused, ...] = field(default=())


def parse(params: Mapping[str, str], known: Known, default: Selection) -> Parsed:
    """Codes that exist replace those of `default`; the others are refused. Never raises."""
    selection, refused = default, []
    if (code := params.get(INDICATOR)) is not None:
        if code in known.indicator_ids:
            selection = replace(selection, indicator_id=code)
        else:
            refused.append(Refused(INDICATOR, code))
            selection = replace(selection, indicator_id=Selection().indicator_id)
    if (code := params.get(TERRITORY)) is not None:
        if code in known.territory_ids:
            selection = replace(selection, territory_id=code)
        else:
            refused.append(Refused(TERRITORY, code))
            selection = replace(selection, territory_id=Selection().territory_id)
    if (codes := params.get(COMPARED)) is not None:
        asked = list(dict.fromkeys(codes.split(",")))
        found = [code for code in asked if code in known.territory_ids]
        selection = replace(selection, compared_ids=tuple(found[:MOST_COMPARED]))
        unknown = [code for code in asked if code and code not in known.territory_ids]
        refused += [Refused(COMPARED, ",".join(unknown))] * bool(unknown)
    return Parsed(selection=selection, refused=tuple(refused))


def to_params(selection: Selection, keys: Iterable[str]) -> dict[str, str]:
    """The parameters `keys` of the URL that says this selection; an empty list is left out."""
    values = {
        INDICATOR: selection.indicator_id,
        TERRITORY: selection.territory_id,
        COMPARED: ",".join(selection.compared_ids),
    }
    return {key: values[key] for key in keys if values[key]}


def remembered() -> Selection:
    """What the reader last chose, on any page."""
    selection: Selection = st.session_state.get(_MEMORY, Selection())
    return selection


def asked(known: Known) -> Selection:
    """What the URL asks for, else what the reader last chose: known before the page runs."""
    return parse(st.query_params.to_dict(), known, remembered()).selection


def current_selection(known: Known, *keys: str) -> Parsed:
    """The selection of this page: from its URL, else what the reader chose on another page.

    Writes the URL back in full, so that what is shown can be kept, sent and reloaded.
    """
    params = {key: value for key, value in st.query_params.items() if key in keys}
    parsed = parse(params, known, remembered())
    st.session_state[_MEMORY] = parsed.selection
    wanted = to_params(parsed.selection, keys)
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    return parsed


def choose(key: str, value: str) -> None:
    """Record a choice in the URL: pickers call it, the next run of the page reads it."""
    st.query_params[key] = value
