"""Local projects: the boxes that filter them, the projects, and what each source counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import streamlit as st

from dashboard.cards.cnr import ProjectCard, TallyCard
from dashboard.cards.series import Territories
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import banner, bullets, show, status
from dashboard.components.table import (
    Cell,
    Column,
    Html,
    definitions_html,
    link_html,
    table_html,
)
from dashboard.components.text import html_text
from dashboard.selection.toolbox import STATUS, THEME, Filters, choose
from dashboard.selection.url import TERRITORY, Refused
from dashboard.wording import pickers as picker_words
from dashboard.wording import toolbox as words
from dashboard.wording.dates import period
from dashboard.wording.numbers import NOT_AVAILABLE
from pipelines.vocabulary import Tally

PATH = "/cnr"
FILE = "/donnees/tables/initiatives.csv?tableur=1"
_ALL = ""
_WIDE = set(Tally) - {Tally.PARTICIPANTS, Tally.PROJETS}


def notices(refused: Sequence[Refused]) -> str:
    """The filters of the link that name nothing known."""
    return "".join(banner(words.refused(parameter)) for parameter in refused)


def filter_pickers(
    filters: Filters, projects: Sequence[ProjectCard], territories: Territories
) -> None:
    """Choose a territory, a theme and a state; each choice goes to the URL."""
    around = {code for project in projects for code in project.within} | {filters.territory_id}
    labels: Mapping[str, Mapping[str, str]] = {
        TERRITORY: {
            code: picker_words.option(card)
            for code, card in territories.by_id.items()
            if code in around
        },
        THEME: {str(theme): label for theme, label in words.THEMES.items()},
        STATUS: {str(status): label for status, label in words.STATES.items()},
    }
    chosen = filters.to_params()
    with st.container(horizontal=True):
        for key in labels:
            _picker(key, chosen.get(key), labels[key])


@lru_cache(maxsize=200)
def project_list(projects: tuple[ProjectCard, ...], total: int) -> str:
    """How many projects pass the filters, and the first of them; a way out when there is none."""
    said = status(words.shown(len(projects), total))
    if not projects:
        return f'{said}<p class="cs-text">{link_html(words.CLEAR, PATH)}</p>'
    return said + "".join(_project(project) for project in projects[: words.MOST_SHOWN])


def tally_block(tallies: tuple[TallyCard, ...]) -> None:
    """What is counted in each territory, then the source of each number, folded."""
    show(tally_table(tallies))
    fold(Fold.TALLIES, words.SOURCES, lambda: show(_tally_sources(tallies)))


@lru_cache(maxsize=4)
def tally_table(tallies: tuple[TallyCard, ...]) -> str:
    """Meetings, participants and projects of each territory, disagreements said."""
    by_cell = {
        key: list(cards)
        for key, cards in groupby(tallies, lambda card: (card.territory, card.tally))
    }
    columns = [
        Column(label=words.PLACE),
        *(Column(label=label, wide_only=tally in _WIDE) for tally, label in words.TALLIES.items()),
    ]
    rows = [
        (words.place(place), *(words.cell(by_cell.get((place, tally), [])) for tally in Tally))
        for place in dict.fromkeys(card.territory for card in tallies)
    ]
    twice = [words.disagreement(cards) for cards in by_cell.values() if len(cards) > 1]
    return (
        table_html(words.COUNTS_CAPTION, columns, rows)
        + f'<p class="cs-source">{html_text(NOT_AVAILABLE.sentence)}</p>'
        + bullets(twice)
    )


def coverage(tallies: Sequence[TallyCard], projects: Sequence[ProjectCard]) -> str:
    """How many of the projects counted in each territory are described here."""
    inside = Counter(code for project in projects for code in project.within)
    counts = [card for card in tallies if card.tally is Tally.PROJETS]
    return bullets([words.coverage(card, inside[card.territory.territory_id]) for card in counts])


def download() -> str:
    """The projects as a file."""
    return f'<p class="cs-files">{link_html(words.DOWNLOAD, FILE)}</p>'


def _picker(key: str, chosen: str | None, labels: Mapping[str, str]) -> None:
    widget = f"picker_cnr_{key}"
    offered = {_ALL: words.ALL[key], **labels}
    st.session_state[widget] = chosen or _ALL
    st.selectbox(
        words.PICKERS[key],
        list(offered),
        format_func=lambda code: offered[code],
        key=widget,
        on_change=_to_url,
        args=(key, widget),
    )


def _to_url(key: str, widget: str) -> None:
    choose(key, st.session_state[widget] or None)


def _project(project: ProjectCard) -> str:
    place = words.place(project.territory)
    sheet = link_html(place, f"/territoire?{TERRITORY}={project.territory.territory_id}")
    source = link_html(project.source_title, project.source_url)
    items: list[tuple[str, Cell]] = [
        (words.PLACE, Html(sheet)),
        (words.THEME_LABEL, words.THEMES[project.theme]),
        (words.LEVER, project.lever),
        (words.STATE, words.state(project)),
        (words.FIGURES, project.figures or words.NO_FIGURE),
        (words.SOURCE, Html(f'<p class="cs-small">{source}</p>')),
    ]
    return (
        f'<section class="cs-commitment"><h3>{html_text(project.name)}</h3>'
        f"{definitions_html(items, layout='cs-columns cs-six')}</section>"
    )


def _tally_sources(tallies: Sequence[TallyCard]) -> str:
    columns = [
        Column(label=label, wide_only=position in {2, 4})
        for position, label in enumerate(words.SOURCE_COLUMNS)
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            words.counted(card),
            words.place(card.territory),
            period(card.period),
            Html(link_html(card.source_title, card.source_url)),
            words.note(card),
        )
        for card in tallies
    ]
    return table_html(words.SOURCES_CAPTION, columns, rows)
