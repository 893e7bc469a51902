"""Another announcement, another window, another day: what changes, and how the page says so."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.page import Page, follow, new_reader, open_view
from tests.conftest import DataRoot
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")
WITH_OUTLOOK = ("overview", "indicator", "territory")
FRANCE = {
    "indicator": {"indicateur": "msp", "territoire": "FR"},
    "territory": {"territoire": "FR"},
}
AS_IF = "Page vue comme si nous étions le"


@pytest.fixture(scope="module")
def reader(real_release: DataRoot) -> AppTest:
    """One reader who follows every link."""
    assert real_release.releases.is_dir()
    return new_reader()


def opened(reader: AppTest, view: str, **params: str) -> Page:
    """The page of a link, of the MSP of France unless it says otherwise, which must open."""
    page = Page(follow(reader, view, **FRANCE.get(view, {}) | params))
    assert page.failures == []
    return page


@pytest.mark.parametrize("view", WITH_OUTLOOK)
def test_another_announcement_changes_the_deadline_and_the_figures(
    reader: AppTest, view: str
) -> None:
    text = plain(opened(reader, view, annonces="msp_cnr_2027").text)
    assert (
        "En France, il faut accélérer : 1 019 MSP manquent encore pour atteindre 4 000 au 31 "
        "décembre 2027, soit 407 par an contre 341 sur les 12 derniers mois mesurés."
    ) in text
    if view != "territory":
        assert "144 MSP de retard sur la trajectoire, soit 5 mois" in text
        assert "84 % du rythme nécessaire" in text
    assert reader.query_params["annonces"] == "msp_cnr_2027"


def test_the_other_indicators_keep_their_own_target(reader: AppTest) -> None:
    text = plain(opened(reader, "overview", annonces="msp_cnr_2027,cpts_cnr_2023").text)
    assert "L’objectif n’est pas atteint : 84 % de la population au 31 décembre 2023" in text
    assert "Cible : 4 000 au 31 décembre 2027" in text
    assert "Cible : 10 000 au 31 décembre 2026" in text


@pytest.mark.parametrize("view", WITH_OUTLOOK)
def test_a_window_of_24_months_changes_the_observed_pace(reader: AppTest, view: str) -> None:
    text = plain(opened(reader, view, fenetre="24").text)
    assert "soit 678 par an contre 293 par an sur les 24 derniers mois mesurés." in text


def test_a_window_imposes_its_own_projection(reader: AppTest) -> None:
    lines = {
        months: next(
            row[0]
            for row in opened(reader, "indicator", fenetre=months)
            .table("Erreurs mesurées sur les séries de la France")
            .rows
            if row[3] == "Oui"
        )
        for months in ("12", "24")
    }
    assert lines == {"12": "Droite des 12 derniers mois", "24": "Droite des 24 derniers mois"}


@pytest.mark.parametrize(
    ("indicator", "territory", "printed"),
    [
        ("msp", "FR", "En France, 2 501 MSP au 31 décembre 2023, il y a 9 mois."),
        ("cpts", "FR", "En France, 86,1 % de la population au 31 mai 2024, il y a 4 mois."),
        ("assistants", "FR", "En France, 5 808 contrats d’assistant médical au 31 décembre 2023"),
        ("msp", "DEP-04", "Dans les Alpes-de-Haute-Provence, 15 MSP au 31 décembre 2023"),
    ],
)
def test_a_past_day_shows_what_was_published_by_then(
    reader: AppTest, indicator: str, territory: str, printed: str
) -> None:
    page = opened(
        reader, "indicator", indicateur=indicator, territoire=territory, date="2024-10-20"
    )
    assert printed in plain(page.text)
    days = page.table("valeurs connues").column("Date")
    assert not any(day.endswith(("2025", "2026")) for day in days)
    editions = page.table("valeurs connues").column("Édition")
    assert {edition[-4:] for edition in editions} <= {"2023", "2024"}
    assert max(page.charts[0].points("Valeur mesurée")) <= "2024-10-20"


@pytest.mark.parametrize(
    ("view", "home"),
    [
        ("overview", "/synthese"),
        ("indicator", "/indicateur?indicateur=msp&territoire=FR"),
        ("territory", "/territoire?territoire=FR"),
    ],
)
def test_a_past_day_is_announced_and_leads_back_to_today(
    reader: AppTest, view: str, home: str
) -> None:
    page = opened(reader, view, date="2024-10-20")
    assert f"{AS_IF} 20 octobre 2024 : seules les valeurs et les cibles" in plain(page.text)
    assert page.link("Revenir à aujourd’hui") == home
    back = opened(reader, view, **dict(parse_qsl(urlsplit(home).query)))
    assert AS_IF not in back.text
    assert "2 981" in plain(back.text)


def test_what_was_found_since_is_not_to_be_looked_at_on_a_past_day(reader: AppTest) -> None:
    text = plain(opened(reader, "overview", date="2024-10-20").text)
    assert "Couverture par une CPTS : l’objectif n’est pas atteint : 84 %" in text
    for later in ("28 février 2026", "cibles départementales du 31 décembre 2024", "91,5 %"):
        assert later not in text
    assert "7 660" not in text


@pytest.mark.parametrize("view", WITH_OUTLOOK)
def test_after_the_end_of_2026_the_deadlines_have_passed(reader: AppTest, view: str) -> None:
    text = plain(opened(reader, view, date="2027-01-15").text)
    assert f"{AS_IF} 15 janvier 2027, avec ce qui est connu aujourd’hui" in text
    assert "○ Échéance passée : résultat non publié" in text
    assert (
        "L’échéance du 31 décembre 2026 est passée, pour une cible de 4 000 MSP : aucune valeur "
        "n’est encore publiée à cette date ou après ; dernière valeur connue : 2 981 MSP au 30 "
        "juin 2025."
    ) in text
    assert "il faut accélérer" not in text


def test_an_announcement_for_2027_is_still_ahead_in_january(reader: AppTest) -> None:
    text = plain(opened(reader, "indicator", annonces="msp_cnr_2027", date="2027-01-15").text)
    assert "◆ À accélérer" in text
    assert "Dans 11 mois" in text


@pytest.mark.parametrize("view", WITH_OUTLOOK)
@pytest.mark.parametrize("day", ["2010-01-01", "0001-01-01"])
def test_before_anything_was_published_the_page_says_so(
    reader: AppTest, view: str, day: str
) -> None:
    page = opened(reader, view, date=day)
    assert "Aucune donnée publiée en France pour cet indicateur." in page.text
    assert page.charts == []
    if view == "territory":
        assert set(page.table("Derniers résultats mesurés").column("France")) == {"n.d."}
    else:
        assert "2 981" not in plain(page.text)


def test_the_end_of_the_calendar_opens_too(reader: AppTest) -> None:
    assert "2 981 MSP" in plain(opened(reader, "indicator", date="9999-12-31").text)


BAD = [
    ("annonces", "xyz", "Sans autre annonce demandée, la page mesure le chemin vers la cible"),
    ("annonces", "msp_450_par_an", "Sans autre annonce demandée, la page mesure le chemin"),
    ("fenetre", "7", "La page mesure le rythme sur 12 mois."),
    ("date", "hier", "La page montre ce qui est connu aujourd’hui."),
    ("date", "2024-02-31", "La page montre ce qui est connu aujourd’hui."),
    ("date", "<script>alert(1)</script>", "La page montre ce qui est connu aujourd’hui."),
]


@pytest.mark.parametrize("view", WITH_OUTLOOK)
@pytest.mark.parametrize(("key", "value", "effect"), BAD)
def test_a_bad_value_gives_the_default_and_a_polite_notice(
    reader: AppTest, view: str, key: str, value: str, effect: str
) -> None:
    page = opened(reader, view, **{key: value})
    assert f"Ce lien contient une valeur inconnue ({key} = {value}). {effect}" in page.text
    assert key not in reader.query_params
    assert AS_IF not in page.text
    if view != "territory":
        assert "678 par an contre 341 sur les 12 derniers mois mesurés" in plain(page.text)


def test_a_good_announcement_beside_a_bad_one_is_kept(reader: AppTest) -> None:
    page = opened(reader, "indicator", annonces="xyz,msp_cnr_2027")
    assert reader.query_params["annonces"] == "msp_cnr_2027"
    assert "(annonces = xyz)" in page.text
    assert "407 par an" in plain(page.text)


@pytest.mark.parametrize("view", ["indicator", "territory"])
def test_an_announcement_that_does_not_concern_the_territory_says_so(
    reader: AppTest, view: str
) -> None:
    page = opened(reader, view, territoire="DEP-15", annonces="msp_cnr_2027")
    assert page.text.count("L’annonce choisie ne porte pas sur ce territoire") == 1
    assert "31 décembre 2027" not in plain(page.table("C").caption)
    here = opened(reader, view, territoire="FR", annonces="msp_cnr_2027")
    assert "L’annonce choisie" not in here.text


def test_an_announcement_not_yet_made_says_so(reader: AppTest) -> None:
    page = opened(reader, "overview", annonces="msp_cnr_2027", date="2023-02-01")
    assert "L’annonce choisie n’était pas encore connue à cette date." in page.text


def test_choosing_in_the_boxes_writes_the_url() -> None:
    reader = open_view("indicator")
    own = {"indicateur": "msp", "territoire": "FR"}
    reader.selectbox(key="picker_statement").set_value("msp_cnr_2027").run()
    assert reader.query_params == own | {"annonces": "msp_cnr_2027"}
    reader.selectbox(key="picker_window").set_value("24").run()
    reader.selectbox(key="picker_day").set_value("2024-10-15").run()
    assert reader.query_params == own | {
        **{"annonces": "msp_cnr_2027", "fenetre": "24", "date": "2024-10-15"},
    }
    text = plain(Page(reader).text)
    assert f"{AS_IF} 15 octobre 2024" in text
    assert "375 par an contre 242 par an sur les 24 derniers mois mesurés" in text
    reader.selectbox(key="picker_window").set_value("").run()
    reader.selectbox(key="picker_day").set_value("").run()
    assert reader.query_params == own | {"annonces": "msp_cnr_2027"}


def test_the_boxes_show_what_the_link_says() -> None:
    reader = open_view("indicator", annonces="msp_cnr_2027", fenetre="24", date="2024-10-20")
    boxes = {
        name: reader.selectbox(key=f"picker_{name}") for name in ("statement", "window", "day")
    }
    assert {name: box.value for name, box in boxes.items()} == {
        **{"statement": "msp_cnr_2027", "window": "24", "day": "2024-10-20"},
    }
    assert [plain(option) for option in boxes["statement"].options] == [
        *("4 000 au 31 décembre 2026", "4 000 au 31 décembre 2027 (contestée)"),
    ]
    assert boxes["day"].options[:2] == ["Aujourd’hui, 21 novembre 2026", "1er mars 2026"]
    assert "20 octobre 2024" in boxes["day"].options


def test_choosing_for_one_indicator_keeps_the_choice_made_for_another() -> None:
    reader = open_view("indicator", indicateur="cpts", annonces="msp_cnr_2027")
    reader.selectbox(key="picker_statement").set_value("cpts_cnr_2023").run()
    assert reader.query_params["annonces"] == "msp_cnr_2027,cpts_cnr_2023"


def test_cards_link_to_the_other_announcements_and_carry_the_outlook(reader: AppTest) -> None:
    page = opened(reader, "overview", fenetre="24", annonces="cpts_cnr_2023")
    address = urlsplit(page.link("4\u202f000 au 31 décembre 2027 (contestée)"))
    query = dict(parse_qsl(address.query))
    assert (address.path, query["fenetre"]) == ("/synthese", "24")
    assert set(query["annonces"].split(",")) == {"cpts_cnr_2023", "msp_cnr_2027"}
    assert page.link("→ Détail\u00a0: MSP") == (
        "/indicateur?indicateur=msp&territoire=FR&annonces=cpts_cnr_2023&fenetre=24"
    )


def test_the_outlook_follows_the_reader_through_the_menu(reader: AppTest) -> None:
    chosen = {"annonces": "msp_cnr_2027", "fenetre": "24", "date": "2024-10-20"}
    query = "annonces=msp_cnr_2027&fenetre=24&date=2024-10-20"
    menu = opened(reader, "territory", **chosen).menu
    assert f'{query}"' in menu.partition("/synthese?")[2].partition(">")[0]
    assert f'href="/territoire?territoire=FR&{query}"' in menu
    assert 'href="/methode"' in menu
    later = opened(reader, "compare").menu
    assert f'href="/territoire?territoire=FR&{query}"' in later


def test_a_link_without_an_outlook_shows_today(reader: AppTest) -> None:
    opened(reader, "indicator", annonces="msp_cnr_2027", date="2024-10-20")
    page = opened(reader, "indicator", indicateur="msp", territoire="FR")
    assert AS_IF not in page.text
    assert "4 000 au 31 décembre 2026, soit 678 par an" in plain(page.text)
