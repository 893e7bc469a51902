"""Colours that mean something, for both themes (interface.md section 2).

In: palette.csv, every colour with its measured contrast, read once. Out: frozen styles for the
figures, the marks that double each colour, and the same colours as CSS custom properties.

A verdict is never a colour alone: print `mark(verdict_id)` beside it.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Literal


class Theme(StrEnum):
    """The values of `st.context.theme.type`."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Swatch:
    """An area colour, and the text colour that reads on it."""

    fill: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictStyle:
    """The colours of one verdict; only the one that is not calculable is hatched."""

    fill: str  # areas: map, tile, bar, chip
    text: str  # on the fill
    ink: str  # text, icon or line on the page, or text on the soft ground
    soft: str  # ground of a badge
    hatch: str | None  # 45°, 1.5 px every 5 px, over the fill


@dataclass(frozen=True, slots=True)
class Mark:
    """The shape and the word of a verdict: « ▲ En bonne voie »."""

    symbol: str
    word: str

    def __str__(self) -> str:
        return f"{self.symbol}\u00a0{self.word}"


@dataclass(frozen=True, slots=True)
class IndicatorStyle:
    """A line as Plotly names it; `line` is also the colour of its direct label."""

    line: str
    dash: str
    marker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutrals:
    """Everything that carries no meaning of its own, named as in palette.csv."""

    fond: str
    fond_alt: str
    texte: str
    texte_2: str
    texte_3: str
    axe: str
    bordure_champ: str
    filet: str
    grille: str
    contour_carte: str
    contour_selection: str
    lien: str
    focus: str
    alerte_ink: str
    erreur_ink: str


# In the order of every legend and table.
MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        "atteint": Mark("●", "Atteint"),
        "en_bonne_voie": Mark("▲", "En bonne voie"),
        "a_accelerer": Mark("◆", "À accélérer"),
        "insuffisant": Mark("■", "Insuffisant"),
        "en_recul": Mark("▼", "En recul"),
        "non_calculable": Mark("○", "Non calculable"),
    }
)
# Dash and marker are needed as soon as two indicators share a chart: in grey, colours meet.
_LINES = {
    "msp": ("solid", "circle"),
    "cpts": ("longdash", "square"),
    "assistants": ("dot", "diamond"),
    "padhue": ("dashdot", "triangle-up"),
}
# Indicators without a colour of their own in the csv give context: neutral, so that they never
# pass for one of the four; text 3, the lightest grey that can still label its line.
CONTEXT_INDICATORS = ("centres_sante", "sas", "ald")
_CONTEXT_LINE = ("solid", "cross")
_CSV_THEME = {Theme.LIGHT: "clair", Theme.DARK: "sombre"}


def mark(verdict_id: str) -> Mark:
    """The shape and the word to print wherever the verdict has a colour."""
    return MARKS[verdict_id]


def verdict(verdict_id: str, theme: Theme) -> VerdictStyle:
    """The colours of a verdict."""
    return _PALETTES[theme].verdicts[verdict_id]


def indicator(indicator_id: str, theme: Theme) -> IndicatorStyle:
    """The line of an indicator, the same on every page."""
    return _PALETTES[theme].indicators[indicator_id]


def sequential(theme: Theme, *, classes: Literal[5, 6, 7] = 5) -> tuple[Swatch, ...]:
    """The classes of a map, from low to high: the further from the page, the higher."""
    return _PALETTES[theme].scales[f"sequentielle_{classes}"]


def diverging(theme: Theme, *, classes: Literal[5, 7] = 5) -> tuple[Swatch, ...]:
    """From late (brown) to ahead (blue); both ends meet in grey, so print the sign as well."""
    return _PALETTES[theme].scales[f"divergente_{classes}"]


def neutrals(theme: Theme) -> Neutrals:
    """Page, text, axis, border and link colours."""
    return _PALETTES[theme].neutrals


