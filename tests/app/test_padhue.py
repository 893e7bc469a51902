"""Page PADHUE on the real release: each session, the figures that must be there, the URL."""

import re
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.page import Page, follow, new_reader, open_view
from tests.conftest import DataRoot
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")


@cache
def session_page(session: str) -> Page:
    """The page of one session."""
    return Page(open_view("padhue", session=session))


@pytest.fixture(scope="module", autouse=True)
def forget_pages(real_release: DataRoot) -> None:
    """Pages of another release are not kept."""
    assert real_release.releases.is_dir()
    session_page.cache_clear()


@pytest.mark.parametrize(
    ("session", "told"),
    [
        ("2008", "Toutes professions, listes A, B et C : 3 446 candidats inscrits."),
        (
            "2016",
            "Toutes professions, liste A (concours) : 450 postes ouverts ; 5 540 candidats "
            "inscrits ; 2 764 présents aux épreuves ; 445 reçus.",
        ),
        ("2018", "Toutes professions, liste non précisée : 500 ou 644 postes ouverts."),
        ("2020", "Médecins, liste A (concours) : 1 332 postes ouverts ; 1 228 reçus."),
        (
            "2024",
            "Toutes professions : 4 000 postes ouverts ; 3 225 ou 3 235 reçus sur la liste "
            "principale ; 2 637 affectés de la liste principale au 11 avril 2025.",
        ),
        (
            "2025",
            "Toutes professions, voie interne : 4 000 postes ouverts. Toutes professions, voie "
            "externe : 400 postes ouverts.",
        ),
        (
            "2026",
            "Toutes professions, voie interne : 2 896 postes ouverts. Toutes professions, voie "
            "externe : 1 003 postes ouverts.",
        ),
    ],
)
def test_a_session_in_a_sentence(session: str, told: str) -> None:
    page = session_page(session)
    assert page.failures == []
    assert told in plain(page.text)
    assert (2, f"Session {session}") in page.headings


def test_both_sources_of_a_dispute_are_named_under_its_bar() -> None:
    said = plain(session_page("2024").text)
    assert (
        "3 225 : Fédération des praticiens de santé (FPS), 6 février 2025, confiance moyenne ; "
        "3 235 : Ministère chargé de la santé, 5 février 2025, confiance élevée"
    ) in said
    said = plain(session_page("2020").text)
    assert "1 300 ou 1 341 (notre calcul)" in said
    assert "1 300 : 2 010 − 710 (écart annoncé pour 2021), d’après Journal officiel" in said
    assert "1 341 : 1 332 + 9, d’après Centre national de gestion (CNG), 26 juin 2021" in said


def test_what_nobody_counts_is_said_and_has_no_length() -> None:
    reader = open_view("padhue", session="2024")
    html = "".join(element.proto.body for element in reader.get("html"))
    bars = re.findall(r'<span class="(cs-\w+)"(?: style="width:([\d.]+)%")?', html)
    lengths = [float(width) for name, width in bars if name in {"cs-posts", "cs-people"}]
    assert lengths[:3] == [100, 80.62, 65.92]
    assert all(width == "" for name, width in bars if name == "cs-unknown")
    assert plain(Page(reader).text).count("nombre inconnu") == 4


def test_a_figure_of_another_session_never_enters_the_bars() -> None:
    text = plain(session_page("2025").text)
    beginning = text.partition("Par spécialité, session 2025")[0]
    assert "3 235" not in beginning
    assert "À côté de la liste principale" not in beginning


@pytest.mark.parametrize(
    ("session", "rows"),
    [
        ("2024", {"Médecine générale": ["826"], "Total": ["4 000"], "Non détaillé": ["1 386"]}),
        ("2026", {"Psychiatrie": ["450", "198"], "Non détaillé": ["693", "0"]}),
        ("2026", {"Oncologie": ["n.d.", "29"], "Total": ["2 896", "1 003"]}),
        ("2025", {"Médecine générale": ["plus de 1 400"]}),
    ],
)
def test_posts_by_specialty_and_what_is_not_detailed(
    session: str, rows: dict[str, list[str]]
) -> None:
    table = session_page(session).table("Postes ouverts par spécialité")
    for name, cells in rows.items():
        (found,) = [row for row in table.rows if row[0].startswith(name)]
        assert [plain(cell) for cell in found[1:]] == cells


def test_a_session_without_specialties_says_which_have_some() -> None:
    said = "pour la session 2016. Sessions renseignées : 2023 à 2026."
    assert said in plain(session_page("2016").text)


