"""« Part théorique »: what a national number would give here if it were shared out by a key."""

from collections.abc import Mapping, Sequence

from dashboard.cards.progress import Part
from dashboard.cards.quality import SourceCard
from dashboard.cards.series import SeriesCard, TargetCard
from dashboard.components.context import context_sources
from dashboard.components.frame import paragraph, section
from dashboard.components.table import Column, table_html
from dashboard.wording import sharing as words
from pipelines.vocabulary import Level, SharingKey, Unit


def theoretical_parts(
    series: SeriesCard,
    national: SeriesCard,
    parts: Mapping[SharingKey, Part],
    sources: Sequence[SourceCard],
) -> tuple[str, ...]:
    """The national announcements of a count, shared out three ways; nothing for France."""
    levels = national.levels
    if series.indicator.unit is not Unit.COUNT or series.territory.level is Level.PAYS:
        return ()
    if not levels or not series.indicator.is_cnr_target:
        return ()
    columns = (
        Column(label=words.ANNOUNCEMENT),
        *(Column(label=words.KEYS[key], is_number=True) for key in SharingKey),
    )
    rows = [_row(target, series, parts) for target in levels]
    return (
        section(words.TITLE),
        paragraph(words.WARNING),
        table_html(words.caption(series), columns, rows),
        paragraph(words.note(parts)),
        context_sources(words.SOURCES, sources),
    )


def _row(
    target: TargetCard, series: SeriesCard, parts: Mapping[SharingKey, Part]
) -> tuple[str, ...]:
    return (
        words.announcement(target, series.indicator),
        *(words.part(target, parts.get(key)) for key in SharingKey),
    )
