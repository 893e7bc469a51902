"""Values, their status and their age, in words. Every page says them the same way."""

from datetime import date

from dashboard.cards.series import IndicatorCard, Point, SeriesCard, TargetCard
from dashboard.wording.dates import ago, long_date, month_year
from dashboard.wording.numbers import (
    NOT_AVAILABLE,
    change,
    count_of,
    number,
    percent,
    points,
    rounded,
)
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.vocabulary import TargetKind, TargetStatus, Unit, ValueStatus

STALE_AFTER_DAYS = 365

STATUS = {
    ValueStatus.OBSERVED: "mesurée",
    ValueStatus.CARRIED_FORWARD: "reportée",
    ValueStatus.COMPUTED: "calculée",
    ValueStatus.NOT_PUBLISHED: "non publiée",
}
STATUS_MEANING = {
    ValueStatus.OBSERVED: "publiée telle quelle par le producteur.",
    ValueStatus.CARRIED_FORWARD: (
        "publiée, mais identique à la précédente dans tous les territoires : un report, pas une "
        "mesure."
    ),
    ValueStatus.COMPUTED: (
        "calculée ici à partir de tous les départements, quand la région ou la France n’est pas "
        "publiée : somme pour un nombre, moyenne pondérée par la population pour une part de la "
        "population."
    ),
    ValueStatus.NOT_PUBLISHED: (
        "absente alors que les autres territoires du même niveau sont publiés à cette date."
    ),
}
TARGET_STATUS = {
    TargetStatus.IN_FORCE: "en vigueur",
    TargetStatus.SUPERSEDED: "remplacée",
    TargetStatus.CONTESTED: "contestée",
}


def bare(value: float | None, indicator: IndicatorCard) -> str:
    """« 2 981 », « 86,1 % », « n.d. »: for tables and big figures."""
    if value is None:
        return NOT_AVAILABLE.mark
    if indicator.unit is Unit.PERCENT:
        return percent(value, indicator.decimals)
    return number(value, decimals=indicator.decimals)


def with_unit(value: float, indicator: IndicatorCard) -> str:
    """« 2 981 MSP », « 86,1 % de la population », « 1 contrat d’assistant médical »."""
    return count_of(
        value, indicator.unit_one, indicator.unit_many, decimals=indicator.decimals
    ).replace(f"{NBSP}%", f"{NNBSP}%")


def difference(value: float, indicator: IndicatorCard) -> str:
    """« +223 », « −1,5 point », « stable »."""
    if indicator.unit is Unit.PERCENT:
        return points(value, indicator.decimals)
    return change(value, decimals=indicator.decimals)


def moved(value: float, indicator: IndicatorCard) -> str:
    """« +223 MSP », « −1,5 point », « stable »: a difference that stands without a column."""
    if indicator.unit is Unit.PERCENT or not rounded(value, indicator.decimals):
        return difference(value, indicator)
    return count_of(
        value, indicator.unit_one, indicator.unit_many, decimals=indicator.decimals, sign=True
    )


def stock_date(day: date) -> str:
    """« au 30 juin 2025 »."""
    return f"au {long_date(day)}"


def capital(text: str) -> str:
    """The text with a capital first letter, and nothing else changed."""
    return text[:1].upper() + text[1:]


def is_stale(day: date, today: date) -> bool:
    """Whether a value is more than a year old."""
    return (today - day).days > STALE_AFTER_DAYS


def stale(series: SeriesCard, today: date) -> str | None:
    """The sentence about old data (interface.md 3.8), None when the newest value is recent."""
    latest = series.latest
    if latest is None or not is_stale(latest.date, today):
        return None
    text = (
        f"Donnée ancienne{NBSP}: la dernière valeur mesurée date du {long_date(latest.date)} "
        f"({ago(latest.date, today)})."
    )
    expected = series.expected_next
    if expected is None or expected > today:
        return text
    return (
        f"{text} Au rythme habituel des publications, une valeur était attendue pour "
        f"{month_year(expected)}."
    )


