"""Page Chiffres et révisions on the real release: then and now, log, editions, findings."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.page import Page, open_view
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")
HERE = {"indicateur": "cpts", "territoire": "DEP-01"}


def page(**params: str) -> Page:
    """The page of the CPTS of the Ain, unless the link says otherwise."""
    return Page(open_view("revisions", **(HERE | params)))


def log(**params: str) -> list[list[str]]:
    """Rows of the log."""
    return [[plain(cell) for cell in row] for row in page(**params).table("révisions").rows]


def test_a_day_of_the_past_shows_what_was_published_by_then() -> None:
    shown = page(indicateur="msp", territoire="FR", date="2024-10-20")
    assert (2, "Ce qu’on savait le 20 octobre 2024") in shown.headings
    table = shown.table("publié au 20 octobre 2024")
    rows = [[plain(cell) for cell in row] for row in table.rows]
    assert rows[0] == ["Dernière valeur mesurée", "2 501 au 31/12/2023", "2 981 au 30/06/2025"]
    assert (
        "Le 20 octobre 2024, la dernière valeur connue était 2 501 (31 décembre 2023). "
        "Aujourd’hui, cette même date affiche 2 501 : elle n’a pas été révisée depuis."
    ) in plain(shown.text)


def test_a_target_of_zero_made_every_departement_reach_it() -> None:
    rows = {
        row[0]: [plain(cell) for cell in row[1:]]
        for row in page(date="2024-03-20").table("publié au 20 mars 2024").rows
    }
    assert rows["Cible"] == ["0 %", "100 %"]
    assert rows["Verdict"] == ["● Atteint", "◆ À accélérer"]


def test_without_a_day_the_page_goes_back_one_edition() -> None:
    reader = open_view("revisions", indicateur="cpts", territoire="FR")
    assert reader.query_params == {"indicateur": "cpts", "territoire": "FR"}
    assert reader.selectbox(key="picker_known_on").value == "2024-10-09"
    assert (2, "Ce qu’on savait le 9 octobre 2024") in Page(reader).headings


def test_choosing_a_day_writes_it_in_the_url_and_the_menu_carries_it() -> None:
    reader = open_view("revisions", **HERE)
    reader.selectbox(key="picker_known_on").set_value("2024-03-11").run()
    assert reader.query_params == HERE | {"date": "2024-03-11"}
    shown = Page(reader)
    assert (2, "Ce qu’on savait le 11 mars 2024") in shown.headings
    assert "/indicateur?indicateur=cpts&territoire=DEP-01&date=2024-03-11" in shown.menu


def test_a_day_before_any_edition_and_a_day_to_come_have_words() -> None:
    assert "aucune valeur n’était encore publiée dans l’Ain." in page(date="2010-01-01").text
    assert "Cette date est à venir" in page(date="2027-06-30").text


def test_the_value_of_one_date_is_drawn_edition_by_edition() -> None:
    (chart,) = page(territoire="FR").charts
    assert chart.points("Valeur selon l’édition") == {
        "2024-05-18": 85.8,
        "2024-06-25": 86.1,
        "2024-06-28": 86.1,
        "2024-10-09": 86.1,
        "2026-03-01": 86.1,
    }
    table = page(territoire="FR").table("dans chaque édition")
    assert [plain(cell) for cell in table.column("Valeur")] == ["85,8 %", *["86,1 %"] * 4]


def test_another_date_of_the_same_series_can_be_drawn() -> None:
    reader = open_view("revisions", indicateur="cpts", territoire="FR", valeur="2023-12-31")
    assert reader.query_params["valeur"] == "2023-12-31"
    assert "valeur du 31 décembre 2023" in Page(reader).charts[0].alternative


def test_a_date_that_the_series_does_not_have_leaves_the_url() -> None:
    reader = open_view("revisions", indicateur="cpts", territoire="FR", valeur="2011-01-31")
    assert "valeur" not in reader.query_params
    assert "valeur du 31 mai 2024" in Page(reader).charts[0].alternative


def test_a_value_printed_once_has_no_chart() -> None:
    assert page(indicateur="sas", territoire="DEP-976").charts == []


def test_the_target_of_the_cpts_changes_every_verdict() -> None:
    assert log() == [
        [
            *("29/03/2024", "Cible", "31/12/2026", "0 %", "100 %"),
            *("de ● Atteint à ▲ En bonne voie", "11/03/2024"),
        ]
    ]
    said = "L’édition du 29 mars 2024 a changé 101 cibles dans 101 territoires."
    assert said in plain(page().text)


def test_the_start_of_the_assistants_is_revised_in_france() -> None:
    rows = log(indicateur="assistants", territoire="FR")
    assert [row[:5] for row in rows] == [
        ["11/03/2024", "Départ", "31/12/2022", "3 500", "3 827"],
        ["11/03/2024", "Valeur", "31/12/2022", "3 500", "3 827"],
    ]


def test_a_moved_starting_date_is_in_the_log() -> None:
    first = log(territoire="FR")[0]
    assert first[:5] == [
        *("09/10/2024", "Date du départ", "31/12/2022"),
        *("68 % au 30/09/2022", "68 % au 31/12/2022"),
    ]


def test_a_change_of_decimals_is_said_to_be_one() -> None:
    rows = log(indicateur="ald", territoire="DEP-2B")
    assert rows[0][:5] == ["09/10/2024", "Valeur (arrondi)", "30/09/2022", "95,380644 %", "95,38 %"]
    assert rows[0][5] == "sans effet"


def test_targets_of_zero_are_said_until_an_edition_mends_them() -> None:
    shown = plain(page(date="2024-03-15").text)
    assert "Au 15 mars 2024, la cible publiée valait 0 % dans 101 départements sur 101" in shown
    assert "imprimait un taux de 100 % dans chacun d’eux, quelle que soit la valeur." in shown
    assert "L’édition du 29 mars 2024 a remplacé ces cibles." in shown
    mended = page(date="2024-04-01")
    table = mended.table("publié au 1er avril 2024")
    assert plain(table.row("Cible")["Le 1er avril 2024"]) == "100 %"
    assert "la cible publiée valait 0 %" not in plain(mended.text)


def links(reader: AppTest) -> dict[str, str]:
    """Address of each link, by its words."""
    return {plain(label): address for label, address in Page(reader).links}


def followed(address: str) -> AppTest:
    """A reader who follows a link of the page."""
    return open_view("revisions", **dict(parse_qsl(urlsplit(address).query)))


@pytest.mark.parametrize(("kind", "count"), [("valeur", 1), ("depart", 1), ("cible", 0)])
def test_the_log_is_filtered_by_kind(kind: str, count: int) -> None:
    reader = open_view("revisions", indicateur="cpts", territoire="FR", type=kind)
    assert reader.query_params["type"] == kind
    text = plain(Page(reader).text)
    expected = f"{count} révision affichée en France." if count else "ne correspond à ce filtre."
    assert expected in text
    everything = links(reader)["Tout : valeurs, départs et cibles"]
    assert everything == "/revisions?indicateur=cpts&territoire=FR"
    assert "2 révisions affichées en France." in plain(Page(followed(everything)).text)


def test_findings_are_those_of_the_series_until_the_scope_is_widened() -> None:
    closed = page()
    assert set(closed.table("Constats").column("Territoire")) == {"Ain (01)"}
    shown = Page(followed(dict(closed.links)["Tous les indicateurs et tous les territoires"]))
    assert len(shown.table("Constats").rows) == 30
    assert "Les 30 premiers sont affichés" in shown.text


def test_findings_are_filtered_by_rule_and_severity_and_the_link_keeps_both() -> None:
    reader = open_view("revisions", **HERE, portee="indicateur", regle="cible_nulle")
    table = Page(reader).table("Constats")
    assert set(table.column("Constat")) == {"Cible égale à 0"}
    notes = links(reader)["Note"]
    assert dict(parse_qsl(urlsplit(notes).query)) == HERE | {
        "portee": "indicateur",
        "regle": "cible_nulle",
        "gravite": "note",
    }
    reader = followed(notes)
    assert "Aucun constat ne correspond à ces filtres." in Page(reader).text
    html = "".join(element.proto.body for element in reader.get("html"))
    assert "/revisions?indicateur=cpts&amp;territoire=DEP-01&amp;portee=tout" in html


@pytest.mark.parametrize("key", ["type", "valeur", "regle", "gravite", "portee"])
@pytest.mark.parametrize("value", ["rien", "<script>alert(1)</script>", "", "DEP-01" * 1000])
def test_a_bad_filter_is_told_and_left_out(key: str, value: str) -> None:
    reader = open_view("revisions", **HERE, **{key: value})
    assert not reader.exception
    assert reader.query_params == HERE
    assert "Ce filtre n’est pas appliqué." in plain(Page(reader).text)
    html = "".join(element.proto.body for element in reader.get("html"))
    assert "<script" not in html


def test_an_announcement_is_measured_then_and_now() -> None:
    shown = page(indicateur="msp", territoire="FR", annonces="msp_cnr_2027", date="2024-10-20")
    rows = {row[0]: row[1:] for row in shown.table("publié au").rows}
    assert rows["Échéance"] == ["31/12/2027", "31/12/2027"]