def test_every_row_of_figures_names_a_source_a_date_and_a_confidence() -> None:
    page = session_page("2024")
    for caption in ("Chiffres nationaux de la session", "Postes, candidats et lauréats", "Parts"):
        for row in page.table(caption).rows:
            told = " ".join(row)
            assert re.search(r"confiance (élevée|moyenne|faible)", told)
            assert re.search(r"\b(20\d\d)\b", told)


def test_ratios_and_shares_are_those_of_one_session_and_one_field() -> None:
    table = session_page("2024").table("Rapports et parts")
    found = {
        plain(row[0]).partition(" d’après")[0].partition(" (CNG)")[0]: [plain(c) for c in row[1:]]
        for row in table.rows
    }
    text = {name: cells for name, cells in found.items() if name.startswith(("2024", "2020"))}
    assert ["n.d.", "de 80,6 à 80,9 %"] in text.values()
    assert ["n.d.", "92,2 %"] in text.values()
    assert any(
        name.startswith("2016, toutes professions, liste A (concours)")
        and cells == ["12,3", "98,9 %"]
        for name, cells in found.items()
    )


def test_the_chart_draws_what_the_table_says() -> None:
    page = session_page("2024")
    (chart,) = page.charts
    assert chart.points("Postes (voie interne depuis 2025)")[2026] == 2896  # type: ignore[index]
    assert chart.points("Postes, voie externe")[2025] == 400  # type: ignore[index]
    rows = page.table("Postes, candidats et lauréats par session").rows
    assert ["2026", "1 003"] in [[row[0], plain(row[2])] for row in rows]


def test_territories_and_the_roll() -> None:
    page = session_page("2024")
    text = plain(page.text)
    assert "Postes de la session 2024 : 2 régions renseignées sur 18." in text
    (region,) = [
        row
        for row in page.table("Postes et candidats par territoire").rows
        if row[0].startswith("Pays de la Loire – postes ouverts")
    ]
    assert region[1] == "184"
    assert "De 7 963 médecins au 1er janvier 2010 à 19 154 au 1er janvier 2025" in text
    assert "avant 2027 ou 2028" in text


def test_texts_and_unknowns_come_from_the_facts() -> None:
    text = plain(session_page("2024").text)
    for said in (
        "21 décembre 2006 Loi 2006-1640, article 83",
        "28 mai 2025 Décrets 2025-467 et 2025-468",
        "Durée totale : environ 3 à 4 ans pour un médecin",
        "Présent aux épreuves, puis : échec.",
        "Voir les 26 passages du parcours, dont 9 avec un effectif publié",
        "Télécharger les 205 chiffres",
    ):
        assert said in text
    assert len(session_page("2024").table("Passages d’un statut à l’autre").rows) == 26


@pytest.fixture(scope="module")
def reader(real_release: DataRoot) -> AppTest:
    """One reader of the page."""
    assert real_release.releases.is_dir()
    return new_reader()


def test_the_page_writes_its_session_in_the_url_and_nothing_else(reader: AppTest) -> None:
    assert follow(reader, "padhue").query_params == {"session": "2024"}
    kept = follow(reader, "padhue", session="2018", indicateur="msp", utm="x")
    assert kept.query_params == {"session": "2018"}


def test_choosing_a_session_changes_the_url_and_the_page(reader: AppTest) -> None:
    follow(reader, "padhue", session="2024")
    reader.selectbox(key="picker_session").set_value(2016).run()
    assert reader.query_params == {"session": "2016"}
    assert (2, "Session 2016") in Page(reader).headings
    assert reader.selectbox(key="picker_session").options[:2] == ["2026", "2025"]


@pytest.mark.parametrize(
    "value", ["1999", "2010", "<script>alert(1)</script>", "2024" * 5000, "{x} %{y} **z**", "\x00"]
)
def test_a_bad_session_shows_the_usual_one_and_says_so(reader: AppTest, value: str) -> None:
    follow(reader, "padhue", session=value)
    page = Page(reader)
    assert page.failures == []
    assert reader.query_params == {"session": "2024"}
    assert "Ce lien contient une valeur inconnue (session = " in plain(page.text)
    assert "La page affiche la session proposée au départ." in page.text
    assert "<script" not in "".join(element.proto.body for element in reader.get("html"))


def test_an_empty_session_is_told_as_empty(reader: AppTest) -> None:
    follow(reader, "padhue", session="")
    assert "Dans ce lien, « session » n’a pas de valeur." in plain(Page(reader).text)
