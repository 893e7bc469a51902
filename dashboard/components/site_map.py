"""Parts of the site map: links to every page, every indicator and every territory."""

from collections.abc import Iterable

from dashboard.cards.series import IndicatorCard, Territories, TerritoryCard
from dashboard.components.frame import section
from dashboard.components.table import link_html
from dashboard.components.text import html_text
from dashboard.selection.url import INDICATOR, TERRITORY
from dashboard.wording import site_map as words
from dashboard.wording.accessibility import PAGES_LIST
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import FRANCE, Level


def page_links() -> str:
    """Each page, and what it answers."""
    items = (
        f"<li>{link_html(PAGES_LIST[address], address)}{NBSP}: {html_text(said)}</li>"
        for address, said in words.ANSWERS.items()
    )
    return f'{section(words.PAGES_SECTION)}<ul class="cs-bullets">{"".join(items)}</ul>'


def indicator_links(indicators: Iterable[IndicatorCard]) -> str:
    """Each indicator in France."""
    links = (
        link_html(card.label, f"/indicateur?{INDICATOR}={card.indicator_id}&{TERRITORY}={FRANCE}")
        for card in indicators
    )
    items = "".join(f"<li>{link}</li>" for link in links)
    return f'{section(words.INDICATORS)}<ul class="cs-bullets">{items}</ul>'


def territory_links(territories: Territories) -> str:
    """France, then each région by its name, and its départements by their codes."""
    everyone = list(territories.by_id.values())
    regions = sorted(
        (card for card in everyone if card.level is Level.REGION),
        key=lambda card: card.sorting_name,
    )
    blocks = (
        f"<h3>{_link(region)}</h3>"
        + _list(card for card in everyone if card.parent_id == region.territory_id)
        for region in regions
    )
    country = _list([territories.by_id[FRANCE]])
    return f"{section(words.TERRITORIES)}{country}{''.join(blocks)}"


def _list(cards: Iterable[TerritoryCard]) -> str:
    items = "".join(f"<li>{_link(card)}</li>" for card in cards)
    return f'<ul class="cs-choices">{items}</ul>'


def _link(card: TerritoryCard) -> str:
    return link_html(with_code(card), f"/territoire?{TERRITORY}={card.territory_id}")
