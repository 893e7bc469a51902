"""Verdicts, pace, landing and what to look at, on the real release, as they are printed."""

from functools import cache
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.wording import attention as attention_words
from dashboard.wording import overview as overview_words
from tests.app.page import Page, follow, new_reader, open_view
from tests.conftest import DataRoot
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")
LABELS = {attention_words.COMPARE_LINK, attention_words.DETAIL_LINK, attention_words.RESULT_LINK}
VIEWS = {"/indicateur": "indicator", "/comparer": "compare"}


@pytest.fixture(scope="module", autouse=True)
def reader(real_release: DataRoot) -> AppTest:
    """One reader who visits every page."""
    assert real_release.releases.is_dir()
    shown.cache_clear()
    return new_reader()


@cache
def shown(view: str, **params: str) -> Page:
    """A page, opened once."""
    return Page(open_view(view, **params))


def said(view: str, **params: str) -> str:
    """What the page says, with ordinary spaces."""
    return plain(shown(view, **params).text)


def test_synthese_says_where_the_three_targets_stand() -> None:
    text = said("overview")
    for told in (
        "un est à accélérer, un ne permet pas de conclure, un est en bonne voie, un n’a pas de "
        "cible chiffrée.",
        "◆ À accélérer5 méthodes sur 6 : à accélérer",
        "41,7 % du chemin parcouru.",
        "362 MSP de retard sur la trajectoire, soit 10 mois",
        "678 par an contre 341 sur les 12 derniers mois mesurés, soit 2 fois plus vite",
        "3 421 MSP au 31 décembre 2026, entre 3 331 et 3 494 (erreur médiane passée : 14,8 MSP)",
        "± 1 MSP ne change pas le verdict",
        "▲ En bonne voie4 méthodes sur 5 : en bonne voie",
        "83,3 % du chemin parcouru.",
        "114 % du rythme nécessaire",
        "949 par an contre 1 434 par an sur les 11 derniers mois mesurés, ce qui suffit",
        "○ Ne permet pas de conclure3 méthodes sur 5 : en bonne voie",
        "0,5 point de plus ou de moins donnerait « À accélérer ».",
        "○ Aucune cible chiffrée",
    ):
        assert told in text


def test_indicateur_sets_the_six_methods_side_by_side() -> None:
    page = shown("indicator", indicateur="msp", territoire="FR")
    table = page.table("Six méthodes appliquées aux mêmes chiffres")
    assert len(table.rows) == 6
    first = {
        label: plain(cell) for label, cell in table.row("Rythme linéaire (retenue ici)").items()
    }
    assert (first["Ce qu’elle compare"], first["Résultat"], first["Verdict"]) == (
        *("41,7 % du chemin en 62,4 % du temps", "0,67", "◆ À accélérer"),
    )
    assert table.row("Météo (Destatis, Allemagne)")["Verdict"] == "■ Insuffisant"
    assert "6 méthodes sur 6 concluent à un retard ou à un recul." in plain(page.text)


def test_indicateur_prints_gap_need_landing_doubt_and_back_test() -> None:
    page = shown("indicator", indicateur="msp", territoire="FR")
    text = plain(page.text)
    for told in (
        "362 MSP de retard sur la trajectoire, soit 10 mois",
        "Il en faudrait 678 par an contre 341 sur les 12 derniers mois mesurés",
        "Si le rythme des 24 derniers mois mesurés se poursuit : 3 421 MSP au 31 décembre 2026",
        "À ce rythme, la cible serait atteinte en décembre 2028.",
        "Verdict solide : 1 MSP de plus ou de moins ne le change pas.",
        "3 343 MSP\nÉcart à la trajectoire\n−362",
    ):
        assert told in text
    doubt = page.table("Une unité de moins, une unité de plus")
    assert [plain(row[0]) for row in doubt.rows] == ["2 980", "2 981 (valeur publiée)", "2 982"]
    errors = page.table("Erreurs mesurées sur les séries de la France")
    assert [(plain(row[1]), row[3]) for row in errors.rows] == [
        *(("34 MSP", "Non"), ("14,8 MSP", "Oui"), ("81,5 MSP", "Non")),
    ]


def test_the_chart_draws_the_landing_that_the_page_announces() -> None:
    chart = shown("indicator", indicateur="msp", territoire="FR").charts[0]
    landing = chart.points("Si le rythme des 24 derniers mois se poursuit")
    assert list(landing) == ["2025-06-30", "2026-12-31"]
    assert list(landing.values()) == pytest.approx([2981, 3421.1], abs=0.05)


