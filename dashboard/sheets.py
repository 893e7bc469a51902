"""The one-page sheet of a territory, gathered from the release: for its page and for its file."""

from datetime import date

from dashboard import cnr_store, comparisons, standings, store, surroundings
from dashboard.components.provenance import provenance
from dashboard.components.sheet import Sheet, sheet_html
from dashboard.components.text import html_text
from dashboard.selection import TERRITORY, Lens
from dashboard.stylesheet import TEXT
from dashboard.toolbox import Filters, matching
from dashboard.wording import sheet as words
from dashboard.wording.frame import SITE


def sheet(
    territory_id: str,
    today: date,
    lens: Lens | None = None,
    statement_ids: tuple[str, ...] = (),
    *,
    title_tag: str = "p",
) -> str:
    """The sheet of the national targets in one territory, as a block of HTML."""
    lens = lens or Lens()
    chain = store.territories().with_parents(territory_id)
    indicators = store.indicators()
    shown = tuple(
        standings.aimed(code, territory_id, lens, statement_ids)
        for code, indicator in indicators.items()
        if indicator.is_cnr_target
    )
    gathered = Sheet(
        chain=chain,
        standings=shown,
        context=surroundings.context(territory_id),
        found=tuple(
            one
            for one in surroundings.findings(territory_id, lens.known_on)
            if indicators[one.indicator_id].is_cnr_target
        ),
        provenance=provenance(
            tuple(one.series for one in shown), store.sources(), store.updated_on()
        ),
        address=f"/territoire?{TERRITORY}={territory_id}",
        fields=tuple(
            one for one in comparisons.fields(lens.known_on) if one.indicator.is_cnr_target
        ),
        peers=comparisons.peers(territory_id),
        projects=matching(cnr_store.projects(), Filters(territory_id=territory_id)),
    )
    return sheet_html(gathered, indicators, today, title_tag=title_tag)


def sheet_document(territory_id: str, today: date) -> str:
    """The same as a whole HTML document that needs nothing else: styles and figures inside."""
    own = store.territories().by_id[territory_id]
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html_text(words.title(own))} – {SITE}</title>"
        f"<style>{TEXT}</style></head>"
        f'<body class="cs-paper"><main class="cs-page">'
        f"{sheet(territory_id, today, title_tag='h1')}</main></body></html>"
    )
