"""The verdict in words: badge, sentence, agreement of the methods, solidity (interface.md 3.9)."""

from dataclasses import dataclass
from datetime import date

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard, SeriesCard
from dashboard.palette import mark
from dashboard.wording import pace as pace_words
from dashboard.wording import values
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import percent, plural
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import OnDeadline, Outcome, Reason, Solidity, Verdict

NOT_SOLID = "Ne permet pas de conclure"
SOLIDITY = "Solidité"
NO_TARGET = "Aucune cible chiffrée"
OVER = {
    Outcome.REACHED: (Verdict.ATTEINT, "Échéance passée : cible atteinte"),
    Outcome.MISSED: (Verdict.INSUFFISANT, "Échéance passée : cible manquée"),
    Outcome.UNKNOWN: (Verdict.NON_CALCULABLE, "Échéance passée : résultat non publié"),
}
REASONS = {
    Reason.NO_VALUE: "aucune valeur publiée",
    Reason.NO_BASELINE: "aucun point de départ publié",
    Reason.VALUE_BEFORE_BASELINE: "la dernière valeur est celle du point de départ",
    Reason.BASELINE_BEYOND_TARGET: "le point de départ est déjà à la cible ou au-delà",
    Reason.DEADLINE_PASSED: "l’échéance est passée",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """Colour, shape and word of a verdict, always together."""

    verdict: Verdict
    symbol: str
    word: str


def badge(card: ProgressCard | None, today: date) -> Badge:
    """What the reader is told first: the result after the deadline, otherwise the verdict."""
    if card is None:
        return Badge(Verdict.NON_CALCULABLE, mark(Verdict.NON_CALCULABLE).symbol, NO_TARGET)
    if card.is_over(today):
        verdict, word = OVER[card.outcome or Outcome.UNKNOWN]
        return Badge(verdict, mark(verdict).symbol, word)
    if card.solidity is Solidity.ONE_UNIT_CHANGES_IT:
        return Badge(Verdict.NON_CALCULABLE, mark(Verdict.NON_CALCULABLE).symbol, NOT_SOLID)
    return of_verdict(card.verdict)


def of_verdict(verdict: Verdict) -> Badge:
    """Shape and word of a verdict, whatever its solidity: for tables that compare methods."""
    return Badge(verdict, mark(verdict).symbol, mark(verdict).word)


def sentence(card: ProgressCard | None, series: SeriesCard, today: date) -> str:
    """The verdict with the figures behind it, one sentence or two."""
    where = series.territory.name_in
    if card is None:
        return f"Aucune cible chiffrée n’a été publiée {where}. Le verdict n’est pas calculable."
    if card.is_over(today):
        return result(card, series.indicator)
    if card.solidity is Solidity.ONE_UNIT_CHANGES_IT:
        return _fragile(card, series)
    return _RULES[card.verdict](card, series)


def result(card: ProgressCard, indicator: IndicatorCard) -> str:
    """What a passed deadline found: the value on the day, how it is known, and the final gap."""
    target, deadline = values.with_unit(card.target_value, indicator), long_date(card.deadline)
    if card.value_on_deadline is None:
        passed = f"L’échéance du {deadline} est passée, pour une cible de {target}"
        return f"{passed}{NBSP}: {_unknown(card, indicator)}."
    value = pace_words.amount_of_stock(card.value_on_deadline, indicator)
    how = " (interpolé)" if card.on_deadline is OnDeadline.INTERPOLATED else ""
    if card.outcome is Outcome.REACHED:
        return f"La cible de {target} au {deadline} est atteinte{NBSP}: {value} à cette date{how}."
    gap = pace_words.amount(abs(card.final_gap_units or 0.0), indicator)
    verb = pace_words.is_missing(abs(card.final_gap_units or 0.0), indicator)
    return (
        f"L’objectif n’est pas atteint{NBSP}: {value} au {deadline}{how}, pour une cible de "
        f"{target}. {gap} {verb}.{_since(card, indicator)}"
    )


def _unknown(card: ProgressCard, indicator: IndicatorCard) -> str:
    """Why the value on the deadline is not known, and the last one that is."""
    if card.latest_value is None or card.latest_date is None:
        return "aucune valeur n’est publiée"
    is_later = card.latest_date > card.deadline
    none = "publiée à cette date ou avant" if is_later else "encore publiée à cette date ou après"
    latest = values.with_unit(card.latest_value, indicator)
    return (
        f"aucune valeur n’est {none} ; dernière valeur connue{NBSP}: {latest} "
        f"{values.stock_date(card.latest_date)}"
    )


def _since(card: ProgressCard, indicator: IndicatorCard) -> str:
    """A target missed on the day and met later: both are said."""
    if not card.is_reached or card.latest_value is None or card.latest_date is None:
        return ""
    latest = values.with_unit(card.latest_value, indicator)
    return f" La cible a été atteinte depuis{NBSP}: {latest} {values.stock_date(card.latest_date)}."


def agreement(card: ProgressCard) -> str:
    """« 4 méthodes sur 5 : insuffisant », empty where the verdict cannot be computed."""
    if card.verdict is Verdict.NON_CALCULABLE:
        return ""
    methods = plural(card.methods_agreeing, "méthode", "méthodes")
    word = mark(card.verdict).word.lower()
    return f"{card.methods_agreeing} {methods} sur {card.methods_computed}{NBSP}: {word}"


def solidity(card: ProgressCard, indicator: IndicatorCard) -> str:
    """Whether the smallest change of the value would change the verdict, empty if unknown."""
    if card.solidity is None or card.precision_units is None:
        return ""
    step = pace_words.step(card.precision_units, indicator)
    if card.solidity is Solidity.SOLID:
        return f"Verdict solide{NBSP}: {step} de plus ou de moins ne le change pas."
    return (
        f"{step} de plus ou de moins donnerait {_others(card)}{NBSP}: cet écart ne permet pas de "
        "conclure."
    )


def solidity_in_short(card: ProgressCard, indicator: IndicatorCard) -> str:
    """« ± 1 MSP ne change pas le verdict », empty where there is none to doubt."""
    if card.solidity is None or card.precision_units is None:
        return ""
    step = pace_words.step(card.precision_units, indicator)
    verb = "ne change pas" if card.solidity is Solidity.SOLID else "changerait"
    return f"±{NBSP}{step} {verb} le verdict"


def _fragile(card: ProgressCard, series: SeriesCard) -> str:
    step = pace_words.step(card.precision_units or 0.0, series.indicator)
    return (
        f"{_where(series)}, on ne peut pas conclure{NBSP}: {_latest(card, series)}, ce qui donne "
        f"{_quoted(card.verdict)} ; {step} de plus ou de moins donnerait {_others(card)}."
    )


def _others(card: ProgressCard) -> str:
    """The verdicts that one step on either side would give."""
    others = {card.verdict_one_less, card.verdict_one_more} - {card.verdict}
    return " ou ".join(_quoted(one) for one in Verdict if one in others)


def _quoted(verdict: Verdict) -> str:
    return f"«{NBSP}{mark(verdict).word}{NBSP}»"


def _reached(card: ProgressCard, series: SeriesCard) -> str:
    target = values.with_unit(card.target_value, series.indicator)
    is_beyond = card.raw_rate_pct is not None and card.raw_rate_pct > 100
    verb = "dépassée" if is_beyond else "atteinte"
    where = series.territory.name_in
    return f"La cible de {target} est {verb} {where}{NBSP}: {_latest(card, series)}."


def _on_track(card: ProgressCard, series: SeriesCard) -> str:
    return (
        f"{_where(series)}, l’objectif est en bonne voie{NBSP}: {_latest(card, series)}, soit "
        f"{percent(100 * (card.pace or 0.0), 0)} du rythme nécessaire."
    )


def _to_accelerate(card: ProgressCard, series: SeriesCard) -> str:
    missing = card.missing_units or 0.0
    gap = pace_words.amount(missing, series.indicator)
    verb = pace_words.is_missing(missing, series.indicator)
    target = values.bare(card.target_value, series.indicator)
    return (
        f"{_where(series)}, il faut accélérer{NBSP}: {gap} {verb} encore pour atteindre {target} "
        f"au {long_date(card.deadline)}, soit {pace_words.comparison(card, series.indicator)}."
    )


def _insufficient(card: ProgressCard, series: SeriesCard) -> str:
    done, elapsed = percent(card.raw_rate_pct or 0.0), percent(100 * (card.elapsed_share or 0.0))
    return (
        f"{_where(series)}, le rythme est insuffisant{NBSP}: {done} du chemin est parcouru alors "
        f"que {elapsed} du temps est écoulé."
    )


def _backwards(card: ProgressCard, series: SeriesCard) -> str:
    if card.baseline_value is None or card.baseline_date is None or card.latest_value is None:
        return f"{_where(series)}, l’indicateur recule."
    start = values.bare(card.baseline_value, series.indicator)
    change = values.moved(card.latest_value - card.baseline_value, series.indicator)
    return (
        f"{_where(series)}, l’indicateur recule{NBSP}: {_latest(card, series)}, contre {start} "
        f"{values.stock_date(card.baseline_date)} ({change})."
    )


def _not_computed(card: ProgressCard, series: SeriesCard) -> str:
    reason = REASONS[card.reason or Reason.NO_VALUE]
    return f"{_where(series)}, le verdict n’est pas calculable{NBSP}: {reason}."


_RULES = {
    Verdict.ATTEINT: _reached,
    Verdict.EN_BONNE_VOIE: _on_track,
    Verdict.A_ACCELERER: _to_accelerate,
    Verdict.INSUFFISANT: _insufficient,
    Verdict.EN_RECUL: _backwards,
    Verdict.NON_CALCULABLE: _not_computed,
}


def _where(series: SeriesCard) -> str:
    return values.capital(series.territory.name_in)


def _latest(card: ProgressCard, series: SeriesCard) -> str:
    if card.latest_value is None or card.latest_date is None:
        return "aucune valeur publiée"
    said = values.with_unit(card.latest_value, series.indicator)
    return f"{said} {values.stock_date(card.latest_date)}"
