"""What every chart needs to gather its files: the selection of an address, and shared words."""

from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlencode

from dashboard.cards.quality import SourceCard
from dashboard.cards.series import SeriesCard
from dashboard.exports.charts.model import Asked
from dashboard.figures.maps.sheet import Sheet
from dashboard.selection.url import (
    COMPARED,
    CONTEXT,
    INDICATOR,
    OUTLOOK,
    TERRITORY,
    Selection,
    parse,
    to_params,
)
from dashboard.store import database
from dashboard.wording import exports as words
from dashboard.wording.export_columns import columns as column_words
from dashboard.wording.typography import typo

_CODES = {"indicator": INDICATOR, "territory": TERRITORY, "context": CONTEXT}
_PARAMS = (COMPARED, *OUTLOOK)
# A figure finer than that would only show how computers divide.
DECIMALS = 6
Lines = Sequence[tuple[str, str]]


def selection_of(asked: Asked, honoured: Collection[str] = OUTLOOK) -> Selection | None:
    """What the address asks for, None if it names something unknown.

    None too for a day, a window or an announcement that the chart does not follow (`honoured` are
    those it does): its file would say what it does not show.
    """
    if any(key in asked.params for key in OUTLOOK if key not in honoured):
        return None
    codes = {_CODES[name]: code for name, code in asked.codes.items() if name in _CODES}
    params = {key: text for key, text in asked.params.items() if key in _PARAMS}
    parsed = parse(codes | params, database.known(), Selection())
    return None if parsed.refused else parsed.selection


def link(asked: Asked, path: str, selection: Selection, keys: Iterable[str]) -> str:
    """The whole address of the page that shows the same thing."""
    return f"{asked.site}{path}?{urlencode(to_params(selection, keys), safe=',')}"


def around(
    series: Sequence[SeriesCard], selection: Selection, reading: str, method: str, address: str
) -> Lines:
    """What is said under a picture and again in the second sheet, in reading order."""
    known = words.provenance(series, database.sources(), database.updated_on())
    return said(known, selection, reading, method, address)


def said(known: Lines, selection: Selection, reading: str, method: str, address: str) -> Lines:
    """The same, where the lines of provenance are made already."""
    return (
        (words.READING, reading),
        *known,
        (words.METHOD, method),
        (words.VERSION, words.made(database.build_id(), selection.day)),
        (words.LINK, address),
    )


def burned(title: str, subtitle: str, said: Lines) -> Sheet:
    """The words of a picture that stands alone."""
    notes = tuple(words.line(term, text) for term, text in said)
    return Sheet(title=typo(title), subtitle=typo(subtitle), notes=notes)


def definitions(
    sheet: Sheet,
    meaning: Lines,
    said: Lines,
    sources: Iterable[SourceCard],
    columns: Iterable[str],
) -> tuple[tuple[str, str], ...]:
    """The second sheet: what is shown, what it means, where it comes from, what columns hold."""
    return listed(sheet, (*meaning, *said, *words.origins(sources)), columns)


def listed(sheet: Sheet, said: Lines, columns: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The same, from lines that name their sources already."""
    lines = (
        (words.TITLE, sheet.title),
        (words.MEASURE, sheet.subtitle),
        *said,
        *column_words(columns),
    )
    return tuple((typo(term), typo(text)) for term, text in lines)


def sources_of(series: Iterable[SeriesCard]) -> list[SourceCard]:
    """The sources of the values of these series."""
    return named({point.source_id for card in series for point in card.points})


def named(source_ids: Iterable[str]) -> list[SourceCard]:
    """These sources, in the order of the release."""
    wanted = set(source_ids)
    return [source for source in database.sources() if source.source_id in wanted]
