"""The log of what editions changed: the box that filters it, the table, the count by edition."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.cards.editions import Effect, Log
from dashboard.cards.quality import EditionCount, Revised, RevisionCard
from dashboard.cards.series import SeriesCard
from dashboard.components.choices import choices
from dashboard.components.frame import bullets, paragraph, status
from dashboard.components.progress import badge_html
from dashboard.components.table import Cell, Column, Html, link_html, table_html
from dashboard.components.text import html_text
from dashboard.selection.revisions import KINDS, Filters
from dashboard.wording import revisions as words
from dashboard.wording.dates import short_date
from dashboard.wording.verdicts import badge


def kind_links(filters: Filters, here: str) -> str:
    """What kind of change the log shows; `here` is the address without filters."""
    kinds: Mapping[str, Revised | None] = {"": None, **KINDS}
    return choices(
        words.PICKER,
        [
            (words.picked(code), None if kind is filters.kind else filters.address(here, kind=kind))
            for code, kind in kinds.items()
        ],
    )


def revision_log(log: Log, series: SeriesCard, everything: str) -> str:
    """How many revisions pass the filter, then each; `everything` is the address without it."""
    said = status(words.status(len(log.shown), log.total, series))
    if not log.total:
        return said
    if not log.shown:
        return f'{said}<p class="cs-text">{link_html(words.CLEAR, everything)}</p>'
    table = revision_table(log.shown, series, log.effects)
    return said + table + paragraph(words.EFFECT_NOTE) + paragraph(words.NOTE)


def revision_table(
    revisions: Sequence[RevisionCard], series: SeriesCard, effects: Mapping[date, Effect]
) -> str:
    """One row per revision, newest first."""
    edition, kind, day, before, after, effect, previous = words.COLUMNS
    columns = (
        Column(label=edition),
        Column(label=kind, wide_only=True),
        Column(label=day, wide_only=True),
        Column(label=before, is_number=True),
        Column(label=after, is_number=True),
        Column(label=effect, wide_only=True),
        Column(label=previous, wide_only=True),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            *words.row(card, series.indicator),
            effect_cell(effects.get(card.edition), card.edition),
            short_date(card.edition_before),
        )
        for card in revisions
    ]
    return table_html(words.caption(series), columns, rows)


def effect_cell(effect: Effect | None, day: date) -> Cell:
    """Both verdicts as read on the day of the edition, or that they are the same."""
    if effect is None:
        return words.NO_EFFECT
    before, after = badge(effect.before, day), badge(effect.after, day)
    if before == after:
        return words.NO_EFFECT
    return Html(f"de {badge_html(before)} à {badge_html(after)}")


def everywhere(counts: Sequence[EditionCount]) -> str:
    """How much each edition changed for the indicator, in all territories."""
    title = f"<h3>{html_text(words.EVERYWHERE)}</h3>"
    if not counts:
        return title + paragraph(words.NOTHING_ANYWHERE)
    return title + bullets([words.counted(count) for count in counts])
