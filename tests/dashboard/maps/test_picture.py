"""What a map says of its territories and in its legend."""

from dataclasses import replace

import pytest

from dashboard.cards.series import IndicatorCard
from dashboard.figures.maps.legend import COUNTED, NOT_PUBLISHED, ZERO
from dashboard.maps import scales as map_scales
from dashboard.maps.scales import SYMBOLS
from dashboard.selection.layers import Layer
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.vocabulary import Outcome, Verdict
from tests.dashboard.factories import ASSISTANTS, CPTS, MSP
from tests.dashboard.map_factories import drawn, row
from tests.dashboard.progress_factories import closed, fragile, judged


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
