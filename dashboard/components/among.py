"""A département among the others: its places and ranks, those that resemble it, local projects."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from dashboard.cards.cnr import ProjectCard
from dashboard.cards.comparison import FieldCard, PeerCard, VariableCard
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import TerritoryCard
from dashboard.components.compare import peers_table
from dashboard.components.context import context_sources
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.table import definitions_html, link_html
from dashboard.selection.url import COMPARED, INDICATOR, TERRITORY, Selection, to_params
from dashboard.wording import among as words
from dashboard.wording import peers as peer_words
from pipelines.vocabulary import Level


def places(own: TerritoryCard, fields: Sequence[FieldCard]) -> str:
    """One sentence for each indicator: its place from the limits, and the interval of its ranks.

    `fields` are empty on a day other than today: they are made of the newest values.
    """
    if own.level is not Level.DEPARTEMENT:
        return paragraph(words.ONLY_DEPARTEMENTS)
    if not fields:
        return paragraph(words.NOT_THEN)
    items = [(field.indicator.short_label, _place(own, field)) for field in fields]
    return definitions_html(items) + paragraph(words.NOTE)


def peers_line(
    own: TerritoryCard, peers: tuple[PeerCard, ...], usual: float | None, selection: Selection
) -> str:
    """Those that resemble it with their distance, how near that is, and the link to compare them.

    `usual` is the median distance of a département to its nearest peer.
    """
    if not peers:
        return ""
    ids = (own.territory_id, *(peer.territory.territory_id for peer in peers))
    compared = to_params(replace(selection, compared_ids=ids), (INDICATOR, COMPARED))
    label = words.compare_label(own, len(peers))
    link = link_html(label, f"/comparer?{urlencode(compared, safe=',')}")
    return (
        section(words.PEERS)
        + paragraph(words.nearest(peers))
        + paragraph(peer_words.scale(peers, usual))
        + paragraph(words.THEMES)
        + f"<p>{link}</p>"
    )


def peers_block(
    own: TerritoryCard,
    peers: tuple[PeerCard, ...],
    variables: Mapping[str, VariableCard],
    sources: Sequence[SourceCard],
) -> None:
    """What distances are made of, folded; nothing where there are no peers."""
    if not peers:
        return
    shown = tuple(variables[code] for code in peer_words.SHOWN if code in variables)
    fold(
        Fold.PEERS,
        words.SHOW_PEERS,
        lambda: show(
            peers_table(own, peers, shown),
            paragraph(peer_words.METHOD),
            context_sources(peer_words.SOURCES, sources),
        ),
    )


def projects_line(own: TerritoryCard, found: Sequence[ProjectCard]) -> str:
    """Local projects listed here, with the link to all that is known of them."""
    link = link_html(words.SEE_PROJECTS, f"/cnr?{TERRITORY}={own.territory_id}")
    said = section(words.PROJECTS) + paragraph(words.projects(own, found))
    return f"{said}<p>{link}</p>" if found else said


def _place(own: TerritoryCard, field: FieldCard) -> str:
    card = field.by_id.get(own.territory_id)
    return words.absent(own) if card is None else words.place(field, card)
