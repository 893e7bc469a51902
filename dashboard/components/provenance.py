"""Where figures come from, right under them."""

from datetime import date
from functools import lru_cache

from dashboard.cards.quality import SourceCard
from dashboard.cards.series import SeriesCard
from dashboard.components.text import html_text
from dashboard.wording import provenance as words
from dashboard.wording.typography import NBSP


@lru_cache(maxsize=500)
def provenance(
    series: tuple[SeriesCard, ...], sources: tuple[SourceCard, ...], updated: date
) -> str:
    """Champ, source, date of the data and of their extraction, for series shown together."""
    by_id = {source.source_id: source for source in sources}
    said = "".join(
        f"<span><strong>{html_text(label)}</strong>{NBSP}: {html_text(text)}.</span> "
        for label, text in words.lines(series, by_id, updated)
    )
    return f'<p class="cs-source">{said}</p>'
