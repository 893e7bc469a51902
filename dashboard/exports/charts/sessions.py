"""The files of the chart of sessions of page PADHUE."""

import polars as pl

from dashboard.exports import names
from dashboard.exports.charts import evc, gathering
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.padhue import sessions_figure
from dashboard.figures.static_chart import chart_body
from dashboard.palette import Theme
from dashboard.store import padhue
from dashboard.wording import export_padhue as words
from dashboard.wording import padhue as page_words


def gather(asked: Asked) -> ChartFiles | None:
    """Posts, candidates and laureates of every session; None where no session is known."""
    card = padhue.padhue()
    if not card.sessions:
        return None
    found = [figure for known in card.of_sessions for figure in known.figures]
    said = evc.said(
        words.sessions_scope(card),
        words.series_reading(card),
        words.METHOD,
        found,
        evc.address_of(asked),
    )
    title = page_words.series_title(card)
    sheet = gathering.burned(title, page_words.series_subtitle(card), said)
    return ChartFiles(
        name=names.stem("padhue-postes-candidats-laureats-par-session", *_ends(card.sessions)),
        data=pl.DataFrame([evc.row(figure) for figure in found], schema=evc.FIGURE),
        definitions=evc.definitions(sheet, said, found, evc.FIGURE),
        words=sheet,
        alternative=page_words.series_alternative(card),
        draw=lambda: chart_body(sessions_figure(card, Theme.LIGHT), has_legend=True),
    )


def _ends(sessions: tuple[int, ...]) -> tuple[str, str]:
    return str(sessions[-1]), str(sessions[0])


CHART = Chart(path="/donnees/padhue/sessions", gather=gather)
