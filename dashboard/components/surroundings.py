"""Context figures and findings of a territory, as lists."""

from collections.abc import Mapping, Sequence

from dashboard.cards.quality import SourceCard
from dashboard.cards.series import IndicatorCard
from dashboard.cards.surroundings import ContextCard, Found
from dashboard.components.context import context_sources
from dashboard.components.table import definitions_html
from dashboard.components.text import html_text
from dashboard.wording import surroundings as words


def context_list(cards: Sequence[ContextCard], sources: Sequence[SourceCard]) -> str:
    """Terms and figures, with their year, then where they come from, the population included."""
    if not cards:
        return f'<p class="cs-text">{html_text(words.NO_CONTEXT)}</p>'
    shown = [card for card in cards if words.is_shown(card)]
    items = [(card.label, words.figure(card)) for card in shown]
    origins = context_sources([words.POPULATION, *(card.source_id for card in shown)], sources)
    return definitions_html(items, layout="cs-figures") + origins


def findings_list(found: Sequence[Found], indicators: Mapping[str, IndicatorCard]) -> str:
    """One sentence for each finding on the newest values."""
    if not found:
        return f'<p class="cs-text">{html_text(words.NO_FINDING)}</p>'
    items = "".join(
        f"<li>{html_text(words.finding(one, indicators[one.indicator_id]))}</li>" for one in found
    )
    return f'<ul class="cs-bullets">{items}</ul>'
