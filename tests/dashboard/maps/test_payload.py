"""What travels at each run of a page: every word of the map, and little else."""

import json
import re
from typing import Any

import pytest

from dashboard.cards.series import IndicatorCard
from dashboard.maps.payload import Box, Patterns, payload
from dashboard.maps.picture import Picture
from dashboard.selection.layers import Layer, MapView
from dashboard.wording.typography import typo
from tests.dashboard.factories import CPTS, MSP
from tests.dashboard.map_factories import drawn, row
from tests.dashboard.progress_factories import progress


def sent(shown: Picture, view: MapView | None = None, selected: str = "") -> dict[str, Any]:
    """The content as the script reads it."""
    content: dict[str, Any] = json.loads(payload(shown, view=view, selected=selected))
    return content


def decoded(content: dict[str, Any], code: str) -> list[str]:
    """The lines of a territory, filled in as `static/map/live.js` does."""
    rank, *figures = content["areas"][code][3].split("|")
    pattern: str = content["patterns"][int(rank)]
    return re.sub(r"\{(\d+)\}", lambda gap: figures[int(gap[1])], pattern).split("\n")


@pytest.mark.parametrize("layer", Layer)
@pytest.mark.parametrize("indicator", [MSP, CPTS], ids=["count", "percent"])
def test_every_word_comes_back(layer: Layer, indicator: IndicatorCard) -> None:
    rows = [
        row("DEP-01", 40.0),
        row("DEP-02", 1.0, progress(target_value=1.0, baseline_value=0.0)),
        row("DEP-2A", 0.0, None),
        row("DEP-75", None, None),
        row("DEP-59", 1234.0, progress(target_value=1300.0, raw_rate_pct=-3.2, pace=-0.1)),
    ]
    shown = drawn(*rows, layer=layer, indicator=indicator)
    content = sent(shown)
    for code, told in shown.told.items():
        expected = [typo(text) for text in (told.value, told.detail, *told.cells)]
        assert decoded(content, code) == expected
        word = content["verdicts"][content["areas"][code][2]][1]
        assert word == typo(told.verdict.word)


def test_a_sentence_is_sent_once_for_all() -> None:
    rows = [row(f"DEP-{code:02}", float(code + 30)) for code in range(1, 10)]
    assert sent(drawn(*rows))["patterns"] == [
        "{0}\u00a0MSP au 30 juin 2025\nCible\u00a0: {1} au 31 décembre 2026\n{0}\n30/06/2025\n"
        "{1} au 31/12/2026"
    ]


def test_figures_equal_by_chance_do_not_mislead() -> None:
    patterns = Patterns()
    codes = [patterns.coded(texts) for texts in (("27 MSP", "sur 27"), ("3 MSP", "sur 4"))]
    assert codes == ["0|27", "1|3|4"]
    assert patterns.coded(("5 MSP", "sur 5")) == "0|5"
    assert patterns.all == ["{0} MSP\nsur {0}", "{0} MSP\nsur {1}"]


def test_dates_stay_in_the_sentence() -> None:
    patterns = Patterns()
    patterns.coded(("−5,2 % au 1er juin 2025, pour 100 000 habitants", "30/06/2025"))
    assert patterns.all == ["{0}\u202f% au 1er juin 2025, pour 100\u202f000 habitants\n30/06/2025"]


def test_classes_carry_their_colours_their_symbol_and_their_count() -> None:
    first = sent(drawn(row()))["classes"][0]
    assert first == [
        *("var(--cs-verdict-atteint-fill)", "var(--cs-verdict-atteint-text)", "plain", "●"),
        "Atteint\u00a0(0)",
    ]


def test_a_layer_of_numbers_has_a_column_for_them() -> None:
    columns = ["Territoire", "Valeur", "Date", "Cible", "Verdict"]
    assert sent(drawn(row()))["columns"] == columns
    shown = sent(drawn(row(), layer=Layer.SHARE))
    assert shown["columns"] == [*columns[:-1], "Part du chemin", "Verdict"]
    # Territory and verdict are beside the text.
    assert len(decoded(shown, "DEP-01")) - 2 == len(shown["columns"]) - 2


def test_the_view_of_the_url_and_the_territory_of_the_page_are_told() -> None:
    content = sent(drawn(row()), MapView.TILES, "DEP-01")
    assert (content["view"], content["selected"]) == ("tuiles", "DEP-01")
    assert sent(drawn(row()))["view"] == ""
    assert content["href"] == "/indicateur?indicateur=msp&territoire={id}"


def test_a_count_sends_the_sizes_of_its_circles_and_their_key() -> None:
    rows = [row("DEP-01", 40.0), row("DEP-02", 10.0), row("DEP-2A", 0.0), row("DEP-75", None, None)]
    content = sent(drawn(*rows, layer=Layer.COUNT))
    large, small, zero = (content["areas"][code][4] for code in ("DEP-01", "DEP-02", "DEP-2A"))
    assert large == pytest.approx(2 * small, abs=1)
    assert zero == 0
    assert len(content["areas"]["DEP-75"]) == 4
    colour, key = content["circles"]
    assert colour == "var(--cs-sequential-5-4)"
    assert ">10</text>" in key
    # What a tile writes is the first cell of the table.
    assert decoded(content, "DEP-01")[2] == "40"


@pytest.mark.parametrize("layer", [layer for layer in Layer if layer is not Layer.COUNT])
def test_other_layers_send_no_circle(layer: Layer) -> None:
    content = sent(drawn(row(), layer=layer))
    assert content["circles"] == []
    assert len(content["areas"]["DEP-01"]) == 4


def test_choices_travel_with_the_map_even_where_it_is_blank() -> None:
    box = Box(key="couche", label="Sur la carte", chosen="taux", names=(("taux", "Taux : 1 %"),))
    blank = drawn(row(card=None), layer=Layer.PACE)

    content = json.loads(payload(blank, boxes=[box]))

    assert content["isBlank"]
    assert content["boxes"] == [
        ["couche", "Sur la carte", "taux", [["taux", "Taux\u00a0: 1\u202f%"]]]
    ]
    assert json.loads(payload(drawn(row())))["isBlank"] is False
