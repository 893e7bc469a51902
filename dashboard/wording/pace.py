"""Pace, gap and landing in words: what is late, by how much, what it would take, where it lands."""

from datetime import date

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard
from dashboard.wording.dates import long_date, month_year
from dashboard.wording.numbers import count_of, number, percent, plural, points, rounded
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.vocabulary import Landing, Projection, Solidity, Unit, Verdict

TITLE = "Rythme et atterrissage"
# Under this, a yearly count is told with one decimal: 1,4 a year is not 1.
SMALL_COUNT = 20
LINES = {
    Projection.LAST_12_MONTHS: "le rythme des 12 derniers mois mesurés",
    Projection.LAST_24_MONTHS: "le rythme des 24 derniers mois mesurés",
    Projection.DAMPED: "le rythme des 12 derniers mois mesurés, réduit de moitié chaque année",
}
NO_LANDING = {
    Landing.REACHED: "La cible est déjà atteinte.",
    Landing.DEADLINE_PASSED: "L’échéance est passée : il n’y a plus rien à projeter.",
    Landing.TOO_SHORT: "Série trop courte pour une projection.",
    Landing.UNTESTED: (
        "Aucune projection : la série est trop courte pour en éprouver une sur le passé."
    ),
}
NOT_A_FORECAST = "La prolongation tracée sur la courbe n’est pas une prévision."


def amount(value: float, indicator: IndicatorCard) -> str:
    """« 362 MSP », « 1,4 MSP », « 4,2 points »: a difference without its sign."""
    decimals = _decimals(value, indicator)
    if indicator.unit is Unit.PERCENT:
        return count_of(value, "point", "points", decimals=decimals)
    return count_of(value, indicator.unit_one, indicator.unit_many, decimals=decimals)


def step(value: float, indicator: IndicatorCard) -> str:
    """« 1 MSP », « 0,5 point », « 0,005 point »: what a value is known to, with all its digits."""
    if indicator.unit is Unit.PERCENT:
        return count_of(value, "point", "points", decimals=3)
    return count_of(value, indicator.unit_one, indicator.unit_many)


def amount_of_stock(value: float, indicator: IndicatorCard) -> str:
    """« 3 343 MSP », « 91,2 % de la population »: a computed level, rounded as a printed one."""
    text = count_of(
        value, indicator.unit_one, indicator.unit_many, decimals=_decimals(value, indicator)
    )
    return text.replace(f"{NBSP}%", f"{NNBSP}%")


def is_missing(value: float, indicator: IndicatorCard) -> str:
    """« manque » or « manquent », as the amount is printed."""
    return plural(rounded(value, _decimals(value, indicator)), "manque", "manquent")


def gap(card: ProgressCard, indicator: IndicatorCard) -> str:
    """« 362 MSP de retard sur la trajectoire, soit 10 mois », empty when there is no trajectory.

    « Cible déjà atteinte, et dépassée de 5 MSP » once it is: there is no path left to be
    months ahead on.
    """
    if card.is_reached:
        return _reached(card, indicator)
    if card.gap_units is None or card.gap_months is None:
        return ""
    shown = amount(abs(card.gap_units), indicator)
    if not rounded(card.gap_units, 1):
        return "Sur la trajectoire"
    side = "de retard" if card.gap_months < 0 else "d’avance"
    months = abs(card.gap_months)
    time = count_of(months, "mois", "mois") if rounded(months) else "moins d’un mois"
    return f"{shown} {side} sur la trajectoire, soit {time}"


def _reached(card: ProgressCard, indicator: IndicatorCard) -> str:
    beyond = abs((card.latest_value or 0.0) - card.target_value)
    more = f", et dépassée de {amount(beyond, indicator)}" if rounded(beyond, 1) else ""
    return f"Cible déjà atteinte{more}"


def gap_to_path(card: ProgressCard, indicator: IndicatorCard) -> str:
    """« −362 », « +1,5 point », « nul »: the gap with its sign."""
    if card.gap_units is None or not rounded(card.gap_units, 1):
        return "nul"
    if indicator.unit is Unit.PERCENT:
        return points(card.gap_units)
    return number(card.gap_units, decimals=_decimals(card.gap_units, indicator), sign=True)


