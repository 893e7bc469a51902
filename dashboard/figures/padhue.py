"""Posts, candidates and laureates of every session: three panels over the same years.

Marks stand alone: no line joins sessions whose fields differ, and a missing session is a gap.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import plotly.graph_objects as go

from dashboard import palette
from dashboard.cards.padhue import (
    ALL_PROFESSIONS,
    ALL_SPECIALTIES,
    SUMMED,
    FigureCard,
    Known,
    PadhueCard,
)
from dashboard.figures.drawing import Drawing
from dashboard.figures.trend import EMPTY_TEMPLATE, FONT
from dashboard.palette import Theme
from dashboard.wording import padhue_chart as words
from pipelines.vocabulary import FRANCE, EvcScope

HEIGHT = 660
# Bottom and top of each panel, posts first.
PANELS = ((0.70, 0.96), (0.35, 0.62), (0.0, 0.27))
CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Mark:
    """A series: its legend, the shape of its marks, which panel, and what belongs to it."""

    name: str
    symbol: str
    panel: int
    measures: tuple[str, ...]
    scopes: tuple[EvcScope, ...] = ()
    profession: str = ALL_PROFESSIONS
    is_main: bool = False


MAIN_LIST = ("laureats_liste_principale",)
LISTS = ("laureats", "laureats_total")
MARKS = (
    Mark(
        words.ALL_LISTS,
        "circle",
        2,
        ("inscrits",),
        (EvcScope.LISTES_A_B_C, EvcScope.LISTES_A_B, EvcScope.NON_PRECISE),
    ),
    Mark(words.LIST_A, "square", 2, ("inscrits",), (EvcScope.LISTE_A,), is_main=True),
    Mark(words.LIST_B, "diamond", 2, ("inscrits",), (EvcScope.LISTE_B,)),
    Mark(words.LIST_C, "triangle-up", 2, ("inscrits",), (EvcScope.LISTE_C,)),
    Mark(words.ALL_LISTS, "circle", 3, ("laureats_total",), (EvcScope.LISTES_A_B_C,)),
    Mark(words.LIST_A, "square", 3, MAIN_LIST, (EvcScope.LISTE_A,), is_main=True),
    Mark(words.LIST_B, "diamond", 3, LISTS, (EvcScope.LISTE_B,)),
    Mark(words.LIST_C, "triangle-up", 3, LISTS, (EvcScope.LISTE_C,)),
    Mark(words.DOCTORS, "triangle-down", 3, MAIN_LIST, (EvcScope.LISTE_A,), "médecin"),
    Mark(words.MAIN_LIST, "star", 3, MAIN_LIST, (EvcScope.NON_PRECISE,), is_main=True),
    Mark(words.RESERVE, "cross", 3, ("laureats_liste_complementaire",)),
    Mark(words.ADDED, "x", 3, ("laureats_ajoutes",)),
)
GLYPHS = {
    **{"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"},
    **{"triangle-down": "▼", "star": "★", "cross": "✚", "x": "✖"},
}
# Glyph, name, and whether it takes the colour of the page's subject; each name once.
LEGEND = (
    *((glyph, name, True) for glyph, name in words.COLUMNS),
    *dict.fromkeys((GLYPHS[mark.symbol], mark.name, mark.is_main) for mark in MARKS),
)


@lru_cache(maxsize=8)
def sessions_figure(card: PadhueCard, theme: Theme) -> Drawing:
    """Posts as outlined columns, candidates and laureates as marks, ranges as vertical bars.

    In: all that is known. Out: a figure with French ticks and hover texts.
    """
    figure = Drawing(layout=_layout(card, theme))
    figure.add_traces(_posts(card, theme))
    for mark in MARKS:
        found = list(card.select(*mark.measures, territory=FRANCE, where=_belongs(mark)))
        if found:
            figure.add_traces(_marks(mark, found, theme))
    return figure


def _belongs(mark: Mark) -> Callable[[FigureCard], bool]:
    def belongs(figure: FigureCard) -> bool:
        return (
            figure.profession == mark.profession
            and figure.specialty == ALL_SPECIALTIES
            and figure.citations[0].publisher != SUMMED
            and (not mark.scopes or figure.scope in mark.scopes)
        )

    return belongs


def _posts(card: PadhueCard, theme: Theme) -> list[go.Bar]:
    """Columns without a fill: a capacity. The two routes of a session stand on one another."""
    found = [
        known
        for known in card.select("postes_ouverts", territory=FRANCE)
        if known.subject.profession == ALL_PROFESSIONS
        and known.subject.specialty == ALL_SPECIALTIES
        and known.subject.session is not None
    ]
    external = [k for k in found if k.subject.scope is EvcScope.VOIE_EXTERNE]
    apart = (EvcScope.VOIE_EXTERNE, EvcScope.DEUX_VOIES)
    others = [k for k in found if k.subject.scope not in apart]
    disputed = [k for k in others if k.high > k.low]
    gaps = [known.high - known.low for known in disputed]
    return [
        _bar(words.POSTS, others, [k.low for k in others], "", theme),
        _bar(words.DISPUTED_POSTS, disputed, gaps, ".", theme),
        _bar(words.EXTERNAL, external, [k.low for k in external], "/", theme),
    ]


def _bar(
    name: str, found: Sequence[Known], heights: Sequence[float], pattern: str, theme: Theme
) -> go.Bar:
    colour = palette.indicator("padhue", theme).line
    return go.Bar(
        x=[known.subject.session for known in found],
        y=list(heights),
        name=name,
        width=0.7,
        marker={
            "color": CLEAR,
            "line": {"color": colour, "width": 2},
            "pattern": {"shape": pattern, "fgcolor": colour, "size": 5, "solidity": 0.25},
        },
        **_hover(found),
    )


def _marks(mark: Mark, found: Sequence[Known], theme: Theme) -> list[go.Scatter]:
    """One mark for each number that is said, hollow when it is derived; a bar joins a range."""
    style, inks = palette.indicator("padhue", theme), palette.neutrals(theme)
    colour = style.line if mark.is_main else inks.texte_2
    points = [(one, value) for one in found for value in dict.fromkeys((one.low, one.high))]
    marks = go.Scatter(
        x=[known.subject.session for known, _ in points],
        y=[value for _, value in points],
        name=mark.name,
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": [_symbol(mark.symbol, known) for known, _ in points],
            "size": 10,
            "color": colour,
            "line": {"color": colour, "width": 1.5},
        },
        **_hover([known for known, _ in points]),
        yaxis=f"y{mark.panel}",
    )
    ranges = [known for known in found if known.high > known.low]
    return [marks, _ranges(ranges, mark, colour)] if ranges else [marks]


def _hover(found: Sequence[Known]) -> dict[str, object]:
    """What is counted; who says so is in the table under the chart, and not sent twice."""
    return {"hovertext": [words.hover(known) for known in found], "hoverinfo": "text"}


def _symbol(symbol: str, known: Known) -> str:
    return f"{symbol}-open" if known.is_derived else symbol


def _ranges(found: Iterable[Known], mark: Mark, colour: str) -> go.Scatter:
    xs: list[int | None] = []
    ys: list[float | None] = []
    for known in found:
        xs += [known.subject.session, known.subject.session, None]
        ys += [known.low, known.high, None]
    return go.Scatter(
        x=xs,
        y=ys,
        name=mark.name,
        mode="lines",
        line={"color": colour, "width": 2},
        yaxis=f"y{mark.panel}",
        hoverinfo="skip",
    )


def _layout(card: PadhueCard, theme: Theme) -> go.Layout:
    inks = palette.neutrals(theme)
    first, last = card.sessions[-1], card.sessions[0]
    years = [year for year in range(first, last + 1) if (last - year) % 3 == 0]
    axes = {
        f"yaxis{panel or ''}": {
            "domain": PANELS[position],
            "rangemode": "tozero",
            "gridcolor": inks.grille,
            "zerolinecolor": inks.axe,
            "fixedrange": True,
            "automargin": True,
            "tickformat": ",",
            "nticks": 5,
        }
        for position, panel in enumerate(("", 2, 3))
    }
    return go.Layout(
        template=EMPTY_TEMPLATE,
        height=HEIGHT,
        margin={"l": 8, "r": 8, "t": 16, "b": 32},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        font={"family": FONT, "size": 13, "color": inks.texte},
        separators=",\u202f",
        barmode="stack",
        hovermode="closest",
        dragmode=False,
        showlegend=False,
        annotations=[
            {
                "text": text,
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": PANELS[position][1],
                "yref": "paper",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": 14},
            }
            for position, text in enumerate(words.PANELS)
        ],
        xaxis={
            "tickvals": years,
            "ticktext": [str(year) for year in years],
            "range": [first - 0.6, last + 0.6],
            "tickangle": 0,
            "anchor": "y3",
            "linecolor": inks.axe,
            "showgrid": False,
            "fixedrange": True,
        },
        **axes,
    )
