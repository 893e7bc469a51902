"""CNR Santé and quoted figures on the real release: what a reader finds, filters and bad links."""

import pytest

from tests.app.page import Page, open_view
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")


@pytest.fixture(scope="module")
def page(real_release: object) -> Page:
    """The page without filters."""
    assert real_release is not None
    return Page(open_view("cnr"))


def test_commitments_come_by_axis(page: Page) -> None:
    titles = [text for level, text in page.headings if level == 3]
    assert titles[:5] == [
        "Accès aux soins",
        "Coopération entre professionnels",
        "Simplification",
        "Fidélisation des professionnels",
        "Méthode",
    ]
    assert "15 engagements : 5 sont suivis par un indicateur public, 1 par des chiffres" in plain(
        page.text
    )


def test_a_commitment_says_deadline_measure_verdict_and_what_followed(page: Page) -> None:
    text = plain(page.text)
    start = text.index("100 % de la population couverte par une CPTS, contre 68 %")
    block = text[start : text.index("Simplification", start)]
    for said in (
        "fin 2023, échéance passée",
        "Couverture par une CPTS : 90 % au 31 octobre 2025",
        "Échéance passée : cible manquée",
        "Mai 2025 : Rapport du Sénat",
        "Ministère de la Santé, plénière du CNR Santé, le 3 mai 2023",
    ):
        assert said in block


def test_what_nobody_measures_is_said_nine_times(page: Page) -> None:
    assert page.parts.count("Pas de mesure publique") == 9


def test_450_a_year_is_set_against_every_twelve_months(page: Page) -> None:
    text = plain(page.text)
    assert "De juin 2024 à juin 2025, la variation est de +341 MSP, soit 109 de moins" in text
    table = page.table("variation sur douze mois depuis l’annonce")
    assert [list(map(plain, row)) for row in table.rows] == [
        ["30/06/2025", "+341", "−109"],
        ["31/12/2024", "+257", "−193"],
        ["30/06/2024", "+245", "−205"],
        ["31/12/2023", "+250", "−200"],
        ["30/06/2023", "+268", "−182"],
    ]


def test_counts_of_three_territories_and_their_disagreement(page: Page) -> None:
    table = page.table("Ce que les sources comptent du CNR Santé")
    assert table.column("Territoire") == [
        "France",
        "Provence-Alpes-Côte d’Azur",
        "Alpes-de-Haute-Provence (04)",
    ]
    assert plain(table.row("France")["Participants"]) == "plus de 10 000 ou environ 100 000"
    assert table.row("Alpes-de-Haute-Provence (04)")["Participants"] == "n.d."
    assert "environ 100 000 selon Le Quotidien du Pharmacien, 11 mai 2023" in plain(page.text)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, "11 projets affichés sur 11."),
        ({"territoire": "FR"}, "11 projets affichés sur 11."),
        ({"territoire": "REG-93"}, "8 projets affichés sur 11."),
        ({"territoire": "DEP-04", "statut": "realise"}, "2 projets affichés sur 11."),
        ({"territoire": "DEP-64"}, "1 projet affiché sur 11."),
        ({"theme": "soins_non_programmes"}, "3 projets affichés sur 11."),
    ],
)
def test_filters_live_in_the_url(filters: dict[str, str], count: str) -> None:
    reader = open_view("cnr", **filters)
    assert reader.query_params == filters
    assert count in plain(Page(reader).text)


def test_choosing_changes_the_url_and_all_takes_the_filter_away() -> None:
    reader = open_view("cnr", territoire="DEP-04")
    reader.selectbox(key="picker_cnr_theme").set_value("transport").run()
    assert reader.query_params == {"territoire": "DEP-04", "theme": "transport"}
    assert "Application « Transports solidaires »" in plain(Page(reader).text)
    reader.selectbox(key="picker_cnr_territoire").set_value("").run()
    assert reader.query_params == {"theme": "transport"}


def test_no_project_says_so_and_offers_a_way_out() -> None:
    reader = open_view("cnr", territoire="DEP-01")
    page = Page(reader)
    assert "Aucun projet ne correspond à ces filtres." in page.text
    assert reader.selectbox(key="picker_cnr_territoire").value == "DEP-01"
    links = "".join(element.proto.body for element in reader.get("html"))
    assert '<a href="/cnr" target="_self">Effacer les filtres</a>' in links


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("territoire", "DEP-99"),
        ("theme", "Transport"),
        ("theme", ""),
        ("statut", "<script>alert(1)</script>"),
        ("statut", "fini" * 5_000),
    ],
)
def test_a_bad_filter_is_told_and_left_out(key: str, value: str) -> None:
    reader = open_view("cnr", **{key: value})
    assert not reader.exception
    assert reader.query_params == {}
    text = plain(Page(reader).text)
    assert "Ce filtre n’est pas appliqué." in text
    assert "11 projets affichés sur 11." in text
    html = "".join(element.proto.body for element in reader.get("html"))
    assert "<script" not in html


def test_quoted_figures_stand_beside_the_measure() -> None:
    page = Page(open_view("revisions", indicateur="cpts", territoire="FR"))
    text = plain(page.text)
    assert "Trois chiffres circulent pour la même notion : 82 %, 90 % et 91 %." in text
    table = page.table("chiffres cités, autour du 31 octobre 2025")
    rows = [(plain(row[0]), plain(row[3]), row[4]) for row in table.rows]
    assert rows == [
        ("90 %", "s.o.", "Oui"),
        ("91 %", "+1 point", "Non"),
        ("82 %", "−8 points", "Non"),
        ("5,4 millions d’habitants", "autre notion", "Non"),
        ("81 %", "autre notion", "Non"),
    ]
    assert "Le Baromètre retient les CPTS à tous les stades." in text


@pytest.mark.parametrize(
    ("indicator", "territory", "said"),
    [
        ("cpts", "REG-94", "78,93 %"),
        ("assistants", "DEP-75", "+56"),
        ("msp", "DEP-01", "Aucun chiffre cité n’a été relevé dans l’Ain"),
        ("ald", "FR", "Aucun autre chiffre n’a été relevé pour"),
    ],
)
def test_every_indicator_and_territory_has_its_figures_or_a_sentence(
    indicator: str, territory: str, said: str
) -> None:
    page = Page(open_view("revisions", indicateur=indicator, territoire=territory))
    assert page.failures == []
    assert said in plain(page.text)
