"""Tables and small courses of one territory beside its région and France.

`chain` is the territory then its parents; `columns` holds, for each of them, every indicator's
series in the same order.
"""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.progress import Standing
from dashboard.cards.series import SeriesCard, TerritoryCard
from dashboard.components.card import address, box, cards
from dashboard.components.frame import paragraph
from dashboard.components.progress import badge_html
from dashboard.components.table import Column, Html, link_html, table_html, two_lines
from dashboard.components.text import html_text
from dashboard.figures.marks import sparkline
from dashboard.wording import sheet as sheet_words
from dashboard.wording import territory as words
from dashboard.wording import verdicts
from pipelines.vocabulary import Unit

Columns = Sequence[Sequence[SeriesCard]]


def results(
    chain: Sequence[TerritoryCard], own_standings: Sequence[Standing], columns: Columns, today: date
) -> str:
    """Newest measure of every indicator, target, share of the way and verdict, parents beside."""
    own, *parents = chain
    headers = [
        Column(label=words.INDICATOR),
        Column(label=words.with_code(own), is_number=True),
        Column(label=words.TARGET, is_number=True, wide_only=True),
        Column(label=words.SHARE, is_number=True, wide_only=True),
        Column(label=words.VERDICT),
        *(
            Column(label=words.with_code(parent), is_number=True, wide_only=True)
            for parent in parents
        ),
    ]
    rows = [
        (
            mine.indicator.short_label,
            two_lines(words.newest(mine), words.day(mine), words.narrow_goal(mine)),
            two_lines(words.goal(mine), words.goal_day(mine, today)),
            words.share(mine),
            Html(badge_html(verdicts.badge(standing.progress, today))),
            *(two_lines(words.newest(other), words.day(other)) for other in others),
        )
        for standing, (mine, *others) in zip(own_standings, zip(*columns, strict=True), strict=True)
    ]
    return table_html(words.results_caption(own), headers, rows)


def sentences(standings: Sequence[Standing], today: date) -> str:
    """The verdict of each target, its pace and what it would take; one without any is left out.

    Last, the objective that has no target anywhere.
    """
    said = [
        f"<li><strong>{html_text(one.series.indicator.short_label)}</strong>. "
        f"{html_text(words.verdict(one, today))}</li>"
        for one in standings
        if one.progress is not None
    ]
    link = link_html(words.PADHUE_LINK, "/padhue")
    said.append(f"<li><strong>PADHUE</strong>. {html_text(words.NO_TARGET)} {link}</li>")
    return f'<ul class="cs-bullets">{"".join(said)}</ul>'


def rates(chain: Sequence[TerritoryCard], columns: Columns) -> str:
    """Newest counts for 100 000 inhabitants, so that territories of different sizes compare."""
    headers = [
        Column(label=words.INDICATOR),
        *(Column(label=words.with_code(place), is_number=True) for place in chain),
    ]
    rows = [
        (row[0].indicator.short_label, *(words.rate_per_100k(series) for series in row))
        for row in zip(*columns, strict=True)
        if row[0].indicator.unit is Unit.COUNT
    ]
    return table_html(words.rates_caption(chain[0]), headers, rows) + paragraph(words.RATE_NOTE)


def courses(own: Sequence[SeriesCard]) -> str:
    """One small course per indicator, each with its words and its link."""
    return cards(*(_course(series) for series in own))


def sheet_link(territory_id: str) -> str:
    """The file of the one-page sheet."""
    address = f"/donnees/fiches/{territory_id}.html"
    return f'<p class="cs-files">{link_html(sheet_words.DOWNLOAD, address)}</p>'


def _course(series: SeriesCard) -> str:
    measured = [(p.date, p.value) for p in series.measured if p.value is not None]
    colour = f"var(--cs-indicator-{series.indicator.indicator_id}, var(--cs-texte-3))"
    picture = sparkline([day for day, _ in measured], [value for _, value in measured], colour)
    link = link_html(words.link(series), address(series))
    content = f"{picture}<p>{html_text(words.course(series))}</p>{link}"
    return box(series.indicator.short_label, content)
