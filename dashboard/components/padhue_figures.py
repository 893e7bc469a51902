"""Rows of figures about PADHUE: what is counted, with its source under it, then the number.

Sources stay in sight on the narrowest screen, so they are never in a column of their own.
"""

from collections.abc import Sequence

from dashboard.cards.padhue import Citation, FigureCard, Known
from dashboard.components.table import Cell, Column, Html, link_html, table_html
from dashboard.components.text import html_text
from dashboard.wording import padhue_figures as words
from dashboard.wording.typography import NBSP


def figures_table(
    caption: str, labels: Sequence[str], rows: Sequence[Sequence[Cell]], *, numbers: int = 1
) -> str:
    """A table whose last columns are numbers, which may take two lines on a phone."""
    first_number = len(labels) - numbers
    columns = [
        Column(label=label, is_number=position >= first_number)
        for position, label in enumerate(labels)
    ]
    return f'<div class="cs-padhue">{table_html(caption, columns, rows)}</div>'


def known_cells(known: Known) -> tuple[Cell, Cell]:
    """What is counted, with every source and remark in full under it; the number or the range."""
    lines = [cited(known, with_title=True), *remarks(known)]
    return small_under(words.counted(known.subject), lines), words.said_with_origin(known)


def told(label: str, *known: Known, with_remarks: bool = False) -> Html:
    """A label with the sources of what it stands for, in short, and their remarks if wanted."""
    lines = [cited(one) for one in known]
    return small_under(label, lines + [r for one in known for r in remarks(one) if with_remarks])


def small_under(label: str, lines: Sequence[str]) -> Html:
    """A label, then lines of HTML in small, each once."""
    small = "<br>".join(dict.fromkeys(lines))
    return Html(f'{html_text(label)}<br><span class="cs-small">{small}</span>')


def cited(known: Known, *, with_title: bool = False) -> str:
    """Each source on its line, with the number it gives when there are several."""
    several = len(known.figures) > 1
    return "<br>".join(
        (html_text(f"{words.amount(figure)}{NBSP}: ") if several else "")
        + _cited(figure, with_title=with_title)
        for figure in known.figures
    )


def remarks(known: Known) -> list[str]:
    """What the transcription says of the figures, each remark once."""
    found = dict.fromkeys(map(words.remark, known.figures))
    return [html_text(f"{text}.") for text in found if text]


def _cited(figure: FigureCard, *, with_title: bool) -> str:
    """Publisher and date as a link, and how sure the figure is."""
    formula = f"{figure.formula}, d’après " if figure.formula else ""
    links = [_link(citation, with_title=with_title) for citation in figure.citations]
    sure = f", {words.CONFIDENCE[figure.confidence]}."
    return html_text(formula) + " et ".join(links) + html_text(sure)


def _link(source: Citation, *, with_title: bool) -> str:
    label = words.link_label(source)
    if with_title:
        label = f"{label}, « {source.title} »"
    return html_text(label) if source.url is None else link_html(label, source.url)
