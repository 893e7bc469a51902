"""What the files of page PADHUE share: one row for each figure of each source, and their words."""

from collections.abc import Mapping, Sequence

import polars as pl

from dashboard.cards.padhue import FigureCard, Known, PadhueCard
from dashboard.exports.charts import gathering
from dashboard.exports.charts.gathering import Lines
from dashboard.exports.charts.model import Asked
from dashboard.figures.maps.sheet import Sheet
from dashboard.selection.padhue import SESSION
from dashboard.store import database
from dashboard.wording import export_padhue as words
from dashboard.wording import exports as shared
from dashboard.wording import padhue_figures as figures

FIGURE = {
    "session": pl.Int64,
    "counted": pl.String,
    "specialty": pl.String,
    "value_low": pl.Float64,
    "value_high": pl.Float64,
    "amount": pl.String,
    "origin": pl.String,
    "formula": pl.String,
    "publisher": pl.String,
    "source_title": pl.String,
    "source_date": pl.String,
    "source_url": pl.String,
    "confidence": pl.String,
    "note": pl.String,
}
_BETWEEN = " | "


def row(figure: FigureCard) -> dict[str, object]:
    """One figure in the columns of FIGURE; our own name their sources side by side."""
    cited = figure.citations
    urls = [one.url for one in cited if one.url]
    return {
        "session": figure.session,
        "counted": figures.counted(figure),
        "specialty": figure.specialty,
        "value_low": figure.low,
        "value_high": figure.high,
        "amount": figures.amount(figure),
        "origin": figures.origin(Known((figure,))) or None,
        "formula": figure.formula,
        "publisher": _BETWEEN.join(words.publisher(one) for one in cited),
        "source_title": _BETWEEN.join(one.title for one in cited),
        "source_date": _BETWEEN.join(one.date for one in cited),
        "source_url": _BETWEEN.join(urls) or None,
        "confidence": figures.CONFIDENCE[figure.confidence],
        "note": figures.remark(figure) or None,
    }


def session_of(asked: Asked, card: PadhueCard) -> int | None:
    """The session that the address names, None if nothing is known of it."""
    known = {str(session): session for session in card.sessions}
    return known.get(asked.codes["session"])


def said(scope: str, reading: str, method: str, found: Sequence[FigureCard], address: str) -> Lines:
    """What is said under a picture and again in the second sheet, in reading order."""
    return (
        (shared.READING, reading),
        *words.about(scope, found, database.updated_on()),
        (shared.METHOD, method),
        (shared.VERSION, shared.made(database.build_id(), None)),
        (shared.LINK, address),
    )


def address_of(asked: Asked, session: int | None = None) -> str:
    """The whole address of the page, on a session or on its usual one."""
    return f"{asked.site}padhue" + (f"?{SESSION}={session}" if session else "")


def definitions(
    sheet: Sheet, said: Lines, found: Sequence[FigureCard], columns: Mapping[str, object]
) -> tuple[tuple[str, str], ...]:
    """The second sheet: every source that is quoted, then what columns hold."""
    return gathering.listed(sheet, (*said, *words.origins(found)), columns)
