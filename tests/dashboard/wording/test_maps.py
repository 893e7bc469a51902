"""What maps say: titles that find something, in French, whatever the counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dashboard.cards.maps import MapRow
from dashboard.cards.series import IndicatorCard
from dashboard.maps.picture import picture
from dashboard.maps.scales import CHANGE_BOUNDS, RATE_BOUNDS
from dashboard.selection.layers import Layer, MapView
from dashboard.wording import map_controls, map_method, map_sheet
from dashboard.wording import maps as words
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import Level, Outcome, Verdict
from tests.dashboard.factories import ASSISTANTS, CPTS, END_OF_2023, MSP
from tests.dashboard.french import faults
from tests.dashboard.map_factories import HREF, drawn, level_map, row
from tests.dashboard.progress_factories import closed, judged, progress
from tests.dashboard.source_factories import BAROMETRE

DEPARTEMENTS = ("DEP-01", "DEP-2A", "DEP-75", "DEP-974")
LATE_AND_FALLING = progress(
    gap_units=-900.0,
    pace=0.3,
    latest_value=39.0,
    window_start_value=40.0,
    observed_per_year=-1.0,
)
EARLY = progress(gap_units=900.0, pace=1.4, verdict=Verdict.EN_BONNE_VOIE)


def places(*late: bool) -> list[MapRow]:
    """Territories that are late or not, in that order."""
    pairs = zip(DEPARTEMENTS, late, strict=False)
    return [row(code, card=LATE_AND_FALLING if is_late else EARLY) for code, is_late in pairs]


@pytest.mark.parametrize(
    ("layer", "late", "title"),
    [
        (Layer.GAP, (True, True, False), "2 départements sur 3 sont à plus de 5 % sous leur"),
        (Layer.GAP, (True, False), "1 département sur 2 est à plus de 5 % sous sa trajectoire"),
        (Layer.GAP, (False,), "Aucun département n’est à plus de 5 % sous sa trajectoire"),
        (Layer.PACE, (True, True), "2 départements sur 2 avancent à moins de 60 % du rythme"),
        (Layer.PACE, (False, False), "Aucun département n’avance à moins de 60 % du rythme"),
        (Layer.CHANGE, (True, False), "1 département sur 2 recule sur un an"),
        (Layer.CHANGE, (False, False), "Aucun département ne recule sur un an"),
    ],
)
def test_a_title_counts_those_that_are_late(layer: Layer, late: Sequence[bool], title: str) -> None:
    assert drawn(*places(*late), layer=layer).title.startswith(title)


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        ([Verdict.ATTEINT, Verdict.EN_BONNE_VOIE, Verdict.EN_RECUL], "2 départements sur 3 ont"),
        ([Verdict.ATTEINT, Verdict.EN_RECUL], "1 département sur 2 a atteint sa cible ou est en"),
        ([Verdict.EN_RECUL], "Aucun département n’a atteint sa cible ni n’est en bonne voie"),
    ],
)
def test_the_title_of_verdicts_counts_those_on_track(verdicts: list[Verdict], title: str) -> None:
    rows = [row(code, card=judged(v)) for code, v in zip(DEPARTEMENTS, verdicts, strict=False)]
    assert drawn(*rows).title.startswith(title)


def test_the_title_of_regions_is_feminine() -> None:
    shown = level_map(row("REG-53", card=EARLY), layer=Layer.PACE, level=Level.REGION)
    assert picture(shown, HREF).title.startswith("Aucune région n’avance")


def test_the_title_of_rates_is_their_median() -> None:
    rows = [row("DEP-01", 10.0), row("DEP-2A", 40.0), row("DEP-75", 70.0)]
    assert drawn(*rows, layer=Layer.RATE).title == (
        "En médiane, les départements ont 40,0 MSP pour 100 000 habitants"
    )
    covered = [row("DEP-01", 80.0), row("DEP-75", 90.5)]
    title = drawn(*covered, layer=Layer.RATE, indicator=CPTS).title
    assert typo(title) == typo("En médiane, les départements sont à 85,3 %")


@pytest.mark.parametrize("layer", Layer)
@pytest.mark.parametrize("indicator", [MSP, CPTS, ASSISTANTS], ids=lambda card: card.indicator_id)
@pytest.mark.parametrize("late", [(True, False, True), (False, False), (True, False)])
def test_every_sentence_is_french_and_short_enough(
    layer: Layer, indicator: IndicatorCard, late: tuple[bool, ...]
) -> None:
    shown = drawn(*places(*late), layer=layer, indicator=indicator)
    assert len(shown.title) <= 90
    assert len(shown.alternative) <= 250
    assert shown.alternative.startswith("Carte des ")
    assert shown.alternative.endswith("Valeurs dans le tableau qui suit.")
    sentences = (f"{shown.title}.", shown.alternative, shown.reading, *shown.notes)
    assert [fault for said in sentences for fault in faults(said)] == []
    assert all(faults(area.text) == [] for area in shown.areas)


def test_a_map_of_verdicts_tells_its_counts_to_who_does_not_see_it() -> None:
    rows = [row("DEP-01", card=judged(Verdict.ATTEINT)), row("DEP-75", value=None)]
    assert "MSP, verdict : atteint 1, non disponible 1." in drawn(*rows).alternative.replace(
        "\u00a0", " "
    )


def test_dates_that_differ_are_said() -> None:
    rows = [row("DEP-01"), row("DEP-75", day=END_OF_2023)]
    assert "Données du 31 décembre 2023 au 30 juin 2025" in drawn(*rows).subtitle
    assert "Données au 30 juin 2025" in drawn(row()).subtitle
    assert "Aucune donnée publiée" in drawn(row(value=None)).subtitle


def test_france_is_told_with_its_own_target() -> None:
    over = row(card=closed(Outcome.MISSED, 30.0))
    note = drawn(over).notes[0].replace("\u00a0", " ").replace("\u202f", " ")
    assert note == "France : à accélérer (cible : 4 000 au 31 décembre 2026)."


def test_the_picture_to_export_names_source_method_release_and_link() -> None:
    shown = drawn(row())
    lines = map_sheet.notes(
        shown,
        (),
        "IGN et Etalab, 2019",
        map_sheet.made("0123456789ab", date(2026, 11, 21), date(2024, 6, 1)),
        "https://example.org/indicateur?indicateur=msp",
    )
    said = " ".join(lines).replace("\u00a0", " ")
    for part in (
        "Lecture : dans l’Ain",
        "France : à accélérer",
        "Contours : IGN et Etalab, 2019.",
        "Méthode : part du chemin",
        "Chaque territoire est comparé à sa propre cible.",
        "version 0123456789ab des données, carte tirée le 21 novembre 2026",
        "vue comme si nous étions le 1er juin 2024",
        "https://example.org/indicateur?indicateur=msp",
    ):
        assert part in said


def test_a_source_is_told_with_the_newest_of_its_editions_on_the_map() -> None:
    older = replace(row("DEP-75"), edition=date(2024, 3, 29))
    shown = level_map(row("DEP-01"), older, row("DEP-2A", value=None))
    said = map_sheet.source(shown, [BAROMETRE], "IGN").replace("\u00a0", " ")
    assert said.startswith(
        f"Source : {BAROMETRE.producer}, « {BAROMETRE.title} », édition du 1er mars 2026. Contours"
    )


def test_only_layers_that_aim_at_a_target_speak_of_it() -> None:
    speaking = {layer for layer in Layer if map_sheet.OWN_TARGET in map_sheet.method(layer)}
    assert speaking == {Layer.VERDICT, Layer.SHARE, Layer.GAP, Layer.PACE}


def test_the_method_says_the_bounds_that_the_maps_use() -> None:
    rows = [
        map_method.bounds_row(
            card, RATE_BOUNDS[card.indicator_id], CHANGE_BOUNDS[card.indicator_id]
        )
        for card in (MSP, CPTS)
    ]
    assert rows == [
        (
            "MSP",
            "2,5 ; 4 ; 5,5 ; 7 pour 100 000 habitants",
            "plus de 0,5 par an pour 100 000 habitants",
        ),
        ("Couverture par une CPTS", "70 ; 85 ; 95 ; 100 %", "plus de 5 points par an"),
    ]


def test_words_that_never_change_are_french() -> None:
    fixed = [
        *map_controls.WORDS.values(),
        *(f"{term} : {text}" for term, text in map_method.TERMS),
        *(words.layer_name(layer, card) for layer in Layer for card in (MSP, CPTS)),
        *(map_sheet.svg_link(view) for view in MapView),
        *(map_sheet.method(layer) for layer in Layer),
        map_method.LEAD,
        words.NOTHING,
        words.NOTHING_LEFT,
        words.UNCONCERNED,
    ]
    assert [fault for text in fixed for fault in violations(typo(text))] == []
