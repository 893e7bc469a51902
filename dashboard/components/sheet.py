"""The sheet of a territory: one A4 page, printed from its page or kept as a file.

The same HTML serves both: hidden on screen by the page's stylesheet, alone in the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.cards.cnr import ProjectCard
from dashboard.cards.comparison import FieldCard, PeerCard
from dashboard.cards.progress import Standing
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import IndicatorCard, TerritoryCard
from dashboard.cards.surroundings import ContextCard, Found
from dashboard.components.progress import badge_html
from dashboard.components.surroundings import context_list, findings_list
from dashboard.components.table import Column, Html, table_html
from dashboard.components.text import html_text
from dashboard.figures.course import course_svg
from dashboard.wording import among as among_words
from dashboard.wording import sheet as words
from dashboard.wording import territory as territory_words
from dashboard.wording import trend, verdicts
from dashboard.wording.frame import SITE

# What fits on one page.
MOST_FINDINGS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that the sheet shows; `chain` is the territory then its parents.

    `fields` hold every département for each national target, on the newest day only.
    """

    chain: tuple[TerritoryCard, ...]
    standings: tuple[Standing, ...]
    context: tuple[ContextCard, ...]
    found: tuple[Found, ...]
    sources: tuple[SourceCard, ...]
    provenance: str
    address: str
    fields: tuple[FieldCard, ...] = ()
    peers: tuple[PeerCard, ...] = ()
    projects: tuple[ProjectCard, ...] = ()


def sheet_html(
    sheet: Sheet, indicators: Mapping[str, IndicatorCard], today: date, *, title_tag: str
) -> str:
    """The sheet as one block of HTML; its title is a plain paragraph where the page has its own."""
    own = sheet.chain[0]
    measured = [one for one in sheet.standings if one.series.measured]
    parts = [
        f'<p class="cs-sheet-head"><strong>{SITE}</strong> {html_text(words.title(own))}'
        f"<span>{html_text(words.edited(today))}. {html_text(words.NOT_THE_STATE)}</span></p>",
        f'<{title_tag} class="cs-sheet-title">{html_text(words.heading(sheet.chain))}'
        f"</{title_tag}>",
        f'<p class="cs-sheet-lead">{html_text(words.lead(sheet.standings, today))} '
        f"{html_text(territory_words.identity(sheet.chain))}.</p>",
        _title(words.RESULTS),
        _results(sheet, today),
        _title(words.COURSES),
        f'<div class="cs-sheet-courses">{"".join(_course(one) for one in measured)}</div>',
        f"<p>{html_text(words.READING)}</p>",
        _title(words.KEEP),
        _sentences(sheet, today),
        _title(words.CONTEXT),
        context_list(sheet.context, sheet.sources),
        _title(words.FINDINGS),
        findings_list(sheet.found[:MOST_FINDINGS], indicators),
        sheet.provenance,
        f'<p class="cs-small cs-address" data-address="{html_text(sheet.address)}">'
        f"{html_text(words.PERMANENT_LINK)}</p>",
    ]
    return f'<article class="cs-sheet">{"".join(parts)}</article>'


def _among(sheet: Sheet) -> Iterator[str]:
    """Places and ranks, peers, local projects: a line each, where there are some."""
    own = sheet.chain[0]
    cards = [(field, field.by_id.get(own.territory_id)) for field in sheet.fields]
    if found := [(field, card) for field, card in cards if card is not None]:
        yield among_words.short(found)
    if sheet.peers:
        yield among_words.peers_in_short(sheet.peers)
    if sheet.projects:
        yield among_words.projects_in_short(own, sheet.projects)


def _title(text: str) -> str:
    return f"<h2>{html_text(text)}</h2>"


def _results(sheet: Sheet, today: date) -> str:
    name, value, goal, gap, need, verdict = words.COLUMNS
    columns = (
        Column(label=name),
        Column(label=value, is_number=True),
        Column(label=goal, is_number=True),
        Column(label=gap, is_number=True),
        Column(label=need, is_number=True),
        Column(label=verdict),
    )
    rows = [
        (*words.row(one, today), Html(badge_html(verdicts.badge(one.progress, today))))
        for one in sheet.standings
    ]
    return table_html(words.caption(sheet.chain[0]), columns, rows)


def _course(standing: Standing) -> str:
    series = standing.series
    picture = course_svg(series, trend.course(series))
    caption = html_text(series.indicator.short_label)
    return f"<figure><figcaption>{caption}</figcaption>{picture}</figure>"


def _sentences(sheet: Sheet, today: date) -> str:
    """The verdict of each target, then the territory among others."""
    verdict_lines = (
        verdicts.sentence(one.progress, one.series, today)
        for one in sheet.standings
        if one.progress is not None
    )
    items = (
        f"<li>{html_text(line)}</li>" for line in (*verdict_lines, words.PADHUE, *_among(sheet))
    )
    return f"<ul>{''.join(items)}</ul>"
