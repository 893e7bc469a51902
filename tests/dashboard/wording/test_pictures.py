"""Words of the pictures of a comparison: titles, readings, alternatives."""

import pytest

from dashboard.wording import dumbbell, funnel, multiples, scatter
from pipelines.contract.comparison import Position
from tests.dashboard import source_factories
from tests.dashboard.compared import compared, field, variable
from tests.dashboard.factories import (
    AIN,
    CPTS,
    END_OF_2023,
    MID_2025,
    MSP,
    point,
    series,
    target,
)
from tests.dashboard.french import faults
from tests.dashboard.reading import plain

REACHED = series(point(MID_2025, 60.0), territory=AIN, targets=(target(56.0, baseline=21.0),))
LATE = series(point(MID_2025, 40.0), territory=AIN, targets=(target(56.0, baseline=21.0),))
ALREADY = series(point(MID_2025, 100.0), indicator=CPTS, targets=(target(100.0, baseline=100.0),))
BARE = series(point(MID_2025, 40.0), territory=AIN)
FUNNEL = field(
    compared("DEP-01", 4.0),
    compared("DEP-15", 12.0, position=Position.ABOVE_998),
    compared("DEP-59", 1.0, position=Position.BELOW_95),
)
APL = variable({"DEP-01": 2.57})


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        ((REACHED, LATE), "MSP : 1 sur 2 territoires est à sa cible, à la dernière mesure"),
        (
            (REACHED, REACHED, LATE),
            "MSP : 2 sur 3 territoires sont à leur cible, à la dernière mesure",
        ),
        (
            (LATE, LATE, BARE),
            "MSP : aucun des 2 territoires n’est à sa cible, à la dernière mesure",
        ),
        ((LATE, BARE), "MSP : la cible n’est pas atteinte à la dernière mesure"),
        ((REACHED,), "MSP : la cible est atteinte à la dernière mesure"),
        (
            (ALREADY, ALREADY),
            "Couverture par une CPTS : 2 sur 2 territoires sont à leur cible, à la dernière mesure",
        ),
        ((BARE,), "MSP : départ, valeur et cible"),
    ],
)
def test_the_title_of_levels_counts_those_at_their_target(
    cards: tuple[object, ...], said: str
) -> None:
    assert plain(dumbbell.title(cards)) == said  # type: ignore[arg-type]


def test_a_row_says_value_and_target() -> None:
    assert plain(dumbbell.row(LATE)) == "Ain (01) : 40, cible 56"
    assert plain(dumbbell.row(BARE)) == "Ain (01) : 40"
    assert plain(dumbbell.row(series(territory=AIN))) == "Ain (01) : n.d."
    assert plain(dumbbell.hover(series(territory=AIN))) == "Ain (01) : aucune valeur mesurée"


def test_levels_say_their_unit() -> None:
    assert dumbbell.axis(MSP) == "% du chemin entre le départ et la cible"
    assert dumbbell.axis(CPTS) == "% de la population"


def test_the_funnel_counts_those_outside() -> None:
    assert plain(funnel.title(FUNNEL)) == "MSP : 2 départements sur 3 hors des limites à 95 %"
    inside = field(compared("DEP-01", 4.0))
    assert "le hasard suffit" in funnel.title(inside)


def test_the_funnel_lists_every_departement_by_position() -> None:
    assert [(plain(label), names) for label, names in funnel.listed(FUNNEL)] == [
        ("Au-dessus (99,8 %) (1)", "Cantal (15)"),
        ("Dans les limites (1)", "Ain (01)"),
        ("Au-dessous (95 %) (1)", "Nord (59)"),
    ]
    assert set(funnel.POSITIONS) == set(Position)


def test_the_funnel_of_percentages_says_that_it_teaches_little() -> None:
    covered = field(compared("DEP-01", 90.0), indicator=CPTS)
    assert "n’apprend presque rien" in funnel.reading(covered)
    assert "ni un mérite ni une faute" in funnel.reading(FUNNEL)
    assert funnel.reading(field()) == ""


def test_the_scatter_names_its_axis_once() -> None:
    assert plain(scatter.axis(APL)) == (
        "Accessibilité (APL), consultations par an et par habitant (2024)"
    )
    people = variable({}, label="Population municipale", unit_label="habitants", is_log=True)
    assert scatter.axis(people) == "Population municipale, millions d’habitants (2024)"
    density = variable(
        {}, label="Médecins pour 100 000 habitants", unit_label="pour 100 000 habitants"
    )
    assert scatter.axis(density) == "Médecins pour 100 000 habitants (2024)"


def test_a_context_figure_has_its_decimals() -> None:
    assert scatter.figure(2.568, APL) == "2,57"
    assert scatter.figure(None, APL) == "n.d."
    share = variable({}, unit_label="%", decimals=1)
    assert plain(scatter.figure(18.44, share)) == "18,4 %"


def test_context_says_its_sources() -> None:
    assert plain(scatter.sources([source_factories.APL])) == (
        "Source du contexte : DREES, « Accessibilité », millésime 2024."
    )
    assert scatter.sources([]) == ""


def test_the_scatter_says_who_is_missing_and_where_its_axis_starts() -> None:
    said = scatter.reading(FUNNEL, APL, 1)
    assert "2 départements sans cette donnée n’y sont pas." in plain(said)
    assert "ne commence pas à zéro" not in said
    covered = field(compared("DEP-01", 90.0), indicator=CPTS)
    assert "ne commence pas à zéro" in scatter.reading(covered, APL, 1)
    assert "sans cette donnée" not in scatter.reading(covered, APL, 1)


def test_a_panel_says_its_course_and_its_rate() -> None:
    card = series(point(END_OF_2023, 21.0), point(MID_2025, 40.0), territory=AIN)
    assert plain(multiples.course(card)) == (
        "de 21 en décembre 2023 à 40 en juin 2025 : 40,0 pour 100 000 habitants"
    )
    covered = series(point(MID_2025, 90.0), territory=AIN, indicator=CPTS)
    assert plain(multiples.course(covered)) == "90 % en juin 2025"


def test_panels_say_their_scale() -> None:
    assert plain(multiples.reading(MSP, 0.0, 11.9)) == (
        "Lecture : tous les graphiques ont la même échelle, de 0 à 11,9 pour 100 000 habitants. En "
        "pointillé, la France."
    )
    assert "de 80 % à 100 %." in plain(multiples.reading(CPTS, 80.0, 100.0))


ALTERNATIVES = (
    dumbbell.alternative((REACHED, LATE)),
    funnel.alternative(FUNNEL),
    scatter.alternative(FUNNEL, APL, 3),
)


@pytest.mark.parametrize("alternative", ALTERNATIVES)
def test_alternatives_are_short_and_lead_to_a_table(alternative: str) -> None:
    assert len(alternative) <= 250
    assert alternative.endswith("dans le tableau qui suit.")
    assert faults(alternative) == []


@pytest.mark.parametrize(
    "text",
    [
        *dumbbell.READING.values(),
        *(dumbbell.NOT_DRAWN, funnel.NO_FUNNEL, funnel.ONLY_DEPARTEMENTS, funnel.reading(FUNNEL)),
        *(funnel.LEGEND, scatter.CAUTION, scatter.POPULATION_DEFINITION),
        scatter.reading(FUNNEL, APL, 1),
        multiples.reading(MSP, 0.0, 11.9),
    ],
)
def test_readings_are_good_french(text: str) -> None:
    assert faults(text) == []
