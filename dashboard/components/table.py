"""Public tables are real HTML: caption, scopes, numbers to the right (interface.md 3.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.components.text import html_prose, html_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column header; `is_number` aligns to the right, `wide_only` leaves phones alone."""

    label: str
    is_number: bool = False
    wide_only: bool = False


@dataclass(frozen=True, slots=True)
class Html:
    """A cell that is already HTML, made by our own code from escaped text."""

    text: str


Cell = str | Html


def table_html(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> str:
    """One `<table>`: the first cell of a row is its header. Raises ValueError on ragged rows."""
    head = "".join(
        f'<th scope="col"{_css(column)}>{html_text(column.label)}</th>' for column in columns
    )
    body = "".join(_row(columns, row) for row in rows)
    return (
        f'<div class="cs-scroll" role="region" tabindex="0" aria-label="{html_text(caption)}">'
        f'<table class="cs-table"><caption>{html_text(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def details_html(summary: str, content: str) -> str:
    """A folded block: the reader opens it."""
    return f'<details class="cs-details"><summary>{html_text(summary)}</summary>{content}</details>'


def definitions_html(items: Sequence[tuple[str, Cell]], *, layout: str = "cs-list") -> str:
    """A `<dl>` of terms and what they are; each pair is a group that the layout places."""
    pairs = "".join(
        f"<div><dt>{html_text(term)}</dt><dd>{_prose(cell)}</dd></div>" for term, cell in items
    )
    return f'<dl class="{layout}">{pairs}</dl>'


def two_lines(value: str, day: str, narrow: str = "") -> Html:
    """A value over its day; `narrow` stands under both on phones, where a column gave way."""
    more = f'<small class="cs-narrow">{html_text(narrow)}</small>' if narrow else ""
    return Html(f"{html_text(value)}<br><small>{html_text(day)}</small>{more}")


def link_html(label: str, url: str | None) -> str:
    """A link that opens in the same window; the label alone where no address is known."""
    if url is None:
        return html_text(label)
    return f'<a href="{escape(url)}" target="_self">{html_text(label)}</a>'


def _row(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    cells = [
        f'<th scope="row"{_css(column)}>{_text(cell)}</th>'
        if position == 0
        else f"<td{_css(column)}>{_text(cell)}</td>"
        for position, (column, cell) in enumerate(zip(columns, row, strict=True))
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _css(column: Column) -> str:
    classes = ["num"] * column.is_number + ["wide"] * column.wide_only
    return f' class="{" ".join(classes)}"' if classes else ""


def _text(cell: Cell) -> str:
    return cell.text if isinstance(cell, Html) else html_text(cell)


def _prose(cell: Cell) -> str:
    return cell.text if isinstance(cell, Html) else html_prose(cell)
