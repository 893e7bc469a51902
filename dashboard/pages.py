"""The pages of the site, their addresses and the parameters that each address carries."""

from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.selection.url import (
    COMPARED,
    COMPARING,
    INDICATOR,
    MAP,
    MAP_VIEW,
    OUTLOOK,
    TERRITORY,
)
from dashboard.wording import accessibility, site_map
from dashboard.wording import frame as words

OVERVIEW = "views/overview.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page, the parameters that its address carries, and whether the menu shows it."""

    page: StreamlitPage
    keys: tuple[str, ...] = ()
    is_in_menu: bool = True


def keys_of(page: StreamlitPage) -> tuple[str, ...]:
    """The parameters that the address of a page carries; home is the overview."""
    found = (entry.keys for entry in _entries() if entry.page.title == page.title)
    return next(found, ())


def home() -> StreamlitPage:
    """The default page has no address of its own: the overview answers at / and at /synthese."""
    return copy(_home())


def entries() -> tuple[Entry, ...]:
    """Every page, in the menu's order. Streamlit marks the pages of a run: each run has copies."""
    return tuple(replace(entry, page=copy(entry.page)) for entry in _entries())


@lru_cache(maxsize=1)
def _home() -> StreamlitPage:
    return st.Page(OVERVIEW, title=words.OVERVIEW, url_path="accueil", default=True)


@lru_cache(maxsize=1)
def _entries() -> tuple[Entry, ...]:
    """Made once: finding each page's file on disk takes longer than showing the menu."""
    return (
        _entry("overview", words.OVERVIEW, "synthese", INDICATOR, MAP_VIEW, *OUTLOOK),
        _entry(
            "indicator", words.INDICATOR_PAGE, "indicateur", INDICATOR, TERRITORY, *MAP, *OUTLOOK
        ),
        _entry("territory", words.TERRITORY_PAGE, "territoire", TERRITORY, *OUTLOOK),
        _entry("compare", words.COMPARE, "comparer", INDICATOR, COMPARED, *COMPARING),
        _entry("padhue", words.PADHUE, "padhue"),
        _entry("cnr", words.CNR, "cnr"),
        _entry("revisions", words.REVISIONS, "revisions", INDICATOR, TERRITORY, *OUTLOOK),
        _entry("method", words.METHOD, "methode"),
        # Every footer leads to these.
        *(
            replace(_entry(view, said.TITLE, said.ADDRESS), is_in_menu=False)
            for view, said in (("accessibility", accessibility), ("site_map", site_map))
        ),
    )


def _entry(view: str, title: str, address: str, *keys: str) -> Entry:
    return Entry(page=st.Page(f"views/{view}.py", title=title, url_path=address), keys=keys)