def css_variables() -> str:
    """A `:root` rule with every colour as --cs-…, right in the theme the page is shown in.

    Streamlit sets `color-scheme` on its app element, where light-dark() is resolved. Dialogs and
    popovers are drawn outside it: they follow the system, as Streamlit does by default.
    """
    light, dark = (_named_colours(_PALETTES[theme]) for theme in (Theme.LIGHT, Theme.DARK))
    lines = (f"--cs-{name}: light-dark({light[name]}, {dark[name]});" for name in light)
    return "\n".join((":root {", "color-scheme: light dark;", *lines, "}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Palette:
    verdicts: Mapping[str, VerdictStyle]
    indicators: Mapping[str, IndicatorStyle]
    scales: Mapping[str, tuple[Swatch, ...]]
    neutrals: Neutrals


_Groups = dict[str, dict[str, dict[str, str]]]


def _load() -> Mapping[Theme, _Palette]:
    text = Path(__file__).with_name("palette.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    palettes = {}
    for theme, name in _CSV_THEME.items():
        groups: _Groups = {}
        for row in rows:
            if row["theme"] == name:
                groups.setdefault(row["group"], {})[row["key"]] = row
        palettes[theme] = _palette(groups)
    return MappingProxyType(palettes)


def _palette(groups: _Groups) -> _Palette:
    neutrals = Neutrals(**{key: row["hex"] for key, row in groups["neutre"].items()})
    lines = {key: row["hex"] for key, row in groups["indicateur"].items()}
    context = IndicatorStyle(neutrals.texte_3, *_CONTEXT_LINE)
    return _Palette(
        verdicts={key: _verdict_style(key, groups["verdict"], neutrals) for key in MARKS},
        indicators={key: IndicatorStyle(line, *_LINES[key]) for key, line in lines.items()}
        | dict.fromkeys(CONTEXT_INDICATORS, context),
        scales={
            group: tuple(Swatch(row["hex"], row["best_text_on_it"]) for row in keyed.values())
            for group, keyed in groups.items()
            if group.startswith(("sequentielle", "divergente"))
        },
        neutrals=neutrals,
    )


def _verdict_style(
    key: str, rows: Mapping[str, Mapping[str, str]], neutrals: Neutrals
) -> VerdictStyle:
    fill = rows[f"{key}.fill"]
    on_soft, hatch = rows.get(f"{key}.ink_on_soft"), rows.get(f"{key}.hatch")
    # The csv has no soft ground for « non calculable »: interface.md 2.1 takes the alternate
    # page in the light theme, 2.2 the fill itself in the dark one.
    spare = neutrals.fond_alt if fill["hex"] == neutrals.fond else fill["hex"]
    return VerdictStyle(
        fill=fill["hex"],
        text=fill["best_text_on_it"],
        ink=rows[f"{key}.ink"]["hex"],
        soft=on_soft["background"] if on_soft else spare,
        hatch=hatch["hex"] if hatch else None,
    )


def _named_colours(palette: _Palette) -> dict[str, str]:
    named: dict[str, str] = {}
    for key, style in palette.verdicts.items():
        parts = {"fill": style.fill, "text": style.text, "ink": style.ink, "soft": style.soft}
        if style.hatch:
            parts["hatch"] = style.hatch
        named |= {f"verdict-{key}-{part}": colour for part, colour in parts.items()}
    named |= {f"indicator-{key}": style.line for key, style in palette.indicators.items()}
    for group, swatches in palette.scales.items():
        scale = group.replace("sequentielle", "sequential").replace("divergente", "diverging")
        for rank, swatch in enumerate(swatches, start=1):
            named |= {f"{scale}-{rank}": swatch.fill, f"{scale}-{rank}-text": swatch.text}
    named |= {name: getattr(palette.neutrals, name) for name in Neutrals.__slots__}
    return {name.replace("_", "-"): colour for name, colour in named.items()}


_PALETTES = _load()
