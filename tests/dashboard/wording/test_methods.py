"""The six methods in words: what each compares, what it finds, and the doubt of one unit."""

import pytest

from dashboard.cards.progress import METHODS, ProgressCard
from dashboard.cards.series import IndicatorCard
from dashboard.wording import methods as words
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import Level, Projection, Verdict
from tests.dashboard.factories import CPTS, MSP
from tests.dashboard.french import faults
from tests.dashboard.progress_factories import back_tested, fragile, judged, progress
from tests.dashboard.reading import plain

UNKNOWN = progress(
    **dict.fromkeys(("raw_rate_pct", "published_rate_pct", "elapsed_share", "pace")),
    **dict.fromkeys(f"result_{name}" for name in METHODS[2:]),
    **dict.fromkeys(("mean_annual_change", "annual_changes_count", "observed_per_year")),
)
LATE, ON_TIME = Verdict.INSUFFISANT, Verdict.EN_BONNE_VOIE


def rows(card: ProgressCard, indicator: IndicatorCard = MSP) -> dict[str, tuple[str, str, Verdict]]:
    """Inputs, result and verdict by method, with ordinary spaces."""
    return {
        name: (plain(inputs), plain(result), verdict)
        for name, inputs, result, verdict in words.rows(card, indicator)
    }


def test_each_method_says_what_it_compares_and_what_it_finds() -> None:
    accelerate = Verdict.A_ACCELERER
    assert rows(progress()) == {
        "Rythme linéaire (retenue ici)": (
            "41,7 % du chemin en 62,4 % du temps",
            "0,67",
            accelerate,
        ),
        "Taux publié (Baromètre)": (
            "Taux publié de 41,7 %, pour 62,4 % du temps",
            "−20,7 points",
            accelerate,
        ),
        "Ratio de croissance (Eurostat, Statistique Canada)": (
            "Croissance par an depuis le départ, rapportée à celle qu’il faudrait",
            "0,77",
            accelerate,
        ),
        "Extrapolation (Nations unies)": (
            "Part du chemin faite à l’échéance si la croissance par an continue",
            "73 %",
            accelerate,
        ),
        "Météo (Destatis, Allemagne)": (
            "Écart restant qui ne serait pas comblé, selon la moyenne de 5 variations annuelles "
            "(+273 par an)",
            "60 %",
            Verdict.INSUFFISANT,
        ),
        "Tendance récente (SDSN)": (
            "Variation sur 12 mois (+341 par an), rapportée à la variation régulière du départ à "
            "la cible",
            "0,78",
            accelerate,
        ),
    }


def test_the_method_used_here_comes_first() -> None:
    first, *_ = words.rows(progress(), MSP)
    assert first[0] == words.NAMES[METHODS[0]] == "Rythme linéaire (retenue ici)"


def test_a_method_without_its_inputs_has_no_result_and_the_code_is_explained() -> None:
    assert {result for _, result, _ in rows(UNKNOWN).values()} == {"s.o."}
    assert [plain(said) for said in words.codes(UNKNOWN, MSP)] == ["s.o. : sans objet."]
    assert words.codes(progress(), MSP) == []


def test_a_method_without_its_inputs_still_says_what_it_compares() -> None:
    inputs = [compared for compared, _, _ in rows(UNKNOWN).values()]
    assert "Moyenne des variations annuelles (quatre au moins)" in inputs
    assert "Variation récente (sur 9 mois au moins)" in inputs
    assert all(len(compared) > 20 for compared in inputs)


def test_a_change_too_small_to_print_is_no_change() -> None:
    still = progress(mean_annual_change=0.04, observed_per_year=0.0)
    inputs = [compared for compared, _, _ in rows(still).values()]
    assert any("la moyenne de 5 variations annuelles (aucune)" in text for text in inputs)
    assert any("Variation sur 12 mois (aucune)" in text for text in inputs)


def test_a_percentage_varies_by_points() -> None:
    card = progress(mean_annual_change=1.25, annual_changes_count=4, observed_per_year=6.5)
    compared = [text for text, _, _ in rows(card, CPTS).values()]
    assert any("la moyenne de 4 variations annuelles (+1,3 point par an)" in t for t in compared)
    assert any("Variation sur 12 mois (+6,5 points par an)" in text for text in compared)


def methods_saying(late: int, on_time: int) -> ProgressCard:
    """So many methods see a delay, so many do not, the others cannot be computed."""
    said = [LATE] * late + [ON_TIME] * on_time
    said += [Verdict.NON_CALCULABLE] * (len(METHODS) - len(said))
    verdicts = {f"verdict_{name}": verdict for name, verdict in zip(METHODS, said, strict=True)}
    return progress(**verdicts, methods_computed=late + on_time)


@pytest.mark.parametrize(
    ("late", "on_time", "expected"),
    [
        (0, 0, words.NO_WAY),
        (0, 1, "La seule méthode calculable ne conclut pas à un retard."),
        (0, 6, "Aucune des 6 méthodes calculables ne conclut à un retard."),
        (1, 0, "1 méthode sur 1 conclut à un retard ou à un recul."),
        (1, 5, "1 méthode sur 6 conclut à un retard ou à un recul."),
        (2, 3, "2 méthodes sur 5 concluent à un retard ou à un recul."),
    ],
)
def test_the_methods_that_see_a_delay_are_counted(late: int, on_time: int, expected: str) -> None:
    summary = words.summary(methods_saying(late, on_time))
    assert plain(summary) == expected
    assert faults(summary) == []


