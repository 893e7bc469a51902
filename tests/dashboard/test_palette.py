"""The palette keeps its promises: measured contrast, one colour per meaning, both themes."""

import csv
import re
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from dashboard import palette
from dashboard.palette import MARKS, Theme

ROWS = list(
    csv.DictReader(
        Path(palette.__file__).with_name("palette.csv").read_text(encoding="utf-8").splitlines()
    )
)
BY_THEME = pytest.mark.parametrize("theme", Theme)


def contrast(one: str, other: str) -> float:
    """The WCAG 2 ratio of two #rrggbb colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a #rrggbb colour."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['theme']} {row['group']} {row['key']}")
def test_the_contrasts_in_the_csv_are_the_real_ones(row: dict[str, str]) -> None:
    on_page = contrast(row["hex"], row["background"])
    under_text = contrast(row["best_text_on_it"], row["hex"])
    assert on_page == pytest.approx(float(row["contrast"]), abs=0.006)
    assert under_text == pytest.approx(float(row["text_contrast"]), abs=0.006)


def test_the_contrast_formula_is_the_standard_one() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@BY_THEME
@pytest.mark.parametrize("verdict_id", MARKS)
def test_a_verdict_can_be_seen_and_read(verdict_id: str, theme: Theme) -> None:
    style, page = palette.verdict(verdict_id, theme), palette.neutrals(theme).fond
    assert contrast(style.hatch or style.fill, page) >= 3
    assert contrast(style.ink, page) >= 4.5
    assert contrast(style.ink, style.soft) >= 4.5
    assert contrast(style.text, style.fill) >= 4.5


@BY_THEME
@pytest.mark.parametrize("indicator_id", ["msp", "cpts", "assistants", "padhue", "sas"])
def test_the_colour_of_a_line_can_label_it(indicator_id: str, theme: Theme) -> None:
    line = palette.indicator(indicator_id, theme).line
    assert contrast(line, palette.neutrals(theme).fond) >= 4.5


@BY_THEME
def test_texts_links_and_alerts_can_be_read_on_both_grounds(theme: Theme) -> None:
    n = palette.neutrals(theme)
    for ink in (n.texte, n.texte_2, n.texte_3, n.lien, n.alerte_ink, n.erreur_ink):
        assert min(contrast(ink, n.fond), contrast(ink, n.fond_alt)) >= 4.5
    for line in (n.axe, n.bordure_champ, n.focus, n.contour_selection):
        assert contrast(line, n.fond) >= 3


@BY_THEME
def test_text_can_be_read_in_every_class_of_a_map(theme: Theme) -> None:
    scales = [palette.sequential(theme, classes=n) for n in (5, 6, 7)]
    scales += [palette.diverging(theme, classes=n) for n in (5, 7)]
    assert [len(scale) for scale in scales] == [5, 6, 7, 5, 7]
    for scale in scales:
        assert len({swatch.fill for swatch in scale}) == len(scale)
        assert all(contrast(swatch.text, swatch.fill) >= 4.5 for swatch in scale)


@BY_THEME
def test_one_meaning_has_one_colour(theme: Theme) -> None:
    fills = {palette.verdict(key, theme).fill for key in MARKS}
    styles = [palette.indicator(key, theme) for key in ("msp", "cpts", "assistants", "padhue")]
    assert len(fills) == len(MARKS)
    assert len({s.line for s in styles}) == len({s.dash for s in styles}) == 4
    assert len({s.marker for s in styles}) == 4
    assert len({(row["theme"], row["group"], row["key"]) for row in ROWS}) == len(ROWS)


def test_context_indicators_share_a_neutral_line() -> None:
    lines = {palette.indicator(key, Theme.LIGHT) for key in palette.CONTEXT_INDICATORS}
    assert lines == {palette.IndicatorStyle("#5f656e", "solid", "cross")}


def test_an_unknown_indicator_is_an_error_not_a_neutral() -> None:
    with pytest.raises(KeyError):
        palette.indicator("mps", Theme.LIGHT)


def test_a_verdict_has_its_own_shape_and_word() -> None:
    assert [str(mark) for mark in MARKS.values()] == [
        "●\u00a0Atteint",
        "▲\u00a0En bonne voie",
        "◆\u00a0À accélérer",
        "■\u00a0Insuffisant",
        "▼\u00a0En recul",
        "○\u00a0Non calculable",
    ]
    assert palette.mark("en_recul").symbol == "▼"


def test_only_what_is_not_calculable_is_hatched() -> None:
    assert [key for key in MARKS if palette.verdict(key, Theme.DARK).hatch] == ["non_calculable"]


def test_a_style_cannot_be_repainted() -> None:
    with pytest.raises(FrozenInstanceError):
        palette.verdict("atteint", Theme.LIGHT).fill = "#000000"  # type: ignore[misc]


def test_css_gives_each_colour_for_both_themes() -> None:
    css = palette.css_variables()
    names = re.findall(r"^(--[^:]+):", css, re.MULTILINE)
    assert css.startswith(":root {\ncolor-scheme: light dark;\n")
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"--cs-[a-z0-9-]+", name) for name in names)
    assert "--cs-verdict-a-accelerer-fill: light-dark(#a78d1f, #fce6a0);" in css
    assert "--cs-indicator-msp: light-dark(#2c55b2, #6f9ff0);" in css
    assert "--cs-diverging-5-1-text: light-dark(#ffffff, #161616);" in css
    assert "--cs-texte-2: light-dark(#4a4f57, #c9cdd3);" in css
