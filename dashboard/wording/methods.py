"""The six methods in words: what each compares, what it finds, and the smallest doubt about it."""

import math
from collections.abc import Sequence

from dashboard.cards.progress import BacktestCard, ProgressCard
from dashboard.cards.series import IndicatorCard
from dashboard.wording import pace as pace_words
from dashboard.wording import values
from dashboard.wording.numbers import NOT_APPLICABLE, count_of, number, percent, plural, points
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Projection, Unit, Verdict

TITLE = "Verdict selon la méthode"
CAPTION = "Six méthodes appliquées aux mêmes chiffres"
COLUMNS = ("Méthode", "Ce qu’elle compare", "Résultat", "Verdict")
NAMES = {
    "linear_pace": "Rythme linéaire (retenue ici)",
    "published": "Taux publié (Baromètre)",
    "cagr_ratio": "Ratio de croissance (Eurostat, Statistique Canada)",
    "un_extrapolation": "Extrapolation (Nations unies)",
    "german_weather": "Météo (Destatis, Allemagne)",
    "sdsn_trend": "Tendance récente (SDSN)",
}
LATE = (Verdict.A_ACCELERER, Verdict.INSUFFISANT, Verdict.EN_RECUL)
NO_WAY = "Non calculable : le rythme se mesure entre un départ, une valeur et une échéance à venir."

SENSITIVITY = "Le verdict tient-il à une unité près ?"
SENSITIVITY_COLUMNS = ("Valeur", "Verdict du rythme linéaire")
BACK_TEST = "Ce que valent les projections"
SHOW_BACK_TESTS = "Voir l’erreur de chaque prolongation"
BACK_TEST_COLUMNS = ("Prolongation", "Erreur médiane à 12 mois", "Cas", "Utilisée ici")
LINE_NAMES = {
    Projection.LAST_12_MONTHS: "Droite des 12 derniers mois",
    Projection.LAST_24_MONTHS: "Droite des 24 derniers mois",
    Projection.DAMPED: "Droite des 12 derniers mois, amortie (de moitié chaque année)",
}
NO_BACK_TEST = (
    "La série est trop courte pour éprouver une projection sur le passé : aucune n’est montrée."
)
BACK_TEST_NOTE = (
    "À chaque date passée, on prolonge la série de douze mois comme si la suite était inconnue, "
    "puis on compare à ce qui s’est passé. La prolongation dont l’erreur médiane est la plus "
    "petite est retenue, si elle a été éprouvée sur dix cas au moins."
)


def summary(card: ProgressCard) -> str:
    """« 4 méthodes sur 5 concluent à un retard ou à un recul. »"""
    if not card.methods_computed:
        return NO_WAY
    late = sum(verdict in LATE for verdict in card.by_method().values())
    on = card.methods_computed
    methods = plural(late, "méthode", "méthodes")
    verb = plural(late, "conclut", "concluent")
    if not late and on == 1:
        return "La seule méthode calculable ne conclut pas à un retard."
    if not late:
        return f"Aucune des {on} méthodes calculables ne conclut à un retard."
    return f"{late} {methods} sur {on} {verb} à un retard ou à un recul."


def rows(card: ProgressCard, indicator: IndicatorCard) -> list[tuple[str, str, str, Verdict]]:
    """Name, inputs, result and verdict of each method, the one used here first."""
    said = {
        "linear_pace": _linear(card),
        "published": _published(card),
        "cagr_ratio": (
            "Croissance par an depuis le départ, rapportée à celle qu’il faudrait",
            _ratio(card.result_cagr_ratio),
        ),
        "un_extrapolation": (
            "Part du chemin faite à l’échéance si la croissance par an continue",
            _share(card.result_un_extrapolation),
        ),
        "german_weather": _weather(card, indicator),
        "sdsn_trend": _trend(card, indicator),
    }
    return [(NAMES[method], *said[method], verdict) for method, verdict in card.by_method().items()]


def codes(card: ProgressCard, indicator: IndicatorCard) -> list[str]:
    """The meaning of the code that stands for a result, where one is missing."""
    is_used = any(result == NOT_APPLICABLE.mark for _, _, result, _ in rows(card, indicator))
    return [NOT_APPLICABLE.sentence] if is_used else []


def sensitivity_rows(card: ProgressCard, indicator: IndicatorCard) -> list[tuple[str, Verdict]]:
    """The verdict one step under the value, at the value, one step over; empty if unknown.

    A step to a value that cannot be (under zero, over 100 %) is left out.
    """
    step, value = card.precision_units, card.latest_value
    if card.solidity is None or step is None or value is None:
        return []
    top = 100.0 if indicator.unit is Unit.PERCENT else math.inf
    rows = [
        (value - step, _level(value - step, indicator), card.verdict_one_less),
        (value, f"{_level(value, indicator)} (valeur publiée)", card.verdict),
        (value + step, _level(value + step, indicator), card.verdict_one_more),
    ]
    return [(said, verdict) for level, said, verdict in rows if 0 <= level <= top]


