"""A map as an exported picture: its words, its legend, its theme."""

from dataclasses import replace

from dashboard import palette
from dashboard.palette import Theme
from dashboard.wording.typography import NBSP
from tests.dashboard.figures.maps.drawn import (
    ALTERNATIVE,
    EVERY_SHEET,
    SHEET,
    SHEETS,
    SVG,
    links,
    parsed,
    verdict_map,
)


@EVERY_SHEET
def test_an_exported_map_is_a_picture_in_plain_colours(svg: str) -> None:
    root = parsed(svg)

    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == ALTERNATIVE
    assert "var(" not in svg
    assert not links(svg)
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert len(titles) == len(set(titles)) == 101


def test_an_exported_map_carries_its_words_and_its_legend() -> None:
    words = [text.text for text in parsed(SHEETS["areas"]).iter(f"{SVG}text")]

    assert words[0] == SHEET.title
    assert f"Source{NBSP}: DITP." in words
    assert f"À accélérer{NBSP}(13)" in words


def test_words_of_a_sheet_stay_in_it() -> None:
    long = replace(SHEET, title="Un mot après l’autre " * 20, notes=("Source " * 60,))
    root = parsed(verdict_map(long))
    _, _, width, height = map(float, root.attrib["viewBox"].split())

    for text in root.iter(f"{SVG}text"):
        size, y = float(text.attrib["font-size"]), float(text.attrib["y"])
        assert y < height
        if text.attrib["text-anchor"] == "start":
            assert float(text.attrib["x"]) + 0.6 * size * len(text.text or "") < width


def test_a_sheet_takes_the_colours_of_its_theme() -> None:
    light, dark = (verdict_map(replace(SHEET, theme=theme)) for theme in Theme)

    assert palette.verdict("insuffisant", Theme.LIGHT).fill in light
    assert palette.verdict("insuffisant", Theme.DARK).fill in dark
    assert palette.neutrals(Theme.LIGHT).texte not in dark
