"""« Stock territorial » of page PADHUE: a sentence, then every count in one folded block."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.cards.quality import SourceCard
from dashboard.cards.rpps import CountCard, RppsCard
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.padhue_figures import figures_table, small_under
from dashboard.components.table import Cell, link_html
from dashboard.components.text import html_text
from dashboard.wording import rpps as words

ADDRESS = "/donnees/tables/rpps_doctors.csv?tableur=1"


def rpps_section(card: RppsCard, sources: tuple[SourceCard, ...]) -> None:
    """The whole section; two sentences while no extract has been read."""
    show(section(words.TITLE), paragraph(words.finding(card)), paragraph(words.EXPLAINED))
    if card.edition is not None:
        fold(Fold.RPPS, words.SHOW, lambda: show(counts(card, sources)))


@lru_cache(maxsize=4)
def counts(card: RppsCard, sources: tuple[SourceCard, ...]) -> str:
    """The country, its départements, its specialties by région, with their rules and source."""
    return (
        _national(card)
        + paragraph(words.notes(card))
        + _places(card)
        + _specialties(card)
        + f'<p class="cs-source">{html_text(words.sources(card, sources))}</p>'
        + f'<p class="cs-files">{link_html(words.DOWNLOAD, ADDRESS)}</p>'
    )


def _national(card: RppsCard) -> str:
    rows = [(words.COUNTED[counted], *_cells(card, one)) for counted, one in card.national]
    return _table(card, words.national_caption(card), words.NATIONAL_COLUMNS, rows)


def _places(card: RppsCard) -> str:
    """Every département, then doctors who are in none."""
    rows = [(words.place(place), *_cells(card, one)) for place, one in card.places]
    return _table(card, words.places_caption(card), words.PLACE_COLUMNS, rows)


def _specialties(card: RppsCard) -> str:
    """A row for each specialty: its régions stand under its name, the small ones together."""
    rows: list[tuple[Cell, ...]] = [
        (
            small_under(words.specialty(one), [html_text(words.by_region(one))]),
            *_cells(card, one.national),
        )
        for one in card.specialties
    ]
    return _table(card, words.specialties_caption(card), words.SPECIALTY_COLUMNS, rows)


def _table(
    card: RppsCard, caption: str, labels: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> str:
    columns = (*labels, *([words.NET_CHANGE] if card.compared_with else []))
    return figures_table(caption, columns, rows, numbers=len(columns) - 1)


def _cells(card: RppsCard, one: CountCard) -> tuple[str, ...]:
    said = words.count(one)
    return (said, words.net_change(one)) if card.compared_with else (said,)
