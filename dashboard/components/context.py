"""Where context figures come from, right under them."""

from collections.abc import Sequence

from dashboard.cards.quality import SourceCard
from dashboard.components.text import html_text
from dashboard.wording import scatter as words


def context_sources(source_ids: Sequence[str], sources: Sequence[SourceCard]) -> str:
    """Producer, title and newest edition of these sources, each once, in the order of the sources.

    Nothing where none of them is in the release.
    """
    told = words.sources([source for source in sources if source.source_id in source_ids])
    return f'<p class="cs-source">{html_text(told)}</p>' if told else ""
