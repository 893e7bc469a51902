"""Around the live map: where its areas lead, and the files beside it."""

from datetime import date

import pytest

from dashboard.components import map as live
from dashboard.components import map_block, map_method
from dashboard.selection.layers import Layer, MapView
from dashboard.selection.url import Selection
from pipelines.vocabulary import Level
from tests.dashboard.factories import ASSISTANTS, CPTS, MSP
from tests.dashboard.map_factories import drawn, row

CHOSEN = Selection(
    indicator_id="cpts",
    territory_id="DEP-15",
    layer=Layer.GAP,
    map_view=MapView.TILES,
    day=date(2024, 6, 1),
)


def test_an_area_leads_to_its_course_and_keeps_the_map_as_it_is() -> None:
    assert map_block.area_address(Selection()) == "/indicateur?indicateur=msp&territoire={id}"
    assert map_block.area_address(CHOSEN) == (
        "/indicateur?indicateur=cpts&couche=ecart&carte=tuiles&date=2024-06-01&territoire={id}"
    )


def test_files_are_those_of_the_map_that_is_shown() -> None:
    html = map_block.files(drawn(row(), layer=Layer.GAP, indicator=CPTS), CHOSEN)
    address = "/donnees/cartes/cpts/ecart"
    for link in (
        f'{address}.csv?date=2024-06-01&amp;tableur=1"',
        f'{address}.svg?date=2024-06-01&amp;carte=tuiles"',
        f'{address}.svg?date=2024-06-01&amp;carte=geo"',
    ):
        assert link in html


def test_a_map_of_regions_has_no_tiles() -> None:
    regions = map_block.files(
        drawn(row("REG-53"), level=Level.REGION), Selection(level=Level.REGION)
    )
    assert "carte=geo" in regions
    assert "carte=tuiles" not in regions
    assert regions.count("niveau=region") == regions.count("<a ") == 3


def test_nothing_to_colour_leaves_the_values_only() -> None:
    blank = map_block.files(drawn(row(card=None), layer=Layer.PACE), Selection(layer=Layer.PACE))
    assert ".csv" in blank
    assert ".svg" not in blank


@pytest.mark.parametrize(
    ("remembered", "shown"), [("msp", "msp"), ("assistants", "assistants"), ("ald", "msp")]
)
def test_an_indicator_that_is_no_target_gives_way_to_the_first_one(
    remembered: str, shown: str
) -> None:
    targets = (MSP, CPTS, ASSISTANTS)
    asked = Selection(indicator_id=remembered, layer=Layer.GAP, level=Level.REGION)
    assert live.of_target(asked, targets) == Selection(indicator_id=shown)


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        (["couche", "taux"], [("couche", "taux")]),
        (["indicateur", "cpts"], [("indicateur", "cpts")]),
        (["date", "2024-01-01"], []),
        (["couche", 3], []),
        ("couche", []),
        (None, []),
    ],
)
def test_of_what_the_browser_says_only_the_choices_of_the_map_are_taken(
    monkeypatch: pytest.MonkeyPatch, sent: object, taken: list[tuple[str, str]]
) -> None:
    made: list[tuple[str, str]] = []
    monkeypatch.setattr("streamlit.session_state", {"map": {"choice": sent}})
    monkeypatch.setattr(live, "choose", lambda key, code: made.append((key, code)))

    live.take_choice()

    assert made == taken


def test_the_method_page_lists_every_layer_and_bound() -> None:
    html = map_method.maps([MSP, CPTS])
    assert "2,5\u202f; 4\u202f; 5,5\u202f; 7" in html
    for term in ("Verdict", "Part du chemin", "Rythme", "Hachures"):
        assert f"<dt>{term}" in html
