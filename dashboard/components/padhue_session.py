"""One session of PADHUE: the choice, which lives in the URL, its bars and its specialties."""

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from dashboard.cards.padhue import ALL_SPECIALTIES, FigureCard, Known, PadhueCard
from dashboard.cards.padhue_flow import Chain, Flow, Stage, Step, flow
from dashboard.components.files import session_files, specialty_files
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import section, show
from dashboard.components.padhue_figures import cited, figures_table, known_cells, told
from dashboard.components.table import (
    Cell,
    Html,
    definitions_html,
)
from dashboard.components.text import html_text
from dashboard.selection.padhue import SESSION
from dashboard.wording import padhue as page_words
from dashboard.wording import padhue_figures as figures
from dashboard.wording import padhue_session as words
from dashboard.wording.numbers import NOT_AVAILABLE, explain
from dashboard.wording.typography import NBSP
from dashboard.wording.values import capital
from pipelines.vocabulary import FRANCE, EvcScope


def session_picker(session: int, known: Sequence[int]) -> None:
    """Choose a session."""
    key = "picker_session"
    st.session_state[key] = session
    st.selectbox(page_words.PICKER, list(known), key=key, on_change=_to_url, args=(key,))


def session_block(card: PadhueCard, session: int) -> None:
    """The session in bars, then every figure of it with its source and its files, folded."""
    show(section(words.heading(session)), session_flow(card, session))
    fold(
        Fold.SESSION,
        words.SHOW_FIGURES,
        lambda: show(session_figures(card, session), _files(card, session)),
    )


@lru_cache(maxsize=64)
def session_flow(card: PadhueCard, session: int) -> str:
    """The bars of a session and what stands beside them."""
    shown = flow(card, session)
    chains = "".join(_chain(chain, shown) for chain in shown.chains)
    return (
        f'<p class="cs-text">{html_text(words.in_short(shown))}</p>'
        f'<div class="cs-chains" role="group" aria-label="{html_text(words.GROUP)}">{chains}</div>'
        + _exits(card)
        + f'<p class="cs-source">{html_text(words.FLOW_LEGEND)}</p>'
        + _beside(shown)
    )


@lru_cache(maxsize=64)
def specialties(card: PadhueCard, session: int) -> str:
    """Posts by specialty against the total, the rest named; or where they are known."""
    detailed = list(_by_specialty(card, session))
    if not detailed:
        others = {k.subject.session for k in card.select("postes_ouverts", where=_has_specialty)}
        known = sorted(year for year in others if year is not None)
        return f'<p class="cs-text">{html_text(words.no_specialty(session, known))}</p>'
    scopes = [scope for scope in EvcScope if any(k.subject.scope is scope for k in detailed)]
    labels = (words.SPECIALTY, *map(_scope_label, scopes))
    rows = [*_specialty_rows(detailed, scopes), *_total_rows(card, session, scopes)]
    codes = [NOT_AVAILABLE] if any(NOT_AVAILABLE.mark in row for row in rows) else []
    return (
        figures_table(words.specialties_caption(session), labels, rows, numbers=len(scopes))
        + "".join(f'<p class="cs-source">{line}</p>' for line in _specialty_sources(detailed))
        + (f'<p class="cs-source">{html_text(explain(codes))}</p>' if codes else "")
    )


def _files(card: PadhueCard, session: int) -> str:
    """The files of what the session has: its stages, its posts by specialty."""
    stages = session_files(session) if flow(card, session).chains else ""
    return stages + (specialty_files(session) if _by_specialty(card, session) else "")


def _to_url(key: str) -> None:
    st.query_params[SESSION] = str(st.session_state[key])


def _chain(chain: Chain, shown: Flow) -> str:
    title = (
        "" if len(shown.chains) == 1 else f"<h3>{html_text(words.chain_title(chain, shown))}</h3>"
    )
    steps = "".join(_step(step, shown.largest) for step in chain.steps)
    return f'<div class="cs-chain">{title}<ol class="cs-flow">{steps}</ol></div>'


def _step(step: Step, largest: float) -> str:
    source = html_text(words.step_source(step))
    said = f'<p class="cs-small">{source}</p>' if source else ""
    return (
        f'<li><p><span class="cs-stage">{html_text(words.step_name(step))}</span> '
        f'<span class="cs-count">{html_text(words.step_count(step))}</span></p>'
        f"{_bar(step, largest)}{said}</li>"
    )


