"""A page as a reader gets it: its text, headings, tables and charts, in reading order."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Expander

from dashboard.components.fold import Fold

APP = Path(__file__).resolve().parents[2] / "dashboard/app.py"
TODAY = date(2026, 11, 21)
VIEWS = (
    *("overview", "indicator", "territory", "compare", "padhue", "cnr", "revisions", "method"),
    *("accessibility", "site_map"),
)
_HEADINGS = {"h1", "h2", "h3", "h4"}
_BLOCKS = {
    *_HEADINGS,
    "p",
    "button",
    "li",
    "dt",
    "dd",
    "caption",
    "th",
    "td",
    "summary",
    "br",
    "tr",
}


def new_reader() -> AppTest:
    """A reader on the home page: Streamlit knows its pages after a first run only."""
    return AppTest.from_file(APP, default_timeout=20).run()


def open_view(view: str, **params: str) -> AppTest:
    """A new reader who follows a link to a view."""
    return follow(new_reader(), view, **params)


def follow(reader: AppTest, view: str, **params: str) -> AppTest:
    """The same reader on another view, with the parameters of the link and no others.

    Every folded block is open: what it holds obeys the rules of the page.
    """
    reader.query_params.clear()
    for block in Fold:
        reader.session_state[block] = True
    for key, value in params.items():
        reader.query_params[key] = value
    return reader.switch_page(f"views/{view}.py").run()


@dataclass(frozen=True, slots=True)
class Table:
    """One HTML table; `scopes` are those of its headers, in order."""

    caption: str
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    scopes: list[str | None] = field(default_factory=list)

    def column(self, label: str) -> list[str]:
        """Cells under one header."""
        position = self.columns.index(label)
        return [row[position] for row in self.rows]

    def row(self, name: str) -> dict[str, str]:
        """Cells of the row that this text begins, by column."""
        found = next(row for row in self.rows if row[0] == name)
        return dict(zip(self.columns, found, strict=True))


@dataclass(frozen=True, slots=True)
class Chart:
    """A Plotly chart: text alternative, and what it draws."""

    alternative: str
    spec: dict[str, Any]

    def points(self, name: str) -> dict[str, float | None]:
        """Values of a line by ISO date."""
        trace = next(trace for trace in self.spec["data"] if trace["name"] == name)
        return dict(zip(trace["x"], trace["y"], strict=True))


class Page:
    """What one run shows."""

    def __init__(self, test: AppTest) -> None:
        self.failures = [failure.message for failure in test.exception]
        self.menu = _menu(test)
        self.parts: list[str | Table | Chart] = []
        self.headings: list[tuple[int, str]] = []
        self.links: list[tuple[str, str]] = []
        self.sources: list[str] = []
        for element in test.main:
            if element.type in {"html", "markdown"}:
                self._read(element.proto.body)
            elif isinstance(element, Expander):
                self.parts.append(element.label)
            elif element.type == "plotly_chart":
                self.parts.append(Chart(element.proto.alt, json.loads(element.proto.spec)))

    @property
    def tables(self) -> list[Table]:
        """Every table, in reading order."""
        return [part for part in self.parts if isinstance(part, Table)]

    @property
    def charts(self) -> list[Chart]:
        """Every chart, in reading order."""
        return [part for part in self.parts if isinstance(part, Chart)]

    @property
    def text(self) -> str:
        """All that can be read, tables and text alternatives included."""
        return "\n".join(self._texts())

    def table(self, caption: str) -> Table:
        """The table whose caption holds these words."""
        return next(table for table in self.tables if caption in table.caption)

    def _texts(self) -> Iterator[str]:
        for part in self.parts:
            match part:
                case str():
                    yield part
                case Chart():
                    yield part.alternative
                    traces = part.spec["data"]
                    yield from (trace["name"] for trace in traces)
                    yield from (text for trace in traces for text in trace.get("hovertext", ()))
                case Table():
                    yield part.caption
                    for row in (part.columns, *part.rows):
                        yield from row

    def link(self, label: str) -> str:
        """Address of the first link of this label."""
        return next(address for said, address in self.links if said == label)

    def _read(self, html: str) -> None:
        self.sources.append(html)
        found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', html)
        self.links += [(unescape(label), unescape(address)) for address, label in found]
        reader = _Reader()
        reader.feed(html)
        reader.close()
        self.parts += reader.done()
        self.headings += reader.headings


def _menu(test: AppTest) -> str:
    """The links of the menu."""
    for element in test.get("bidi_component"):
        if element.proto.component_name == "menu":
            return unescape(str(json.loads(element.proto.json)))
    return ""


class _Reader(HTMLParser):
    """Turns our HTML into texts and tables; charts of a few marks have no text."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str | Table] = []
        self.headings: list[tuple[int, str]] = []
        self.level: int | None = None
        self.table: Table | None = None
        self.header = False
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a table, a row or a cell."""
        if tag in _BLOCKS and tag != "br":
            self._flush()
        if tag == "br":
            self.words.append(" ")
        if tag in _HEADINGS:
            self.level = int(tag[1])
        if tag == "table":
            self.table = Table("")
        if self.table is None:
            return
        if tag == "thead":
            self.header = True
        elif tag == "tbody":
            self.header = False
        elif tag == "tr" and not self.header:
            self.table.rows.append([])
        elif tag == "th":
            self.table.scopes.append(dict(attrs).get("scope"))

    def handle_endtag(self, tag: str) -> None:
        """Closes a heading, a cell, a caption or the table."""
        if self.level is not None and tag in _HEADINGS:
            self.headings.append((self.level, "".join(self.words).strip()))
            self.level = None
        if self.table is None:
            if tag in _BLOCKS:
                self._flush()
            return
        if tag == "caption":
            self.table = Table(self._said(), scopes=self.table.scopes)
        elif tag in {"th", "td"}:
            row = self.table.columns if self.header else self.table.rows[-1]
            row.append(self._said())
        elif tag == "table":
            self.parts.append(self.table)
            self.table = None

    def handle_data(self, data: str) -> None:
        """Words of the block being read."""
        self.words.append(data)

    def done(self) -> list[str | Table]:
        """Everything read."""
        self._flush()
        return self.parts

    def _said(self) -> str:
        said = "".join(self.words).strip(" \n")
        self.words.clear()
        return said

    def _flush(self) -> None:
        if said := self._said():
            self.parts.append(said)