def _decimals(value: float, indicator: IndicatorCard) -> int:
    """Decimals of a computed figure: a few units are told with one, as percentages are."""
    is_whole = indicator.unit is Unit.COUNT and (abs(value) >= SMALL_COUNT or value == round(value))
    return 0 if is_whole else 1


def pace(card: ProgressCard) -> str:
    """« 67 % du rythme nécessaire depuis le départ », empty when undefined."""
    if card.pace is None:
        return ""
    return f"{percent(100 * card.pace, 0)} du rythme nécessaire depuis le départ"


def per_year(value: float, indicator: IndicatorCard) -> str:
    """« 678 par an », « 1,4 par an », « 8,6 points par an »."""
    return f"{_bare(value, indicator)} par an"


def change_per_year(value: float, indicator: IndicatorCard) -> str:
    """« +341 par an », « −0,4 par an », « aucune »: a yearly change with its sign."""
    if not rounded(value, 1):
        return "aucune"
    if indicator.unit is Unit.PERCENT:
        return f"{points(value)} par an"
    return f"{number(value, decimals=_decimals(value, indicator), sign=True)} par an"


def comparison(card: ProgressCard, indicator: IndicatorCard) -> str:
    """« 678 par an contre 341 sur les 12 derniers mois mesurés »: needed, then observed."""
    needed = per_year(abs(card.needed_per_year or 0.0), indicator)
    return f"{needed} {_observed(card, indicator)}"


def needed(card: ProgressCard, indicator: IndicatorCard) -> str:
    """« Il en faudrait 678 par an, contre 341 sur … », empty when nothing is needed or known."""
    if card.is_reached or card.needed_per_year is None:
        return ""
    verb = "Il faudrait" if indicator.unit is Unit.PERCENT else "Il en faudrait"
    factor = _factor(card)
    return f"{verb} {comparison(card, indicator)}{factor}."


def effort(card: ProgressCard, indicator: IndicatorCard, today: date) -> tuple[str, ...]:
    """What a verdict leaves unsaid of the pace and of what it would take, a sentence each.

    « En bonne voie » says the pace and « à accélérer » what it would take. Nothing is left once the
    target is reached or its deadline past.
    """
    if card.is_reached or card.is_over(today):
        return ()
    is_plain = card.solidity is not Solidity.ONE_UNIT_CHANGES_IT
    paced = "" if is_plain and card.verdict is Verdict.EN_BONNE_VOIE else pace(card)
    need = "" if is_plain and card.verdict is Verdict.A_ACCELERER else needed(card, indicator)
    return tuple(filter(None, (paced and f"Soit {paced}.", need)))


def landing(card: ProgressCard, indicator: IndicatorCard) -> tuple[str, ...]:
    """Where the pace leads on the deadline, when it meets the target, and how wrong it has been."""
    if card.landing is None:
        return ()
    if card.landing in NO_LANDING or card.landing_value is None or card.projection is None:
        said = NO_LANDING.get(card.landing)
        return (said,) if said else ()
    where = amount_of_stock(card.landing_value, indicator)
    first = (
        f"Si {LINES[card.projection]} se poursuit{NBSP}: {where} au {long_date(card.deadline)}"
        f"{_range(card, indicator)}."
    )
    return (first, _meeting(card), *back_test(card, indicator))


def facts(card: ProgressCard, indicator: IndicatorCard) -> list[tuple[str, str]]:
    """Terms and values for a card: gap, pace, need and landing, those that are defined."""
    told = [
        ("Écart", gap(card, indicator)),
        ("Rythme", pace(card)),
        ("Il faudrait", "" if card.is_reached else _need(card, indicator)),
        ("Atterrissage", _landing_in_short(card, indicator)),
    ]
    return [(term, said) for term, said in told if said]


def _need(card: ProgressCard, indicator: IndicatorCard) -> str:
    if card.needed_per_year is None:
        return ""
    return f"{comparison(card, indicator)}{_factor(card)}"


