"""The files of posts by specialty of page PADHUE: `/donnees/padhue/specialites/2024.csv`.

The page has a table and no picture, so neither have they.
"""

from collections.abc import Iterator

import polars as pl

from dashboard.cards.padhue import ALL_SPECIALTIES, FigureCard, PadhueCard
from dashboard.exports import names
from dashboard.exports.charts import evc, gathering
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.store import padhue
from dashboard.wording import export_padhue as words
from pipelines.vocabulary import FRANCE

SCHEMA = {"kind": pl.String} | evc.FIGURE


def gather(asked: Asked) -> ChartFiles | None:
    """Posts by specialty, what is not detailed, the total; None where none is known."""
    card = padhue.padhue()
    session = evc.session_of(asked, card)
    rows = list(_figures(card, session)) if session else []
    if session is None or not rows:
        return None
    found = [figure for _, figure in rows]
    detailed = dict.fromkeys(f.specialty for kind, f in rows if kind == words.DETAIL)
    said = evc.said(
        words.session_scope(session),
        words.specialties_reading(list(detailed)),
        words.SPECIALTIES_METHOD,
        found,
        evc.address_of(asked, session),
    )
    sheet = gathering.burned(
        words.specialties_title(session), words.specialties_subtitle(session), said
    )
    return ChartFiles(
        name=names.stem("padhue-session", str(session), "postes-par-specialite"),
        data=pl.DataFrame(
            [evc.row(figure) | {"kind": kind} for kind, figure in rows], schema=SCHEMA
        ),
        definitions=evc.definitions(sheet, said, found, SCHEMA),
        words=sheet,
        alternative=sheet.title,
        draw=lambda: None,
    )


def _figures(card: PadhueCard, session: int) -> Iterator[tuple[str, FigureCard]]:
    """Each with what it is of the total, in the lists that have a detail."""
    posts = list(card.select("postes_ouverts", session=session, territory=FRANCE))
    detailed = [known for known in posts if known.subject.specialty != ALL_SPECIALTIES]
    scopes = {known.subject.scope for known in detailed}
    rest = card.select("non_detaille", session=session, territory=FRANCE)
    totals = (known for known in posts if known.subject.specialty == ALL_SPECIALTIES)
    for kind, group in (
        (words.DETAIL, sorted(detailed, key=lambda known: -known.low)),
        (words.NOT_DETAILED, rest),
        (words.TOTAL, totals),
    ):
        for known in group:
            if known.subject.scope in scopes:
                yield from ((kind, figure) for figure in known.figures)


CHART = Chart(path="/donnees/padhue/specialites/{session}", gather=gather)
