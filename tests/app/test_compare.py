"""Comparer and the groups by APL on the real release: what is printed, drawn and linked."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.fold import Fold
from dashboard.selection.comparing import Picture
from tests.app.page import Page, open_view
from tests.dashboard.reading import plain

pytestmark = pytest.mark.usefixtures("real_release")

TWELVE = "DEP-04,DEP-15,DEP-59,REG-93,DEP-976,DEP-75,DEP-01,DEP-2A,DEP-48,DEP-69,DEP-33,DEP-974"
CHART_KINDS = {
    Picture.LEVEL: "Points",
    Picture.COURSE: "Courbes",
    Picture.FUNNEL: "Entonnoir",
    Picture.SCATTER: "Nuage",
}


def compare(**params: str) -> AppTest:
    """The page with twelve territories, unless others are given."""
    return open_view("compare", **{"territoires": TWELVE} | params)


def links(reader: AppTest, label: str) -> list[str]:
    """Addresses of the links of this label."""
    return [address for said, address in Page(reader).links if plain(said) == label]


def sent(reader: AppTest) -> int:
    """Bytes of the elements of the page."""
    return sum(element.proto.ByteSize() for element in reader.main if element.proto)


@pytest.mark.parametrize("picture", Picture)
@pytest.mark.parametrize("indicator", ["msp", "cpts", "ald"])
def test_one_picture_is_sent_at_a_time(picture: Picture, indicator: str) -> None:
    reader = compare(indicateur=indicator, vue=picture.value)
    page = Page(reader)
    assert page.failures == []
    kinds = [chart.alternative.split()[0].rstrip(".") for chart in page.charts]
    has_none = picture is Picture.MULTIPLES or (picture is Picture.FUNNEL and indicator == "ald")
    assert kinds == ([] if has_none else [CHART_KINDS[picture]])
    # With the menu and what Streamlit sends at each run, under the 40 kB of the benchmark.
    assert sent(reader) < 36_500


def test_twelve_territories_and_france_are_in_the_table_and_six_lines() -> None:
    page = Page(compare(vue="evolution"))
    table = page.table("dernières valeurs mesurées")
    assert len(table.rows) == 13
    assert table.rows[-1][0] == "France"
    assert len(page.charts[0].spec["data"]) == 6
    assert "Les courbes montrent les six premiers territoires choisis" in page.text


def test_more_than_twelve_are_told_and_left_out() -> None:
    reader = compare(territoires=f"{TWELVE},DEP-13,DEP-14")
    assert reader.query_params["territoires"] == TWELVE
    assert plain(
        "Ce lien nomme 14 territoires, la page en compare 12 au plus. Les 2 derniers ne sont pas "
        "affichés : DEP-13, DEP-14."
    ) in plain(Page(reader).text)
    one = Page(compare(territoires=f"{TWELVE},DEP-13"))
    assert "Le dernier n’est pas affiché : DEP-13." in plain(one.text)


def test_the_box_takes_twelve_territories_and_not_one_more() -> None:
    box = compare().multiselect(key="picker_compared")
    assert len(box.value) == 12
    assert box.proto.max_selections == 12


def test_a_rank_is_printed_with_its_interval() -> None:
    table = Page(compare()).table("dernières valeurs mesurées")
    ranks = dict(zip(table.column("Territoire"), table.column(table.columns[3]), strict=True))
    assert plain(ranks["Alpes-de-Haute-Provence (04)"]) == "entre le 1er et le 6e"
    assert plain(ranks["Nord (59)"]) == "entre le 57e et le 63e"
    assert ranks["France"] == "s.o."


@pytest.mark.parametrize(
    ("order", "first", "told"),
    [
        ("choix", "Alpes-de-Haute-Provence (04)", "dans l’ordre choisi"),
        ("valeur", "France", "triées par valeur décroissante"),
        ("rang", "Alpes-de-Haute-Provence (04)", "triées par rang croissant"),
        ("ecart", "Lozère (48)", "le plus en retard d’abord"),
        ("nom", "Ain (01)", "triées par nom"),
    ],
)
def test_the_table_is_sorted_by_links_that_say_so(order: str, first: str, told: str) -> None:
    reader = compare(indicateur="msp", tri=order)
    table = Page(reader).table("dernières valeurs mesurées")
    assert table.rows[0][0] == first
    assert told in table.caption
    assert reader.query_params.get("tri", "choix") == order
    if order != "rang":
        assert links(reader, "rang") == [f"/comparer?indicateur=msp&territoires={TWELVE}&tri=rang"]


def test_shortcuts_are_links_that_hold_the_whole_choice() -> None:
    reader = compare(indicateur="cpts", territoires="DEP-04,DEP-15", vue="entonnoir", tri="nom")
    rest = "&vue=entonnoir&tri=nom"
    assert links(reader, "Départements de Provence-Alpes-Côte d’Azur") == [
        "/comparer?indicateur=cpts&territoires=DEP-04,DEP-05,DEP-06,DEP-13,DEP-83,DEP-84" + rest
    ]
    assert links(reader, "Départements d’outre-mer") == [
        "/comparer?indicateur=cpts&territoires=DEP-971,DEP-972,DEP-973,DEP-974,DEP-976" + rest
    ]
    (peers,) = links(reader, "Alpes-de-Haute-Provence et ses 8 départements comparables")
    assert peers.startswith("/comparer?indicateur=cpts&territoires=DEP-04,DEP-09,DEP-43,")


def test_without_a_territory_shortcuts_start_from_the_page_before() -> None:
    reader = open_view("territory", territoire="DEP-31")
    reader.query_params.clear()
    reader.switch_page("views/compare.py").run()
    assert len(links(reader, "12 des 13 départements d’Occitanie")) == 1
    assert "Choisissez de deux à douze territoires" in Page(reader).text


def test_the_funnel_places_every_departement_in_words_too() -> None:
    page = Page(compare(indicateur="msp", vue="entonnoir"))
    assert "MSP : 57 départements sur 101 hors des limites à 95 %" in plain(page.text)
    assert "Dans les limites (44)" in plain(page.text)
    drawn = [trace for trace in page.charts[0].spec["data"] if trace["mode"] == "markers"]
    assert sum(len(trace["x"]) for trace in drawn) == 101


def test_coverage_is_said_to_teach_little_in_a_funnel_and_ald_to_have_none() -> None:
    assert "n’apprend presque rien" in Page(compare(indicateur="cpts", vue="entonnoir")).text
    assert (
        "Pas d’entonnoir pour cet indicateur"
        in Page(compare(indicateur="ald", vue="entonnoir")).text
    )


def test_the_variable_of_the_scatter_is_chosen_in_a_box() -> None:
    reader = compare(indicateur="msp", vue="nuage")
    assert "contexte" not in reader.query_params
    reader.selectbox(key="picker_context").set_value("part_65_ans_et_plus_pct").run()
    assert reader.query_params["contexte"] == "part_65_ans_et_plus_pct"
    page = Page(reader)
    assert "MSP et part des 65 ans et plus" in page.text
    assert len(page.table("médiane par tiers").rows) == 3


def test_the_picture_is_chosen_and_stays_with_the_table_s_order() -> None:
    reader = compare(indicateur="msp", tri="nom")
    reader.radio(key="picker_picture").set_value(Picture.MULTIPLES).run()
    assert reader.query_params["vue"] == "multiples"
    assert reader.query_params["tri"] == "nom"
    assert "tous les graphiques ont la même échelle" in Page(reader).text


def test_peers_come_with_what_their_distance_is_made_of() -> None:
    table = Page(compare()).table("Départements les plus proches")
    assert [row[:2] for row in table.rows[:2]] == [
        ["Alpes-de-Haute-Provence (04)", "référence"],
        ["Ariège (09)", "1,01"],
    ]
    assert len(table.rows) == 9
    nobody = Page(compare(territoires="FR,REG-93"))
    assert "Choisissez un département pour voir ceux qui lui ressemblent" in nobody.text


def test_mayotte_is_said_to_resemble_nobody() -> None:
    text = Page(compare(territoires="DEP-976,DEP-973")).text
    assert "aucun département ne lui ressemble vraiment" in text
    assert "Un thème manque à la comparaison" in text


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        ("msp", "soit un écart de 2,3. Au 30 juin 2017, l’écart était de 1,3."),
        ("cpts", "soit un écart de 7,8 points. Au 31 octobre 2023, l’écart était de 13,9 points."),
        ("ald", "Aucune moyenne par groupe"),
    ],
)
def test_the_gap_between_groups_by_apl_is_told_on_the_indicator(indicator: str, said: str) -> None:
    assert said in plain(Page(open_view("indicator", indicateur=indicator)).text)


def test_the_gap_is_that_known_on_the_day_chosen() -> None:
    page = Page(open_view("indicator", indicateur="msp", date="2024-10-15"))
    assert "Au 31 décembre 2023 : 3,1 pour 100 000 habitants dans le groupe" in plain(page.text)


def test_groups_by_apl_are_sent_once_opened() -> None:
    reader = open_view("indicator", indicateur="msp")
    opened = Page(reader)
    reader.session_state[Fold.INEQUALITY] = False
    closed = Page(reader.run())
    assert len(opened.charts) == len(closed.charts) + 1
    groups = opened.table("selon l’APL des départements, au 30 juin 2025")
    assert [row[0] for row in groups.rows] == [
        "Groupe 1 (APL la plus faible)",
        *("Groupe 2", "Groupe 3", "Groupe 4"),
        "Groupe 5 (APL la plus forte)",
    ]
    dates = opened.table("par groupe de départements, de l’APL la plus faible (1)")
    assert plain(dates.rows[0][-1]) == "2,3"
    assert plain(dates.rows[-1][0]) == "30 juin 2017"
    assert "Sans APL publiée, Mayotte (1 département) n’est dans aucun groupe." in plain(
        opened.text
    )