def _bar(step: Step, largest: float) -> str:
    """Posts as an outline, people filled, a range dotted; nobody's count has no length."""
    if step.known is None:
        return '<span class="cs-unknown" aria-hidden="true"></span>'
    low, high = (100 * value / largest for value in (step.known.low, step.known.high))
    kind = "cs-posts" if step.stages[0] is Stage.POSTS else "cs-people"
    spread = f'<span class="cs-spread" style="width:{high - low:.2f}%"></span>'
    return (
        f'<span class="cs-bar" aria-hidden="true"><span class="{kind}" style="width:{low:.2f}%">'
        f"</span>{spread if high > low else ''}</span>"
    )


def _exits(card: PadhueCard) -> str:
    said = words.exits(card.transitions)
    if not said:
        return ""
    return (
        f'<p class="cs-exits"><span class="cs-unknown" aria-hidden="true"></span> '
        f"{html_text(said)} – {html_text(words.UNKNOWN_COUNT)}</p>"
    )


def _beside(shown: Flow) -> str:
    if not shown.beside:
        return ""
    items: list[tuple[str, Cell]] = [
        (
            figures.measure(known.subject),
            Html(
                f"<strong>{html_text(figures.said_with_origin(known))}</strong><br>"
                f'<span class="cs-small">{cited(known)}</span>'
            ),
        )
        for known in shown.beside
    ]
    return (
        f"<h3>{html_text(words.BESIDE)}</h3>{definitions_html(items)}"
        f'<p class="cs-text">{html_text(words.BESIDE_NOTE)}</p>'
    )


@lru_cache(maxsize=64)
def session_figures(card: PadhueCard, session: int) -> str:
    """Every national figure of the session, ours last."""
    found = [
        Known((figure,))
        for known in card.select(session=session, territory=FRANCE)
        for figure in known.figures
    ]
    found.sort(key=_ours_last)
    rows = [known_cells(known) for known in found]
    return figures_table(words.figures_caption(session), words.FIGURE_COLUMNS, rows)


def _ours_last(known: Known) -> tuple[bool, bool]:
    return known.subject.formula is not None, known.subject.specialty != ALL_SPECIALTIES


def _by_specialty(card: PadhueCard, session: int) -> Sequence[Known]:
    found = card.select("postes_ouverts", session=session, territory=FRANCE, where=_has_specialty)
    return sorted(found, key=lambda known: known.subject.scope)


def _has_specialty(figure: FigureCard) -> bool:
    return figure.specialty != ALL_SPECIALTIES


def _scope_label(scope: EvcScope) -> str:
    if scope is EvcScope.NON_PRECISE:
        return words.POSTS
    return f"{words.POSTS}, {figures.SCOPES[scope]}"


def _specialty_rows(
    detailed: Sequence[Known], scopes: Sequence[EvcScope]
) -> list[tuple[Cell, ...]]:
    """One row per specialty, the largest first."""
    found: dict[str, dict[EvcScope, Known]] = {}
    for known in detailed:
        found.setdefault(known.subject.specialty, {})[known.subject.scope] = known
    largest = sorted(found.items(), key=lambda item: -sum(k.low for k in item[1].values()))
    return [
        (
            capital(name),
            *(
                figures.said(both[scope]) if scope in both else NOT_AVAILABLE.mark
                for scope in scopes
            ),
        )
        for name, both in largest
    ]


def _total_rows(
    card: PadhueCard, session: int, scopes: Sequence[EvcScope]
) -> list[tuple[Cell, ...]]:
    """What is not detailed, by our subtraction, then the total, each with its source."""
    rows: list[tuple[Cell, ...]] = []
    for label, measure in ((words.NOT_DETAILED, "non_detaille"), (words.TOTAL, "postes_ouverts")):
        found = {
            known.subject.scope: known
            for known in card.select(measure, session=session, territory=FRANCE)
            if known.subject.specialty == ALL_SPECIALTIES and known.subject.scope in scopes
        }
        if found:
            cells = (
                figures.said(found[scope]) if scope in found else NOT_AVAILABLE.mark
                for scope in scopes
            )
            rows.append((told(label, *found.values()), *cells))
    return rows


def _specialty_sources(detailed: Sequence[Known]) -> list[str]:
    """Each source once; those that give a specialty or two name them."""
    given: dict[str, list[str]] = {}
    for known in detailed:
        given.setdefault(cited(known, with_title=True), []).append(known.subject.specialty)
    most = max(map(len, given.values()))
    lines = []
    for source, names in given.items():
        which = words.SOURCE if len(names) == most else f"{words.SOURCE}, {', '.join(names)}"
        lines.append(f"<strong>{html_text(which)}</strong>{NBSP}: {source}")
    return lines
