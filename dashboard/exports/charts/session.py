"""The files of one session of page PADHUE, stage by stage: `/donnees/padhue/etapes/2024.svg`."""

from collections.abc import Iterator

import polars as pl

from dashboard.cards.padhue import Known
from dashboard.cards.padhue_flow import Flow, Stage, Step, flow
from dashboard.exports import names
from dashboard.exports.charts import evc, gathering
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.static_flow import flow_body
from dashboard.store import padhue
from dashboard.wording import export_padhue as words
from dashboard.wording import padhue_session as page_words

SCHEMA = {
    "session": pl.Int64,
    "chain": pl.String,
    "step": pl.Int64,
    "kind": pl.String,
    **{name: kind for name, kind in evc.FIGURE.items() if name != "session"},
}


def gather(asked: Asked) -> ChartFiles | None:
    """What is known of a session, and what nobody counts; None for a session without stages."""
    card = padhue.padhue()
    session = evc.session_of(asked, card)
    shown = flow(card, session) if session else None
    if session is None or shown is None or not shown.chains:
        return None
    exits = page_words.exits(card.transitions)
    found = [figure for known in _known(shown) for figure in known.figures]
    reading = page_words.in_short(shown)
    said = (
        (words.LEGEND, page_words.FLOW_LEGEND),
        (words.CAUTION, words.caution(card, session)),
        *evc.said(
            words.session_scope(session),
            reading,
            words.METHOD,
            found,
            evc.address_of(asked, session),
        ),
    )
    sheet = gathering.burned(words.session_title(session), words.session_subtitle(session), said)
    return ChartFiles(
        name=names.stem("padhue-session", str(session), "etapes"),
        data=pl.DataFrame([*_rows(shown), *_exits(session, exits)], schema=SCHEMA),
        definitions=evc.definitions(sheet, said, found, SCHEMA),
        words=sheet,
        alternative=f"{sheet.title}. {reading}",
        draw=lambda: flow_body(shown, exits),
    )


def _known(shown: Flow) -> Iterator[Known]:
    for chain in shown.chains:
        yield from (step.known for step in chain.steps if step.known)
    yield from shown.beside


def _rows(shown: Flow) -> Iterator[dict[str, object]]:
    """One row for each figure of each stage; a stage that nobody counts has one without number."""
    for chain in shown.chains:
        title = page_words.chain_title(chain, shown)
        for rank, step in enumerate(chain.steps, start=1):
            own = {"chain": title, "step": rank, "session": shown.session}
            if step.known is None:
                yield own | _unknown(words.UNKNOWN, page_words.step_name(step))
            else:
                for figure in step.known.figures:
                    yield evc.row(figure) | own | {"kind": _kind(step)}
    for known in shown.beside:
        for figure in known.figures:
            yield evc.row(figure) | {"kind": words.BESIDE}


def _exits(session: int, exits: str) -> Iterator[dict[str, object]]:
    if exits:
        yield {"session": session} | _unknown(words.EXIT, exits)


def _unknown(kind: str, counted: str) -> dict[str, object]:
    return {"kind": kind, "counted": counted, "amount": page_words.UNKNOWN_COUNT}


def _kind(step: Step) -> str:
    return words.CAPACITY if step.stages[0] is Stage.POSTS else words.PEOPLE


CHART = Chart(path="/donnees/padhue/etapes/{session}", gather=gather)
