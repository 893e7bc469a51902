"""Tables of the method page: sources, checks, files."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.cards.freshness import FreshnessCard
from dashboard.cards.progress import BacktestCard
from dashboard.cards.quality import FindingCard, SourceCard, UnreadCard
from dashboard.cards.series import IndicatorCard
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, show
from dashboard.components.progress import badge_html
from dashboard.components.table import (
    Cell,
    Column,
    Html,
    definitions_html,
    details_html,
    link_html,
    table_html,
)
from dashboard.components.text import html_text
from dashboard.wording import distance as distance_words
from dashboard.wording import downloads as download_words
from dashboard.wording import freshness as freshness_words
from dashboard.wording import measures as measure_words
from dashboard.wording import method as words
from dashboard.wording import methods as method_words
from dashboard.wording.verdicts import of_verdict

FORMS = {"parquet": "Parquet", "csv": "CSV"}


def reading() -> str:
    """Terms that every page uses."""
    items = [
        *words.statuses(),
        (words.SHARE_TITLE, words.SHARE),
        (words.MONTH_TITLE, words.MONTH),
        (words.EDITION_TITLE, words.EDITION),
        (words.STALE_TITLE, words.STALE),
        (distance_words.METHOD_TITLE, distance_words.METHOD),
    ]
    return definitions_html(items)


def verdicts() -> str:
    """Formulas, then each verdict with its badge, then the six methods."""
    columns = [Column(label=label) for label in words.VERDICT_COLUMNS]
    rows = [
        (Html(badge_html(of_verdict(verdict))), meaning)
        for verdict, meaning in method_words.legend()
    ]
    methods = definitions_html(measure_words.SIX_METHODS)
    return (
        f"{paragraph(measure_words.VERDICTS_LEAD)}"
        f"{table_html(words.VERDICT_CAPTION, columns, rows)}"
        f"{definitions_html(measure_words.FORMULAS)}"
        f"<h3>{html_text(measure_words.METHODS_TITLE)}</h3>{methods}"
    )


def back_tests(cards: Sequence[BacktestCard], known: Mapping[str, IndicatorCard]) -> str:
    """The line carried on for each indicator and level, with its past error."""
    name, level, line, error, cases = measure_words.BACK_TESTS_COLUMNS
    columns = (
        Column(label=name),
        Column(label=level),
        Column(label=line, wide_only=True),
        Column(label=error, is_number=True),
        Column(label=cases, is_number=True, wide_only=True),
    )
    rows = [
        measure_words.back_test_row(card, known[card.indicator_id])
        for card in cards
        if card.is_default
    ]
    table = table_html(measure_words.BACK_TESTS_CAPTION, columns, rows)
    return paragraph(measure_words.DEFAULT_CHANGED) + table


def indicators(cards: Mapping[str, IndicatorCard]) -> str:
    """Each indicator: what it counts, what was done, what to know."""
    blocks = []
    for card in cards.values():
        caveats = "".join(f"<li>{html_text(text)}</li>" for text in card.caveats)
        content = "".join(
            f"<p>{html_text(text)}</p>"
            for text in (card.definition, card.producer_note, card.our_processing)
        )
        blocks.append(details_html(card.label, f"{content}<ul>{caveats}</ul>"))
    return "".join(blocks)


def sources_block(
    cards: Sequence[SourceCard],
    never: Sequence[UnreadCard],
    fresh: Mapping[str, FreshnessCard],
    today: date,
) -> None:
    """What refreshes came to, then every source, folded under their number."""
    show(paragraph(freshness_words.summary(fresh.values())))
    label = freshness_words.show_sources(len(cards), len(never))
    fold(Fold.SOURCES, label, lambda: show(sources(cards, fresh, today), unread(never)))


def sources(cards: Sequence[SourceCard], fresh: Mapping[str, FreshnessCard], today: date) -> str:
    """Producer, freshness, last refresh and licence of each source."""
    columns = [
        Column(label=label, wide_only=position > 2)
        for position, label in enumerate(freshness_words.COLUMNS)
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            Html(link_html(card.title, card.page_url)),
            *freshness_words.row(card, fresh[card.source_id], today),
        )
        for card in cards
    ]
    table = table_html(words.sources_caption(cards), columns, rows)
    return table + "".join(paragraph(text) for text in freshness_words.NOTES)


def unread(cards: Sequence[UnreadCard]) -> str:
    """Sources that have never been read; nothing where all have been."""
    if not cards:
        return ""
    columns = [
        Column(label=label, wide_only=position == 3)
        for position, label in enumerate(freshness_words.UNREAD_COLUMNS)
    ]
    rows: list[tuple[Cell, ...]] = [
        (Html(link_html(card.title, card.page_url)), *freshness_words.unread_row(card))
        for card in cards
    ]
    return table_html(freshness_words.UNREAD_CAPTION, columns, rows)


def findings_block(cards: Sequence[FindingCard], labels: dict[str, str]) -> None:
    """What the checks found, folded under their number."""
    if not cards:
        show(paragraph(words.NO_FINDING))
        return
    fold(Fold.CHECKS, words.show_checks(cards), lambda: show(findings(cards, labels)))


def findings(cards: Sequence[FindingCard], labels: dict[str, str]) -> str:
    """What the checks found."""
    columns = [
        Column(label=label, is_number=position == 2, wide_only=position == 3)
        for position, label in enumerate(words.FINDING_COLUMNS)
    ]
    return table_html(
        words.QUALITY_CAPTION, columns, [words.finding_row(card, labels) for card in cards]
    )


def files_block(sizes: Mapping[str, int]) -> None:
    """Every published table, folded under their number."""
    fold(Fold.TABLES, words.show_tables(len(sizes)), lambda: show(files(sizes)))


def files(sizes: Mapping[str, int]) -> str:
    """Every published table, to download."""
    columns = [
        Column(label=label, wide_only=pos == 1) for pos, label in enumerate(words.FILE_COLUMNS)
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            name,
            words.TABLES[name],
            Html(_file_link(name, "parquet", bytes_count)),
            Html(_file_link(name, "csv", None)),
        )
        for name, bytes_count in sizes.items()
    ]
    return table_html(words.FILES_CAPTION, columns, rows)


def _file_link(name: str, form: str, bytes_count: int | None) -> str:
    label = download_words.table_file(name, FORMS[form], bytes_count)
    return link_html(label, f"/donnees/tables/{name}.{form}")
