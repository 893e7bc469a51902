"""The values of a map as a workbook: the table, then its words, sources and definitions.

In: the table of the map, the map with its words, the lines of its file, the sources of the release.
Out: the bytes of an XLSX file.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from dashboard.cards.quality import SourceCard
from dashboard.exports.workbook import workbook
from dashboard.maps.picture import Picture
from dashboard.wording import exports as words
from dashboard.wording.export_columns import columns
from dashboard.wording.typography import typo


def map_workbook(
    data: pl.DataFrame,
    drawn: Picture,
    notes: Sequence[str],
    sources: Sequence[SourceCard],
    made_on: date,
) -> bytes:
    """The last of `notes` is the address of the page that shows the map."""
    gave = {row.source_id for row in drawn.shown.rows}
    lines = (
        (words.TITLE, drawn.title),
        (words.MEASURE, drawn.subtitle),
        *words.meanings(drawn.shown.indicator),
        *((words.NOTE, note) for note in notes[:-1]),
        (words.LINK, notes[-1]),
        *words.origins(source for source in sources if source.source_id in gave),
        *columns(data.columns),
    )
    said = tuple((typo(term), typo(text)) for term, text in lines)
    return workbook(data, said, drawn.title, made_on)