def _landing_in_short(card: ProgressCard, indicator: IndicatorCard) -> str:
    """« 3 421 MSP au 31 décembre 2026, entre 3 331 et 3 494 (erreur médiane… : 14,8 MSP) »."""
    # The gap has said it already.
    if card.landing is None or card.is_reached:
        return ""
    if card.landing in NO_LANDING or card.landing_value is None:
        return NO_LANDING.get(card.landing, "").rstrip(".")
    where = amount_of_stock(card.landing_value, indicator)
    edges = _edges(card, indicator)
    between = f", entre {edges[0]} et {edges[1]}" if edges else ""
    error = (
        f" (erreur médiane passée{NBSP}: {amount_of_difference(card.back_test_error, indicator)})"
        if card.back_test_error is not None
        else ""
    )
    return f"{where} au {long_date(card.deadline)}{between}{error}"


def back_test(card: ProgressCard, indicator: IndicatorCard) -> tuple[str, ...]:
    """The median error of the same line on the past, without which no landing is shown."""
    if card.back_test_error is None or card.back_test_pairs is None:
        return ()
    cases = count_of(card.back_test_pairs, "cas passé", "cas passés")
    error = amount_of_difference(card.back_test_error, indicator)
    return (f"Erreur médiane de cette méthode à 12 mois{NBSP}: {error} ({cases}).",)


def amount_of_difference(value: float, indicator: IndicatorCard) -> str:
    """« 14,8 MSP », « 0,6 point »: an error keeps one decimal."""
    if indicator.unit is Unit.PERCENT:
        return count_of(value, "point", "points", decimals=1)
    return count_of(value, indicator.unit_one, indicator.unit_many, decimals=1)


def _observed(card: ProgressCard, indicator: IndicatorCard) -> str:
    if card.observed_per_year is None or card.window_months is None:
        return "(rythme récent inconnu)"
    months = count_of(card.window_months, "dernier mois mesuré", "derniers mois mesurés")
    if not rounded(card.observed_per_year, 1):
        return f"contre aucun changement sur les {months}"
    sign = "−" if card.observed_per_year < 0 else ""
    paced = "" if card.window_months == 12 else " par an"
    return f"contre {sign}{_bare(abs(card.observed_per_year), indicator)}{paced} sur les {months}"


def _factor(card: ProgressCard) -> str:
    factor = card.acceleration_factor
    if factor is None:
        return ""
    if factor <= 1:
        return ", ce qui suffit"
    if rounded(factor, 1) <= 1:
        return ", soit à peine plus"
    return f", soit {number(factor, decimals=1)} fois plus vite"


def _bare(value: float, indicator: IndicatorCard) -> str:
    if indicator.unit is Unit.PERCENT:
        return count_of(value, "point", "points", decimals=1)
    return number(value, decimals=0 if value >= SMALL_COUNT else 1)


def _range(card: ProgressCard, indicator: IndicatorCard) -> str:
    if card.landing_low is None or card.landing_high is None:
        return ", sans fourchette (série trop courte)"
    edges = _edges(card, indicator)
    if not edges:
        return ""
    return (
        f", entre {edges[0]} et {edges[1]} selon les rythmes sur 12 mois des 36 derniers mois "
        f"({count_of(card.windows_count, 'fenêtre', 'fenêtres')})"
    )


def _edges(card: ProgressCard, indicator: IndicatorCard) -> tuple[str, str] | None:
    """Both ends of the range as printed, None where there is none or they print the same."""
    if card.landing_low is None or card.landing_high is None:
        return None
    # As many decimals as the landing between them, which both ends must hold.
    decimals = _decimals(card.landing_value or 0.0, indicator)
    unit = "%" if indicator.unit is Unit.PERCENT else None
    low, high = (
        number(edge, decimals=decimals, unit=unit) for edge in (card.landing_low, card.landing_high)
    )
    return (low, high) if low != high else None


def _meeting(card: ProgressCard) -> str:
    if card.landing is Landing.PROJECTED and card.landing_date is not None:
        return f"À ce rythme, la cible serait atteinte en {month_year(card.landing_date)}."
    return f"La cible ne serait jamais atteinte au rythme actuel{NBSP}: {_never(card)}."


def _never(card: ProgressCard) -> str:
    if card.landing_value is None or card.latest_value is None:
        return "aucune projection"
    towards = card.target_value - card.latest_value
    move = card.landing_value - card.latest_value
    if move == 0:
        return "la valeur ne bouge plus"
    if move * towards < 0:
        return "la valeur s’éloigne de la cible"
    return "il s’épuise avant ou dépasse cent ans"
