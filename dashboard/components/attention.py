"""The list « À regarder »: each item is a sentence and a link to the view that shows it."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.cards.attention import EVERYWHERE, Closing, Notable
from dashboard.cards.progress import Standing
from dashboard.cards.series import IndicatorCard, Territories, TerritoryCard
from dashboard.components.card import address
from dashboard.components.table import link_html
from dashboard.components.text import html_text
from dashboard.selection.url import COMPARED, INDICATOR, MOST_COMPARED, STATEMENTS, TERRITORY
from dashboard.wording import attention as words
from dashboard.wording import values
from pipelines.vocabulary import FRANCE, Level

Item = tuple[str, str, str]


def attention_list(items: Sequence[Item]) -> str:
    """Sentence, label and address of the link of each item."""
    if not items:
        return f'<p class="cs-text">{html_text(words.NOTHING)}</p>'
    shown = "".join(
        f"<li>{html_text(said)} {link_html(f'→ {label}', target)}</li>"
        for said, label, target in items
    )
    return f'<ul class="cs-bullets">{shown}</ul>'


def from_findings(
    found: Sequence[Notable],
    indicators: Mapping[str, IndicatorCard],
    territories: Territories,
) -> list[Item]:
    """One item for each rule and each of the national targets."""
    items = []
    for one in found:
        indicator = indicators[one.indicator_id]
        if indicator.is_cnr_target:
            places = _finest([territories.by_id[code] for code in one.territory_ids])
            said = words.notable(one, indicator, places)
            codes = _linked(one, places)
            items.append((said, *_link(one.indicator_id, codes)))
    return items


def from_closings(ended: Sequence[Closing], indicators: Mapping[str, IndicatorCard]) -> list[Item]:
    """Départements whose own deadline has come; the link compares those furthest from it."""
    return [
        (words.closing(one, indicators[one.indicator_id]), *_link(one.indicator_id, one.missed_ids))
        for one in ended
    ]


def from_standings(standings: Sequence[Standing], today: date) -> list[Item]:
    """National series that are old, and national announcements that are over."""
    items: list[Item] = []
    for standing in standings:
        series, card = standing.series, standing.progress
        if card is not None and card.is_over(today):
            statement = f"{address(series)}&{STATEMENTS}={card.statement_id}"
            items.append((words.over(card, series), words.RESULT_LINK, statement))
    for series in dict.fromkeys(standing.series for standing in standings):
        is_shown = series.target is None or series.target is series.levels[0]
        if is_shown and series.latest and values.is_stale(series.latest.date, today):
            items.append((words.old(series, today), words.DETAIL_LINK, address(series)))
    return items


def _finest(places: Sequence[TerritoryCard]) -> list[TerritoryCard]:
    """Départements where there are some: a région above them would be said twice."""
    departements = [place for place in places if place.level is Level.DEPARTEMENT]
    return departements or list(places)


def _linked(found: Notable, places: Sequence[TerritoryCard]) -> list[str]:
    """France alone for what is found everywhere at once."""
    if found.rule in EVERYWHERE and FRANCE in found.territory_ids:
        return [FRANCE]
    return [place.territory_id for place in places]


def _link(indicator_id: str, territory_ids: Sequence[str]) -> tuple[str, str]:
    if len(territory_ids) == 1 or not territory_ids:
        code = territory_ids[0] if territory_ids else FRANCE
        return words.DETAIL_LINK, f"/indicateur?{INDICATOR}={indicator_id}&{TERRITORY}={code}"
    codes = ",".join(territory_ids[:MOST_COMPARED])
    return words.COMPARE_LINK, f"/comparer?{INDICATOR}={indicator_id}&{COMPARED}={codes}"
