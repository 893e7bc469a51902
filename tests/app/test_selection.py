"""What the reader chooses lives in the URL, on every page, whatever the link said."""

import pytest

from tests.app.page import Page, follow, open_view
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")

WITH_TERRITORY = ("indicator", "territory", "revisions")


def test_a_page_opened_without_choice_writes_france_and_the_msp() -> None:
    assert open_view("indicator").query_params == {"indicateur": "msp", "territoire": "FR"}
    assert open_view("territory").query_params == {"territoire": "FR"}
    assert open_view("compare").query_params == {"indicateur": "msp"}
    assert open_view("method").query_params == {}


@pytest.mark.parametrize("code", ["REG-53", "DEP-04", "DEP-2A", "DEP-2B", "DEP-976"])
def test_a_link_is_kept_as_it_is(code: str) -> None:
    reader = open_view("indicator", indicateur="cpts", territoire=code)
    assert reader.query_params == {"indicateur": "cpts", "territoire": code}
    assert "valeur inconnue" not in Page(reader).text


def test_what_a_page_does_not_use_leaves_its_url() -> None:
    reader = open_view("territory", indicateur="cpts", territoire="DEP-15", utm="x")
    assert reader.query_params == {"territoire": "DEP-15"}


def test_choosing_a_territory_changes_the_url_and_the_page() -> None:
    reader = open_view("territory")
    reader.selectbox(key="picker_territory").set_value("DEP-2A").run()
    assert reader.query_params == {"territoire": "DEP-2A"}
    assert Page(reader).headings[0] == (1, "Corse-du-Sud")


def test_choosing_an_indicator_keeps_the_territory() -> None:
    reader = open_view("indicator", indicateur="msp", territoire="DEP-15")
    reader.selectbox(key="picker_indicator").set_value("cpts").run()
    assert reader.query_params == {"indicateur": "cpts", "territoire": "DEP-15"}
    assert "Dans le Cantal, 100 % de la population" in plain(Page(reader).text)


def test_territories_to_compare_are_added_and_removed() -> None:
    reader = open_view("compare", territoires="DEP-15,DEP-2B")
    reader.multiselect(key="picker_compared").set_value(["DEP-15", "DEP-2B", "FR"]).run()
    assert reader.query_params["territoires"] == "DEP-15,DEP-2B,FR"
    reader.multiselect(key="picker_compared").set_value(["FR"]).run()
    assert reader.query_params["territoires"] == "FR"
    assert "Ajoutez au moins un territoire pour comparer." in Page(reader).text
    reader.multiselect(key="picker_compared").set_value([]).run()
    assert "territoires" not in reader.query_params
    assert "Choisissez de deux à douze territoires" in Page(reader).text


def test_france_is_not_repeated_when_it_is_compared() -> None:
    table = Page(open_view("compare", territoires="FR,DEP-15")).table("dernières valeurs mesurées")
    assert table.column("Territoire") == ["France", "Cantal (15)"]


def test_the_choice_survives_a_change_of_page() -> None:
    reader = open_view("indicator", indicateur="cpts", territoire="DEP-976")
    for view in ("method", "territory", "revisions", "compare", "indicator"):
        follow(reader, view)
    assert reader.query_params == {"indicateur": "cpts", "territoire": "DEP-976"}


@pytest.mark.parametrize("view", WITH_TERRITORY)
def test_the_menu_carries_the_choice_from_the_first_page(view: str) -> None:
    menu = Page(open_view(view, territoire="DEP-2B")).menu
    assert 'href="/territoire?territoire=DEP-2B"' in menu
    assert 'href="/indicateur?indicateur=msp&territoire=DEP-2B"' in menu


def test_pickers_show_what_the_link_says() -> None:
    reader = open_view("revisions", indicateur="ald", territoire="DEP-2B")
    assert reader.selectbox(key="picker_indicator").value == "ald"
    assert reader.selectbox(key="picker_territory").value == "DEP-2B"


def test_france_is_the_first_choice_then_regions_then_departements() -> None:
    options = open_view("territory").selectbox(key="picker_territory").options
    assert options[:2] == ["France", "Région – Guadeloupe"]
    assert options[19:21] == ["01 – Ain", "02 – Aisne"]
    assert options[-1] == "976 – Mayotte"
    assert options.index("2A – Corse-du-Sud") < options.index("30 – Gard")
    assert len(options) == 120


BAD = {
    "unknown": "DEP-99",
    "injection": "<script>alert(1)</script>",
    "very long": "DEP-01" * 10_000,
    "template": "{value} :red[x] %{y} **x**",
    "control": "\x00\x1b\u202e",
}


@pytest.mark.parametrize("value", BAD.values(), ids=BAD)
@pytest.mark.parametrize("view", WITH_TERRITORY)
def test_a_bad_territory_shows_france_and_says_so(view: str, value: str) -> None:
    reader = open_view(view, territoire=value)
    assert not reader.exception
    assert reader.query_params["territoire"] == "FR"
    page = Page(reader)
    assert "Ce lien contient une valeur inconnue (territoire = " in page.text
    assert "La page affiche la France." in page.text
    html = "".join(element.proto.body for element in reader.get("html"))
    assert "<script" not in html
    assert len(html) < 100_000


@pytest.mark.parametrize("value", BAD.values(), ids=BAD)
@pytest.mark.parametrize("view", ["indicator", "compare", "revisions"])
def test_a_bad_indicator_shows_the_msp_and_says_so(view: str, value: str) -> None:
    reader = open_view(view, indicateur=value)
    assert not reader.exception
    assert reader.query_params["indicateur"] == "msp"
    assert "Ce lien contient une valeur inconnue (indicateur = " in Page(reader).text


def test_bad_territories_are_left_out_of_a_comparison_in_one_sentence() -> None:
    reader = open_view("compare", territoires=",".join(["DEP-15", *"abcdefgh" * 500, "FR"]))
    assert not reader.exception
    assert reader.query_params["territoires"] == "DEP-15,FR"
    assert Page(reader).text.count("Ce lien contient une valeur inconnue") == 1


def test_an_empty_value_is_told_as_empty() -> None:
    reader = open_view("indicator", indicateur="", territoire="")
    assert reader.query_params == {"indicateur": "msp", "territoire": "FR"}
    text = plain(Page(reader).text)
    assert "Dans ce lien, « territoire » n’a pas de valeur. La page affiche la France." in text


def test_a_notice_leaves_once_the_reader_has_chosen() -> None:
    reader = open_view("territory", territoire="DEP-99")
    reader.selectbox(key="picker_territory").set_value("DEP-15").run()
    assert "inconnue" not in Page(reader).text
