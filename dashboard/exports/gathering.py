"""What every chart needs to gather its files: the selection of an address, and shared words."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from dashboard import store
from dashboard.cards import SeriesCard
from dashboard.exports.model import Asked
from dashboard.figures.maps.sheet import Sheet
from dashboard.selection import (
    COMPARED,
    INDICATOR,
    OUTLOOK,
    TERRITORY,
    Selection,
    parse,
    to_params,
)
from dashboard.wording import exports as words
from dashboard.wording.typography import typo

_CODES = {"indicator": INDICATOR, "territory": TERRITORY}
_PARAMS = (COMPARED, *OUTLOOK)
Lines = Sequence[tuple[str, str]]


def selection_of(asked: Asked) -> Selection | None:
    """What the address asks for, None if it names something unknown."""
    codes = {_CODES[name]: code for name, code in asked.codes.items() if name in _CODES}
    params = {key: text for key, text in asked.params.items() if key in _PARAMS}
    parsed = parse(codes | params, store.known(), Selection())
    return None if parsed.refused else parsed.selection


def link(asked: Asked, path: str, selection: Selection, keys: Iterable[str]) -> str:
    """The whole address of the page that shows the same thing."""
    return f"{asked.site}{path}?{urlencode(to_params(selection, keys), safe=',')}"


def around(
    series: Sequence[SeriesCard], selection: Selection, reading: str, method: str, address: str
) -> Lines:
    """What is said under a picture and again in the second sheet, in reading order."""
    return (
        (words.READING, reading),
        *words.provenance(series, store.sources(), store.updated_on()),
        (words.METHOD, method),
        (words.VERSION, words.made(store.build_id(), selection.day)),
        (words.LINK, address),
    )


def burned(title: str, subtitle: str, said: Lines) -> Sheet:
    """The words of a picture that stands alone."""
    notes = tuple(words.line(term, text) for term, text in said)
    return Sheet(title=typo(title), subtitle=typo(subtitle), notes=notes)


def definitions(
    sheet: Sheet, meaning: Lines, said: Lines, series: Sequence[SeriesCard], columns: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """The second sheet: what is shown, what it means, where it comes from, what columns hold."""
    used = {point.source_id for card in series for point in card.points}
    sources = [source for source in store.sources() if source.source_id in used]
    lines = (
        (words.TITLE, sheet.title),
        (words.MEASURE, sheet.subtitle),
        *meaning,
        *said,
        *words.origins(sources),
        *words.columns(columns),
    )
    return tuple((typo(term), typo(text)) for term, text in lines)