def disputed_start(series: SeriesCard) -> str | None:
    """The sentence about a starting point that a measure of the same day contradicts."""
    measure, target = series.disputed_start, series.target
    if measure is None or target is None or target.baseline_value is None:
        return None
    return (
        f"Le point de départ publié ({bare(target.baseline_value, series.indicator)}) diffère de "
        f"la valeur publiée à la même date ({bare(measure.value, series.indicator)}, "
        f"{stock_date(measure.date)}){NBSP}: lisez la part du chemin avec réserve."
    )


def carried_forward(point: Point) -> str:
    """The sentence about a value that repeats the one before everywhere."""
    return (
        f"La valeur du {long_date(point.date)} est identique à la précédente dans tous les "
        f"territoires{NBSP}: elle est traitée comme un report, pas comme une mesure."
    )


def computed(point: Point, series: SeriesCard) -> str:
    """The sentence about a value computed here after the newest measure."""
    value = 0.0 if point.value is None else point.value
    how = "la moyenne pondérée" if series.indicator.unit is Unit.PERCENT else "la somme"
    return (
        f"Au {long_date(point.date)}, {how} des départements donne "
        f"{with_unit(value, series.indicator)}{NBSP}: c’est notre calcul, la valeur "
        f"{series.territory.name_of} n’est pas publiée à cette date."
    )


def after_latest(series: SeriesCard) -> tuple[str, ...]:
    """What is to be said of the dates after the newest measure, once for each status."""
    newest = {point.value_status: point for point in series.after_latest}
    sentences = []
    for point in newest.values():
        if point.value_status is ValueStatus.CARRIED_FORWARD:
            sentences.append(carried_forward(point))
        elif point.value_status is ValueStatus.COMPUTED:
            sentences.append(computed(point, series))
    return tuple(sentences)


def dated(series: SeriesCard, today: date) -> str:
    """« au 30 juin 2025, il y a 16 mois »."""
    latest = series.latest
    if latest is None:
        return "aucune valeur mesurée"
    return f"{stock_date(latest.date)}, {ago(latest.date, today)}"


def target(card: TargetCard, indicator: IndicatorCard) -> str:
    """« 4 000 au 31 décembre 2026 », « 450 par an »."""
    value = bare(card.target_value, indicator)
    if card.kind is TargetKind.PER_YEAR or card.deadline is None:
        return f"{value} par an"
    return f"{value} au {long_date(card.deadline)}"


def target_state(card: TargetCard, today: date) -> str:
    """« en vigueur », « remplacée », « contestée »; « échue » once its own deadline has passed."""
    in_force = card.target_status is TargetStatus.IN_FORCE
    if in_force and card.deadline is not None and card.deadline < today:
        return "échue"
    return TARGET_STATUS[card.target_status]


def time_left(card: TargetCard, today: date) -> str:
    """« dans 1 mois », « aujourd’hui », « passée il y a 2 ans », « sans date »."""
    if card.deadline is None:
        return "sans date"
    if card.deadline < today:
        return f"passée {ago(card.deadline, today)}"
    return ago(card.deadline, today)


def no_data(series: SeriesCard) -> str:
    """The sentence of a series without any measure."""
    return f"Aucune donnée publiée {series.territory.name_in} pour cet indicateur."


def share_of_way(series: SeriesCard) -> str:
    """« 41,7 % du chemin parcouru », or what happened instead of progress."""
    if series.target is None:
        return f"Aucune cible chiffrée n’a été publiée {series.territory.name_in}."
    if series.latest is None:
        return no_data(series)
    if series.target.baseline_value is None:
        return "Part du chemin non calculable : aucun point de départ publié."
    if series.share_pct is None:
        return "Part du chemin non calculable : le point de départ est déjà à la cible."
    return _share_sentence(series.share_pct)


def _share_sentence(share_pct: float) -> str:
    said = percent(share_pct)
    if share_pct < 0:
        return f"En recul : {said} du chemin, la valeur est sous le point de départ."
    if share_pct > 100:
        return f"Cible dépassée : {said} du chemin."
    if share_pct == 100:
        return f"Cible atteinte : {said} du chemin."
    return f"{said} du chemin parcouru."


def exact(value: float, indicator: IndicatorCard) -> str:
    """As `bare`, with up to six decimals: where the digits themselves are the subject."""
    if indicator.unit is Unit.PERCENT:
        return percent(value, 6)
    return number(value, decimals=6)