def sensitivity_caption(card: ProgressCard, indicator: IndicatorCard) -> str:
    """Why the value is moved by so much."""
    if indicator.unit is Unit.COUNT:
        return "Une unité de moins, une unité de plus"
    step = pace_words.step(card.precision_units or 0.0, indicator)
    return f"L’arrondi de la valeur publiée{NBSP}: {step} de moins, {step} de plus"


def small_gap(card: ProgressCard, indicator: IndicatorCard) -> str:
    """A warning where the whole way is three units at most, empty elsewhere."""
    way = 0.0 if card.baseline_value is None else abs(card.target_value - card.baseline_value)
    if not card.is_small_gap or not way:
        return ""
    units = pace_words.amount(way, indicator)
    return f"Le chemin entier ne compte que {units}{NBSP}: chaque unité pèse lourd dans le taux."


def back_test_rows(
    cards: Sequence[BacktestCard], indicator: IndicatorCard, used: Projection | None
) -> list[tuple[str, str, str, str]]:
    """Each way to carry the series on, its error, and whether it is the one shown."""
    order = list(Projection)
    return [
        (
            LINE_NAMES[card.method],
            pace_words.amount_of_difference(card.median_abs_error, indicator),
            count_of(card.pairs_count, "cas", "cas"),
            "Oui" if card.method is used else "Non",
        )
        for card in sorted(cards, key=lambda one: order.index(one.method))
    ]


def back_test_caption(level: str) -> str:
    """Which territories the errors come from."""
    where = {"pays": "de la France", "region": "des régions", "departement": "des départements"}
    return f"Erreurs mesurées sur les séries {where[level]}"


def _linear(card: ProgressCard) -> tuple[str, str]:
    if card.raw_rate_pct is None or card.elapsed_share is None:
        return "Part du chemin, rapportée à la part du temps", NOT_APPLICABLE.mark
    done, elapsed = percent(card.raw_rate_pct), percent(100 * card.elapsed_share)
    return f"{done} du chemin en {elapsed} du temps", _ratio(card.pace)


def _published(card: ProgressCard) -> tuple[str, str]:
    if card.published_rate_pct is None or card.elapsed_share is None:
        return "Taux borné entre 0 et 100 %, comparé à la part du temps", NOT_APPLICABLE.mark
    rate, elapsed = percent(card.published_rate_pct), percent(100 * card.elapsed_share)
    return (
        f"Taux publié de {rate}, pour {elapsed} du temps",
        points(card.published_rate_pct - 100 * card.elapsed_share),
    )


def _weather(card: ProgressCard, indicator: IndicatorCard) -> tuple[str, str]:
    if card.mean_annual_change is None or card.annual_changes_count is None:
        return "Moyenne des variations annuelles (quatre au moins)", NOT_APPLICABLE.mark
    changes = count_of(card.annual_changes_count, "variation annuelle", "variations annuelles")
    mean = pace_words.change_per_year(card.mean_annual_change, indicator)
    return (
        f"Écart restant qui ne serait pas comblé, selon la moyenne de {changes} ({mean})",
        _share(card.result_german_weather),
    )


def _trend(card: ProgressCard, indicator: IndicatorCard) -> tuple[str, str]:
    if card.observed_per_year is None or card.window_months is None:
        return "Variation récente (sur 9 mois au moins)", NOT_APPLICABLE.mark
    recent = pace_words.change_per_year(card.observed_per_year, indicator)
    return (
        f"Variation sur {count_of(card.window_months, 'mois', 'mois')} ({recent}), "
        "rapportée à la variation régulière du départ à la cible",
        _ratio(card.result_sdsn_trend),
    )


def _ratio(result: float | None) -> str:
    return NOT_APPLICABLE.mark if result is None else number(result, decimals=2)


def _share(result: float | None) -> str:
    return NOT_APPLICABLE.mark if result is None else percent(100 * result, 0)


def _level(value: float, indicator: IndicatorCard) -> str:
    return values.exact(value, indicator)


def legend() -> list[tuple[Verdict, str]]:
    """Each verdict and the pace it stands for, for the method page."""
    meaning = {
        Verdict.ATTEINT: "la dernière valeur est à la cible ou au-delà.",
        Verdict.EN_BONNE_VOIE: "rythme d’au moins 95 % du nécessaire.",
        Verdict.A_ACCELERER: "rythme de 60 à moins de 95 % du nécessaire.",
        Verdict.INSUFFISANT: "rythme de 0 à moins de 60 % du nécessaire.",
        Verdict.EN_RECUL: "la valeur est passée sous le point de départ.",
        Verdict.NON_CALCULABLE: "il manque une valeur, un départ, une cible ou du temps.",
    }
    return [(verdict, values.capital(meaning[verdict])) for verdict in Verdict]
