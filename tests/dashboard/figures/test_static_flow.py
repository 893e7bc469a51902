"""A session and small multiples as pictures that stand alone."""

from xml.etree import ElementTree

from dashboard.cards.padhue_flow import flow
from dashboard.figures.maps.sheet import Sheet
from dashboard.figures.static_flow import UNKNOWN_WIDTH, flow_body
from dashboard.figures.static_panels import panels_body
from dashboard.figures.static_sheet import INSIDE, WIDTH, Body, static_sheet
from dashboard.wording import multiples
from dashboard.wording.typography import violations
from pipelines.vocabulary import EvcScope
from tests.dashboard.factories import AIN, END_OF_2023, FRANCE, MID_2025, point, series
from tests.dashboard.padhue_factories import OF_2024, card, figure
from tests.dashboard.reading import plain

SVG = "{http://www.w3.org/2000/svg}"
EXITS = "Sorties du parcours : échec"


def drawn(body: Body) -> ElementTree.Element:
    """The file, parsed."""
    return ElementTree.fromstring(static_sheet(body, Sheet(title="Un titre"), "Une image."))


def texts(svg: ElementTree.Element) -> list[str]:
    """Every line of text."""
    return [plain("".join(one.itertext())) for one in svg.iter(f"{SVG}text")]


def session() -> ElementTree.Element:
    """The session 2024."""
    return drawn(flow_body(flow(card(*OF_2024), 2024), EXITS))


def test_posts_are_an_outline_people_are_filled_a_dispute_is_dotted() -> None:
    rects = [one for one in session().iter(f"{SVG}rect") if one.get("fill") != "url(#unknown)"]
    looks = [(one.get("fill") == "none", one.get("stroke-dasharray")) for one in rects]
    assert looks == [(True, None), (False, None), (True, "2 3"), (False, None)]
    widths = [float(one.get("width", "")) for one in rects]
    assert widths[0] == INSIDE
    assert [round(width * 4000 / INSIDE) for width in widths[1:]] == [3225, 10, 2637]


def test_what_nobody_counts_is_hatched_and_always_as_wide() -> None:
    svg = session()
    hatched = [one for one in svg.iter(f"{SVG}rect") if one.get("fill") == "url(#unknown)"]
    assert [one.get("width") for one in hatched] == [str(UNKNOWN_WIDTH)] * 3
    said = texts(svg)
    assert "Candidats inscrits, présents aux épreuves : nombre inconnu" in said
    assert "Sorties du parcours : échec – nombre inconnu" in said


def test_each_number_says_its_source_and_what_is_beside_has_no_bar() -> None:
    said = " ".join(texts(session()))
    assert "3 225 : Fédération, 6 février 2025" in said
    assert "3 235 : Ministère, 5 février 2025" in said
    assert "Ajoutés après jugement : 377" in said
    assert violations("\n".join(session().itertext())) == []


def test_lists_of_one_session_share_a_scale_and_are_named() -> None:
    found = (
        figure("inscrits", 1000, session=2016, scope=EvcScope.LISTE_A),
        figure("inscrits", 100, session=2016, scope=EvcScope.LISTE_B),
    )
    svg = drawn(flow_body(flow(card(*found), 2016), ""))
    full = [one for one in svg.iter(f"{SVG}rect") if "unknown" not in one.get("fill", "")]
    assert [float(one.get("width", "")) for one in full] == [INSIDE, round(INSIDE / 10, 1)]
    assert "Toutes professions, liste B (examen)" in texts(svg)


def test_panels_are_named_told_and_kept_inside_the_picture() -> None:
    cards = tuple(
        series(point(END_OF_2023, value), point(MID_2025, 2 * value), territory=own)
        for own, value in ((AIN, 5.0), (FRANCE, 1000.0))
    )
    empty = series(point(END_OF_2023, None), territory=AIN)
    body = panels_body((*cards, empty), cards[1], multiples.course, "var(--cs-indicator-msp)")
    svg = drawn(body)
    # France has no line of reference over itself; what has no value has no picture.
    assert len(list(svg.iter(f"{SVG}polyline"))) == 3
    assert {"Ain (01)", "France"} <= set(texts(svg))
    assert "var(" not in ElementTree.tostring(svg, encoding="unicode")
    places = [one.get("transform", "") for one in svg.iter(f"{SVG}g") if one.get("transform")]
    assert all(float(place[10:].split()[0]) < WIDTH - 200 for place in places)
