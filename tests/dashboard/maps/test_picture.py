"""In which class a territory falls, layer by layer, and what the map says of it."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard
from dashboard.figures.maps.legend import COUNTED, NOT_APPLICABLE, NOT_PUBLISHED, ZERO
from dashboard.maps import scales as map_scales
from dashboard.maps.picture import class_id
from dashboard.maps.scales import (
    AT_TARGET,
    BELOW_START,
    CHANGE_BOUNDS,
    NOT_SOLID,
    RATE_BOUNDS,
    SYMBOLS,
    class_of,
)
from dashboard.selection.layers import Layer
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.indicators.registry import INDICATORS
from pipelines.vocabulary import Outcome, Reason, Verdict
from tests.dashboard.factories import ASSISTANTS, CPTS, MSP
from tests.dashboard.map_factories import drawn, level_map, row
from tests.dashboard.progress_factories import closed, fragile, judged, progress


def of(layer: Layer, card: ProgressCard | None, value: float | None = 40.0) -> str:
    """The class of the Ain."""
    ain = row(value=value, card=card)
    return class_id(level_map(ain, layer=layer), ain)


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.NON_CALCULABLE])
def test_a_verdict_is_its_own_class(verdict: Verdict) -> None:
    assert of(Layer.VERDICT, judged(verdict)) == verdict


def test_a_verdict_that_one_unit_changes_is_neither_that_verdict_nor_unknown() -> None:
    doubtful = fragile(Verdict.A_ACCELERER, Verdict.INSUFFISANT, Verdict.EN_BONNE_VOIE)
    assert of(Layer.VERDICT, doubtful) == NOT_SOLID


def test_a_verdict_that_cannot_be_computed_says_so() -> None:
    card = judged(Verdict.NON_CALCULABLE, reason=Reason.NO_BASELINE)
    assert of(Layer.VERDICT, card) == Verdict.NON_CALCULABLE


def test_after_the_deadline_the_map_shows_the_result_not_the_pace() -> None:
    assert of(Layer.VERDICT, closed(Outcome.REACHED, 4100.0)) == Verdict.ATTEINT
    assert of(Layer.VERDICT, closed(Outcome.MISSED, 3000.0)) == Verdict.INSUFFISANT
    assert of(Layer.VERDICT, closed(Outcome.UNKNOWN, None)) == Verdict.NON_CALCULABLE


@pytest.mark.parametrize("layer", Layer)
def test_what_is_not_published_is_hatched_on_every_layer(layer: Layer) -> None:
    nothing = progress(
        latest_value=None,
        raw_rate_pct=None,
        pace=None,
        gap_units=None,
        observed_per_year=None,
        verdict=Verdict.NON_CALCULABLE,
    )
    assert of(layer, nothing, value=None) == NOT_PUBLISHED
    assert of(layer, None, value=None) == NOT_PUBLISHED


@pytest.mark.parametrize("layer", [Layer.VERDICT, Layer.SHARE, Layer.GAP, Layer.PACE])
def test_a_value_without_a_target_is_not_concerned(layer: Layer) -> None:
    assert of(layer, None) == NOT_APPLICABLE


@pytest.mark.parametrize("layer", [Layer.GAP, Layer.PACE])
def test_after_the_deadline_there_is_neither_gap_nor_pace(layer: Layer) -> None:
    passed = progress(deadline=date(2024, 12, 31))
    assert of(layer, passed) == NOT_APPLICABLE


def test_without_a_way_to_go_there_is_no_share_of_it() -> None:
    assert of(Layer.SHARE, progress(raw_rate_pct=None)) == NOT_APPLICABLE


def test_without_an_earlier_value_there_is_no_change() -> None:
    assert of(Layer.CHANGE, progress(observed_per_year=None)) == NOT_PUBLISHED


def test_a_count_is_put_in_a_class_by_its_rate() -> None:
    # 40 MSP are 4 for 100 000 inhabitants where a million live, 40 where 100 000 do.
    big, small = row(people=1_000_000), row(people=100_000)
    shown = level_map(big, small, layer=Layer.RATE)
    assert (class_id(shown, big), class_id(shown, small)) == ("3", "5")
    assert class_id(shown, row(people=None)) == NOT_PUBLISHED


def test_a_percentage_is_its_own_rate() -> None:
    covered = row(value=84.9)
    assert class_id(level_map(covered, layer=Layer.RATE, indicator=CPTS), covered) == "2"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0.1, "1"), (2.49, "1"), (2.5, "2"), (3.99, "2"), (4, "3"), (5.5, "4"), (7, "5"), (90, "5")],
)
def test_a_class_of_rates_holds_its_lower_bound(number: float, expected: str) -> None:
    assert class_of(Layer.RATE, "msp", number, is_zero=False) == expected


def test_zero_is_a_class_of_its_own() -> None:
    assert of(Layer.RATE, progress(), value=0.0) == ZERO
    still = progress(latest_value=40.0, window_start_value=40.0, observed_per_year=0.0)
    assert of(Layer.CHANGE, still) == ZERO


def test_a_change_too_small_to_be_printed_is_zero() -> None:
    # 84,21 % after 84,19 %: both are printed 84,2 %.
    card = progress(latest_value=84.21, window_start_value=84.19, observed_per_year=0.02)
    covered = row(value=84.21, card=card)
    shown = level_map(covered, layer=Layer.CHANGE, indicator=CPTS)
    assert class_id(shown, covered) == ZERO
    assert drawn(covered, layer=Layer.CHANGE, indicator=CPTS).told["DEP-01"].detail == (
        f"Stable en 12{NBSP}mois"
    )


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (-0.01, BELOW_START),
        (0, "1"),
        (19.99, "1"),
        (20, "2"),
        (79.99, "4"),
        (80, "5"),
        (99.99, "5"),
        (100, AT_TARGET),
        (260, AT_TARGET),
    ],
)
def test_the_share_of_the_way_has_classes_beyond_both_ends(number: float, expected: str) -> None:
    assert of(Layer.SHARE, progress(raw_rate_pct=number)) == expected


@pytest.mark.parametrize(
    ("gap_units", "expected"),
    [(-20.1, "1"), (-20, "2"), (-5.1, "2"), (-5, "3"), (0, "3"), (5, "3"), (5.1, "4"), (20, "4")],
)
def test_the_gap_is_a_share_of_the_expected_value(gap_units: float, expected: str) -> None:
    assert of(Layer.GAP, progress(expected_value=100.0, gap_units=gap_units)) == expected


def test_the_classes_of_the_gap_are_symmetric() -> None:
    for gap in (0.0, 4.9, 5.0, 5.1, 19.9, 20.0, 20.1, 300.0):
        late, early = (
            int(class_of(Layer.GAP, "msp", signed, is_zero=False)) for signed in (-gap, gap)
        )
        assert late + early == 6


def test_nothing_expected_leaves_no_gap_to_measure() -> None:
    assert of(Layer.GAP, progress(expected_value=0.0, gap_units=3.0)) == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("pace", "expected"),
    [(-0.01, BELOW_START), (0, "1"), (0.3, "2"), (0.6, "3"), (0.949, "3"), (0.95, "4"), (1.3, "5")],
)
def test_the_pace_has_the_bounds_of_the_verdict_among_its_own(pace: float, expected: str) -> None:
    assert of(Layer.PACE, progress(pace=pace)) == expected


@pytest.mark.parametrize(
    ("per_year", "expected"), [(-0.6, "1"), (-0.5, "2"), (-0.1, "2"), (0.5, "4"), (0.51, "5")]
)
def test_a_change_is_for_a_year_and_100_000_inhabitants(per_year: float, expected: str) -> None:
    moved = progress(latest_value=41.0, window_start_value=40.0, observed_per_year=per_year)
    assert of(Layer.CHANGE, moved) == expected


def test_every_indicator_has_its_bounds_in_order() -> None:
    codes = {indicator.id for indicator in INDICATORS}
    assert RATE_BOUNDS.keys() == CHANGE_BOUNDS.keys() == codes
    assert all(list(bounds) == sorted(set(bounds)) for bounds in RATE_BOUNDS.values())
    assert all(bound > 0 for bound in CHANGE_BOUNDS.values())


def test_the_legend_of_rates_says_zero_only_where_there_is_one() -> None:
    with_zero = drawn(row(value=0.0), row("DEP-02"), layer=Layer.RATE).legend
    without = drawn(row(), row("DEP-02"), layer=Layer.RATE).legend
    assert [(each.label, each.count) for each in with_zero][:2] == [("0", 1), ("moins de 2,5", 0)]
    assert [each.label for each in without] == [
        *("moins de 2,5", "de 2,5 à moins de 4", "de 4 à moins de 5,5"),
        *("de 5,5 à moins de 7", "7 ou plus"),
    ]


def test_a_percentage_stops_at_100() -> None:
    labels = [
        each.label for each in drawn(row(value=100.0), layer=Layer.RATE, indicator=CPTS).legend
    ]
    assert labels[-1] == "100 %"


def test_the_legend_counts_every_territory_once() -> None:
    rows = [
        row("DEP-01", card=judged(Verdict.ATTEINT)),
        row("DEP-02", card=judged(Verdict.ATTEINT)),
        row("DEP-03", card=fragile(Verdict.ATTEINT, Verdict.EN_BONNE_VOIE, Verdict.ATTEINT)),
        row("DEP-04", value=None),
        row("DEP-05", card=None),
    ]
    legend = {each.label: each.count for each in drawn(*rows).legend}
    assert legend == {
        **{"Atteint": 2, "En bonne voie": 0, "À accélérer": 0, "Insuffisant": 0, "En recul": 0},
        **{"Ne permet pas de conclure": 1, "Non calculable": 0},
        **{"Non disponible": 1, "Non concerné": 1},
    }


def test_once_every_deadline_has_passed_the_legend_names_results() -> None:
    rows = [row("DEP-01", card=closed(Outcome.REACHED, 4100.0))]
    over = drawn(*rows, row("DEP-02", card=closed(Outcome.MISSED, 3000.0)))
    assert [(each.label, each.count) for each in over.legend] == [
        *(("Cible atteinte", 1), ("Cible manquée", 1), ("Résultat non publié", 0)),
    ]
    assert over.title == "1 département sur 2 a atteint sa cible à l’échéance"
    assert "résultat à l’échéance du 31 décembre 2024" in over.subtitle


@pytest.mark.parametrize("layer", Layer)
@pytest.mark.parametrize("indicator", [MSP, CPTS, ASSISTANTS])
def test_every_symbol_of_a_legend_can_be_drawn(layer: Layer, indicator: IndicatorCard) -> None:
    legend = map_scales.classes(layer, indicator, ())
    assert {each.symbol for each in legend if each.symbol} <= set(SYMBOLS)


def test_a_territory_says_its_name_value_date_target_and_verdict() -> None:
    card = judged(Verdict.INSUFFISANT, target_value=56.0)
    told = drawn(row(card=card))
    assert told.areas[0].text == (
        f"Ain (01){NBSP}: 40{NBSP}MSP au 30 juin 2025. Cible{NBSP}: 56 au 31 décembre 2026. "
        "Insuffisant."
    )
    assert told.areas[0].href == "/indicateur?indicateur=msp&territoire=DEP-01"
    assert told.told["DEP-01"].cells == ("40", "30/06/2025", "56 au 31/12/2026")


@pytest.mark.parametrize(
    ("layer", "said", "cell"),
    [
        (Layer.RATE, "40,0 pour 100 000 habitants", "40,0"),
        (Layer.SHARE, f"41,7{NNBSP}% du chemin parcouru", f"41,7{NNBSP}%"),
        (Layer.GAP, f"−10,8{NNBSP}% par rapport à la trajectoire", f"−10,8{NNBSP}%"),
        (Layer.PACE, f"67{NNBSP}% du rythme nécessaire", f"67{NNBSP}%"),
        (
            Layer.CHANGE,
            f"+341 en 12{NBSP}mois, soit +341,2 par an pour 100 000 habitants",
            "+341,2",
        ),
    ],
)
def test_a_layer_adds_its_number(layer: Layer, said: str, cell: str) -> None:
    told = drawn(row(), layer=layer).told["DEP-01"]
    assert told.detail == said
    assert told.cells[-1] == cell


def test_a_number_that_does_not_exist_has_words() -> None:
    told = drawn(row(card=None), layer=Layer.SHARE).told["DEP-01"]
    assert told.lines == (
        f"40{NBSP}MSP au 30 juin 2025",
        f"Part du chemin{NBSP}: sans objet",
        "Aucune cible chiffrée",
    )
    assert told.cells[-2:] == ("s.o.", "s.o.")
    silent = drawn(row(value=None, card=None), layer=Layer.RATE).told["DEP-01"]
    assert silent.value == "Aucune valeur publiée"
    assert silent.cells == ("n.d.", "n.d.", "s.o.", "n.d.")


def test_a_map_with_nothing_to_colour_knows_it() -> None:
    assert drawn(row(card=None), layer=Layer.GAP).is_blank
    assert not drawn(row(card=None), row("DEP-02"), layer=Layer.GAP).is_blank


def test_the_example_is_a_territory_that_has_a_colour() -> None:
    rows = [row("DEP-01", value=None, card=None), row("DEP-15", value=16.0)]
    assert drawn(*rows).reading.startswith(f"Lecture{NBSP}: dans le Cantal, 16{NBSP}MSP au")


def test_what_not_concerned_means_is_said_where_it_occurs() -> None:
    with_one = drawn(row(card=None), row("DEP-02"), layer=Layer.SHARE)
    assert any(note.startswith("Non concerné") for note in with_one.notes)
    assert not any(note.startswith("Non concerné") for note in drawn(row()).notes)


def test_a_count_is_told_as_it_is_published_and_never_puts_a_colour() -> None:
    few, many = row("DEP-01", 1.0), row("DEP-59", 120.0, people=2_600_000)
    shown = drawn(few, many, layer=Layer.COUNT)
    assert [area.class_id for area in shown.areas] == [COUNTED, COUNTED]
    assert [area.number for area in shown.areas] == ["1", "120"]
    assert shown.title == f"De 1 à 120{NBSP}MSP selon les départements"
    assert shown.told["DEP-59"].value == f"120{NBSP}MSP au 30 juin 2025"
    assert any("proportionnelle au nombre" in note for note in shown.notes)


def test_no_count_at_all_and_none_published_are_told_apart() -> None:
    shown = drawn(row("DEP-01", 0.0, None), row("DEP-02", None, None), layer=Layer.COUNT)
    assert [area.class_id for area in shown.areas] == [ZERO, NOT_PUBLISHED]
    assert [area.number for area in shown.areas] == ["0", ""]
    assert [(each.label, each.count) for each in shown.legend] == [
        *(("1 ou plus", 0), ("0", 1), ("Non disponible", 1)),
    ]


def test_a_number_is_written_in_tiles_for_counts_alone() -> None:
    assert drawn(row(), layer=Layer.RATE).areas[0].number == ""


def test_a_territory_without_an_outline_is_named_under_the_map() -> None:
    apart = replace(row("DEP-976"), has_shape=False)
    assert any(
        note.endswith("dans le tableau seul\u00a0: Mayotte (976).")
        for note in drawn(row(), apart).notes
    )
    assert not any("Sans contour" in note for note in drawn(row()).notes)