@pytest.mark.parametrize("verdict", [Verdict.A_ACCELERER, Verdict.INSUFFISANT, Verdict.EN_RECUL])
def test_three_verdicts_are_a_delay(verdict: Verdict) -> None:
    one = progress(**{f"verdict_{name}": ON_TIME for name in METHODS} | {"verdict": verdict})
    card = judged(verdict, **{f"verdict_{name}": ON_TIME for name in METHODS[1:]})
    assert words.summary(one).startswith("Aucune")
    assert words.summary(card).startswith("1 méthode")


def test_the_verdict_of_one_less_and_one_more_stand_beside() -> None:
    card = fragile(LATE, Verdict.EN_RECUL, ON_TIME, latest_value=15.0)
    assert words.sensitivity_rows(card, MSP) == [
        ("14", Verdict.EN_RECUL),
        ("15 (valeur publiée)", LATE),
        ("16", ON_TIME),
    ]
    assert words.sensitivity_caption(card, MSP) == "Une unité de moins, une unité de plus"


@pytest.mark.parametrize(
    ("step", "low", "high", "said"),
    [
        (0.5, "89,5 %", "90,5 %", "0,5 point"),
        (0.05, "89,95 %", "90,05 %", "0,05 point"),
        (0.005, "89,995 %", "90,005 %", "0,005 point"),
    ],
)
def test_the_doubt_of_a_percentage_is_its_rounding(
    step: float, low: str, high: str, said: str
) -> None:
    card = progress(latest_value=90.0, precision_units=step)
    levels = [plain(level) for level, _ in words.sensitivity_rows(card, CPTS)]
    assert levels == [low, "90 % (valeur publiée)", high]
    assert plain(words.sensitivity_caption(card, CPTS)) == (
        f"L’arrondi de la valeur publiée : {said} de moins, {said} de plus"
    )


def test_a_value_that_cannot_be_is_not_tried() -> None:
    full = progress(latest_value=100.0, precision_units=0.5)
    assert [plain(level) for level, _ in words.sensitivity_rows(full, CPTS)] == [
        *("99,5 %", "100 % (valeur publiée)"),
    ]
    none = progress(latest_value=0.0)
    assert [level for level, _ in words.sensitivity_rows(none, MSP)] == ["0 (valeur publiée)", "1"]


@pytest.mark.parametrize("unknown", ["solidity", "precision_units", "latest_value"])
def test_without_a_verdict_nothing_is_tried(unknown: str) -> None:
    assert words.sensitivity_rows(progress(**{unknown: None}), MSP) == []


@pytest.mark.parametrize(
    ("baseline", "goal", "expected"),
    [
        (12.0, 15.0, "Le chemin entier ne compte que 3 MSP"),
        (1.0, 2.0, "Le chemin entier ne compte que 1 MSP"),
        (2.0, 2.0, ""),
        (None, 2.0, ""),
    ],
)
def test_a_short_way_is_told(baseline: float | None, goal: float, expected: str) -> None:
    card = progress(baseline_value=baseline, target_value=goal, is_small_gap=True)
    told = words.small_gap(card, MSP)
    assert plain(told).partition(" : ")[0] == expected
    assert words.small_gap(progress(is_small_gap=False), MSP) == ""


def test_each_projection_has_its_error_and_one_is_used() -> None:
    cards = [
        back_tested(Projection.DAMPED, 0.95, pairs=1),
        back_tested(Projection.LAST_24_MONTHS, 14.84),
        back_tested(Projection.LAST_12_MONTHS, 34.0),
    ]
    found = words.back_test_rows(cards, MSP, Projection.LAST_24_MONTHS)
    assert [[plain(cell) for cell in row[1:]] for row in found] == [
        ["34 MSP", "13 cas", "Non"],
        ["14,8 MSP", "13 cas", "Oui"],
        ["1 MSP", "1 cas", "Non"],
    ]
    assert [row[3] for row in words.back_test_rows(cards, MSP, None)] == ["Non"] * 3


@pytest.mark.parametrize("level", Level)
def test_errors_come_from_one_level(level: Level) -> None:
    assert words.back_test_caption(level).startswith("Erreurs mesurées sur les séries de")


def test_the_legend_defines_the_six_verdicts_in_order() -> None:
    legend = words.legend()
    assert [verdict for verdict, _ in legend] == list(Verdict)
    assert [fault for _, meaning in legend for fault in faults(meaning)] == []


def test_fixed_sentences_follow_french_typography() -> None:
    fixed = (words.NO_WAY, words.NO_BACK_TEST, words.BACK_TEST_NOTE, words.SENSITIVITY)
    assert [fault for text in fixed for fault in violations(typo(text))] == []


def test_every_projection_has_its_name() -> None:
    assert set(words.LINE_NAMES) == set(Projection)
