"""What stands around the picture of a comparison: shortcuts, table, départements that resemble."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from dashboard.cards.comparison import FieldCard, PeerCard, VariableCard, in_order
from dashboard.cards.progress import Standing
from dashboard.cards.series import TerritoryCard
from dashboard.components.progress import badge_html
from dashboard.components.table import Column, Html, link_html, table_html, two_lines
from dashboard.components.text import html_text
from dashboard.selection.comparing import Order
from dashboard.selection.shortcuts import Shortcut
from dashboard.selection.url import COMPARED, COMPARING, INDICATOR, Selection, to_params
from dashboard.wording import compare as words
from dashboard.wording import peers as peer_words
from dashboard.wording import scatter, values, verdicts
from dashboard.wording import territory as territory_words
from pipelines.measures.trend import trend

PATH = "/comparer"


def shortcut_links(found: Sequence[Shortcut], selection: Selection) -> str:
    """Links that replace the territories compared and keep the rest."""
    items = [
        link_html(one.label, _address(replace(selection, compared_ids=one.territory_ids)))
        for one in found
    ]
    return _choices(words.SHORTCUTS, [f"<li>{item}</li>" for item in items])


def sort_links(selection: Selection) -> str:
    """Orders of the table, the one in use marked."""
    items = [
        f'<li aria-current="true">{html_text(label)}</li>'
        if order is selection.order
        else f"<li>{link_html(label, _address(replace(selection, order=order)))}</li>"
        for order, label in words.ORDERS.items()
    ]
    return _choices(words.SORT, items)


@lru_cache(maxsize=200)
def comparison_table(
    standings: tuple[Standing, ...], field: FieldCard, order: Order, today: date
) -> str:
    """Newest measure, rate, rank, target, gap and verdict of each, in the order asked."""
    name, value, rate, rank, goal, share, gap, trend_, verdict = words.COLUMNS
    columns = (
        Column(label=name),
        Column(label=value, is_number=True),
        Column(label=rate, is_number=True, wide_only=True),
        Column(label=rank, wide_only=True),
        Column(label=goal, is_number=True, wide_only=True),
        Column(label=share, is_number=True, wide_only=True),
        Column(label=gap, is_number=True, wide_only=True),
        Column(label=trend_, wide_only=True),
        Column(label=verdict),
    )
    rows = [_row(standing, field, today) for standing in in_order(standings, field, order)]
    return _dense(table_html(words.caption(standings[0].series, order), columns, rows))


@lru_cache(maxsize=200)
def peers_table(
    base: TerritoryCard, peers: tuple[PeerCard, ...], variables: tuple[VariableCard, ...]
) -> str:
    """A département, then those that resemble it most, with what their distance is made of."""
    name, distance = peer_words.COLUMNS
    columns = (
        Column(label=name),
        Column(label=distance, is_number=True),
        *(
            Column(label=peer_words.SHOWN[one.variable_id], is_number=True, wide_only=True)
            for one in variables
        ),
    )
    rows = [
        (territory_words.with_code(place), apart, *_figures(place, variables))
        for place, apart in (
            (base, peer_words.REFERENCE),
            *((peer.territory, peer_words.distance(peer)) for peer in peers),
        )
    ]
    return _dense(table_html(peer_words.caption(base), columns, rows))


def _choices(label: str, items: Sequence[str]) -> str:
    said = html_text(label)
    return (
        f'<div role="group" aria-label="{said}"><ul class="cs-choices"><li>{said}</li>'
        f"{''.join(items)}</ul></div>"
    )


def _row(standing: Standing, field: FieldCard, today: date) -> tuple[str | Html, ...]:
    series, indicator = standing.series, standing.series.indicator
    measured = [(point.date, point.value) for point in series.measured if point.value is not None]
    return (
        territory_words.with_code(series.territory),
        two_lines(
            values.bare(series.latest.value if series.latest else None, indicator),
            territory_words.day(series),
        ),
        territory_words.rate_per_100k(series),
        words.rank(field.by_id.get(series.territory.territory_id)),
        two_lines(territory_words.goal(series), territory_words.goal_day(series, today)),
        territory_words.share(series),
        words.gap(standing.progress, indicator),
        words.TRENDS[trend(measured)],
        Html(badge_html(verdicts.badge(standing.progress, today))),
    )


def _figures(place: TerritoryCard, variables: Sequence[VariableCard]) -> list[str]:
    return [scatter.figure(one.values.get(place.territory_id), one) for one in variables]


def _dense(table: str) -> str:
    """A table of many columns, whose names keep some width."""
    return f'<div class="cs-dense">{table}</div>'


def _address(selection: Selection) -> str:
    params = to_params(selection, (INDICATOR, COMPARED, *COMPARING))
    return f"{PATH}?{urlencode(params, safe=',')}"