@pytest.mark.parametrize(
    ("territory", "verdict", "sentence"),
    [
        ("FR", "◆ À accélérer", "En France, il faut accélérer : 1 019 MSP manquent encore"),
        ("REG-53", "◆ À accélérer", "En Bretagne, il faut accélérer : 54 MSP manquent encore"),
        (
            "DEP-04",
            "● Atteint",
            "La cible de 15 MSP est dépassée dans les Alpes-de-Haute-Provence : 20 MSP",
        ),
        ("DEP-2A", "● Atteint", "est dépassée en Corse-du-Sud"),
        (
            "DEP-976",
            "○ Ne permet pas de conclure",
            "À Mayotte, on ne peut pas conclure : 3 MSP au 30 juin 2025, ce qui donne « En recul »",
        ),
    ],
)
def test_every_kind_of_territory_has_its_verdict_on_both_pages(
    territory: str, verdict: str, sentence: str
) -> None:
    page = shown("territory", territoire=territory)
    assert plain(page.table("Derniers résultats mesurés").row("MSP")["Verdict"]) == verdict
    assert sentence in plain(page.text)
    own = said("indicator", indicateur="msp", territoire=territory)
    assert verdict in own
    assert sentence in own


def test_a_target_of_2024_has_a_result_in_a_departement() -> None:
    text = said("indicator", indicateur="assistants", territoire="DEP-2A")
    assert "■ Échéance passée : cible manquée" in text
    assert (
        "L’objectif n’est pas atteint : 24 contrats d’assistant médical au 31 décembre 2024, pour "
        "une cible de 25 contrats d’assistant médical. 1 contrat d’assistant médical manque. La "
        "cible a été atteinte depuis : 32 contrats d’assistant médical au 30 novembre 2025."
    ) in text
    assert "rythme nécessaire" not in text


def test_a_national_number_is_shared_out_below_and_never_called_a_target() -> None:
    page = shown("indicator", indicateur="msp", territoire="DEP-04")
    table = page.table("part théorique des Alpes-de-Haute-Provence")
    assert [plain(cell) for cell in table.column("Annonce nationale")] == [
        *("4 000 au 31 décembre 2026", "4 000 au 31 décembre 2027"),
    ]
    assert "Ce n’est pas une cible" in page.text
    for where in ({"indicateur": "msp", "territoire": "FR"}, {"indicateur": "cpts"}):
        assert not any(
            "part théorique" in one.caption for one in shown("indicator", **where).tables
        )


def to_look_at() -> dict[str, str]:
    """Address of the link of each item of « À regarder », by sentence."""
    page = shown("overview")
    texts = [part for part in page.parts if isinstance(part, str)]
    start = texts.index(attention_words.TITLE) + 1
    items = [plain(item) for item in texts[start : texts.index(overview_words.CHANGES)]]
    labels = {item.rpartition("→ ")[2] for item in items}
    assert labels <= LABELS
    links = [address for label, address in page.links if label.removeprefix("→ ") in labels]
    return dict(zip(items, links, strict=True))


@pytest.mark.parametrize(
    "told",
    [
        "Couverture par une CPTS : en France au 31 octobre 2025, 91,5 % en moyenne pondérée des "
        "départements, ce qui diffère de la valeur publiée.",
        "MSP : 4 départements (Gers, Lozère, Nièvre, Mayotte) sont sous le point de départ",
        "Couverture par une CPTS : 2 départements (Haute-Corse, Haute-Marne) sont sous",
        "MSP : la valeur imprimée pour le 28 février 2026 répète la précédente dans tous les",
        "Couverture par une CPTS : l’objectif n’est pas atteint : 84 % de la population au 31 "
        "décembre 2023, pour une cible de 100 % de la population. 16 points manquent.",
        "Assistants médicaux : l’objectif n’est pas atteint : 7 660 contrats",
        "Assistants médicaux : l’échéance du 31 décembre 2025 est passée",
        "Assistants médicaux : l’échéance des cibles départementales du 31 décembre 2024 est "
        "passée ; 13 des 101 départements au résultat connu ont atteint leur cible.",
        "MSP : dernière valeur mesurée au 30 juin 2025, il y a 16 mois.",
        "Couverture par une CPTS : dernière valeur mesurée au 31 octobre 2025, il y a 12 mois.",
        "Assistants médicaux : les cibles départementales ne s’additionnent pas à la cible "
        "nationale (9 818 au 31/12/2024, somme des départements).",
    ],
)
def test_what_is_to_be_looked_at_is_listed(told: str) -> None:
    assert sum(sentence.startswith(told) for sentence in to_look_at()) == 1


def test_recent_data_are_not_called_old() -> None:
    assert not any("Assistants médicaux : dernière valeur" in item for item in to_look_at())


def test_every_item_opens_a_page_that_shows_it(reader: AppTest) -> None:
    for sentence, address in to_look_at().items():
        path, query = urlsplit(address).path, dict(parse_qsl(urlsplit(address).query))
        page = Page(follow(reader, VIEWS[path], **query))
        assert page.failures == []
        assert "Ce lien contient une valeur inconnue" not in page.text
        indicator, _, _ = sentence.partition(" : ")
        assert indicator.split()[0].lower() in plain(page.text).lower()


def test_an_announcement_that_is_over_opens_on_its_own_result(reader: AppTest) -> None:
    address = next(address for item, address in to_look_at().items() if "7 660" in item)
    query = dict(parse_qsl(urlsplit(address).query))
    assert query["annonces"] == "assistants_fin_2024"
    text = plain(Page(follow(reader, "indicator", **query)).text)
    assert "■ Échéance passée : cible manquée" in text
    assert "2 340 contrats d’assistant médical manquent." in text
