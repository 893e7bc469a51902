"""Words of a territory's series beside its région, others like it and France."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.beside import BesideCard, Role
from dashboard.cards.series import IndicatorCard, SeriesCard
from dashboard.wording import compare, territory
from dashboard.wording.dates import month_year, short_date
from dashboard.wording.numbers import NOT_AVAILABLE, count_of, number, points, rounded
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP, listed
from dashboard.wording.values import capital
from pipelines.vocabulary import Level, Unit

DATE = "Date"
LEGEND = "Légende des graphiques"
OWN_SCALE = (
    "Lecture : chaque graphique a sa propre échelle. Les nombres sont rapportés à la population "
    "municipale la plus récente."
)
OWN_DATES = (
    "Chaque niveau a ses propres dates de publication ; un trait s’interrompt là où rien n’est "
    "publié."
)
ALONE = {
    Level.REGION: "Cette région n’a qu’un département : elle n’est donc comparée qu’à la France.",
    Level.DEPARTEMENT: (
        "Ce département est le seul de sa région : leurs courbes seraient les mêmes, une seule est "
        "tracée."
    ),
}


def names(card: BesideCard) -> tuple[tuple[Role, str], ...]:
    """What the legend calls each line, and the thin ones together."""
    main = tuple((role, with_code(one.territory)) for role, one in card.main)
    if not card.others:
        return main
    return (*main, (card.role_of_others, _counted(len(card.others), card.role_of_others)))


def title(cards: Sequence[BesideCard]) -> str:
    """« Alpes-de-Haute-Provence (04), à côté de sa région, de 8 départements comparables… »."""
    card = cards[0]
    region = () if card.region is None else ("de sa région",)
    others = (f"de {_counted(len(card.others), card.role_of_others)}",) if card.others else ()
    return f"{with_code(card.own.territory)}, à côté {listed([*region, *others, 'de la France'])}"


def subtitle(cards: Sequence[BesideCard]) -> str:
    """What is measured: « MSP, pour 100 000 habitants ; Couverture par une CPTS, % de… »."""
    return " ; ".join(compare.title(card.own) for card in cards)


def sentence(card: BesideCard) -> str:
    """What a graphic shows: from when to when, beside whom, and whether the gap has grown."""
    own, indicator = card.own, card.indicator
    if own.latest is None:
        return capital(territory.course(own))
    said = capital(territory.course(own))
    rate = own.compared(own.latest.value)
    if indicator.unit is Unit.COUNT and rate is not None:
        said += f", soit {compare.amount(rate, indicator)}"
    beside = [_newest(one, own.latest.date) for _, one in card.main[1:] if one.latest]
    spread = _spread(card, own.latest.date)
    against = listed([*beside, *([spread] if spread else [])])
    return f"{said}{f', contre {against}' if against else ''}.{_gap_over_time(card)}"


def alternative(card: BesideCard) -> str:
    """Text alternative of a graphic: what the sentence above has said is not said again."""
    return (
        f"Courbes. {card.indicator.short_label} {card.own.territory.name_in}, "
        f"{territory.course(card.own)}. Valeurs dans le tableau qui suit."
    )


def label(role: Role, series: SeriesCard) -> str:
    """« 04 11,9 », « Région 3,1 », « France 4,4 »: what is written at the end of a line."""
    place = series.territory
    is_departement = place.level is Level.DEPARTEMENT
    called = place.code if role is Role.OWN and is_departement else _LEVELS[place.level]
    newest = series.compared(series.latest.value) if series.latest else None
    return f"{called}{NBSP}{value(newest, series.indicator)}"


_LEVELS = {Level.PAYS: "France", Level.REGION: "Région", Level.DEPARTEMENT: "Département"}


def tick(level: float, indicator: IndicatorCard) -> str:
    """« 2,5 », « 80 % »: a round value of an axis."""
    return number(level, decimals=2, unit="%" if indicator.unit is Unit.PERCENT else None)


def value(level: float | None, indicator: IndicatorCard) -> str:
    """« 11,9 », « 90,2 % », « n.d. »."""
    return NOT_AVAILABLE.mark if level is None else compare.tick(level, indicator)


def reading(cards: Sequence[BesideCard]) -> str:
    """How the graphics are read, and why a line is not there."""
    card = cards[0]
    is_alone = card.region is None and card.own.territory.level is Level.DEPARTEMENT
    is_alone |= not card.others and card.own.territory.level is Level.REGION
    alone = f" {ALONE[card.own.territory.level]}" if is_alone else ""
    return f"{OWN_SCALE} {OWN_DATES}{alone}"


def caption(card: BesideCard) -> str:
    """Caption of the table of one graphic."""
    return f"{card.indicator.label}{NBSP}: {compare.unit(card.indicator)}, aux dates publiées"


def day(at: date) -> str:
    """First cell of a row."""
    return short_date(at)


def _counted(count: int, role: Role) -> str:
    if role is Role.PEER:
        return count_of(count, "département comparable", "départements comparables")
    return f"{count_of(count, 'département', 'départements')} de la région"


def _newest(series: SeriesCard, day: date) -> str:
    """« 3,1 en Provence-Alpes-Côte d’Azur », with its date if it is another."""
    latest = series.latest
    level = None if latest is None else series.compared(latest.value)
    dated = "" if latest is None or latest.date == day else f" ({month_year(latest.date)})"
    return f"{value(level, series.indicator)} {series.territory.name_in}{dated}"


def _spread(card: BesideCard, day: date) -> str:
    """« de 0,6 à 9,0 dans les 8 départements comparables »."""
    newest = [
        (one.latest.date, one.compared(one.latest.value)) for one in card.others if one.latest
    ]
    levels = [level for _, level in newest if level is not None]
    if not levels:
        return ""
    days = {at for at, _ in newest}
    dated = f" ({month_year(max(days))})" if len(days) == 1 and days != {day} else ""
    low, high = (value(level, card.indicator) for level in (min(levels), max(levels)))
    span = low if low == high else f"de {low} à {high}"
    counted = _counted(len(levels), card.role_of_others)
    return f"{span} dans {'les ' if len(levels) > 1 else ''}{counted}{dated}"


def _gap_over_time(card: BesideCard) -> str:
    """« L’écart avec la France passe de +0,8 en juin 2017 à +7,5 en juin 2025. »"""
    own, country = (dict(one.compared_course) for one in (card.own, card.country))
    gaps = [
        (at, mine - theirs)
        for at, mine in own.items()
        if mine is not None and (theirs := country.get(at)) is not None
    ]
    if len(gaps) < 2:
        return ""
    (first, before), (last, now) = gaps[0], gaps[-1]
    then, since = _gap(before, card.indicator), _gap(now, card.indicator)
    if then == since:
        return (
            f" L’écart avec la France est le même en {month_year(first)} et en {month_year(last)}"
            f"{NBSP}: {since}."
        )
    return (
        f" L’écart avec la France passe de {then} en {month_year(first)} à {since} en "
        f"{month_year(last)}."
    )


def _gap(value: float, indicator: IndicatorCard) -> str:
    if not rounded(value, 1):
        return "zéro"
    if indicator.unit is Unit.PERCENT:
        return points(value)
    return number(value, decimals=1, sign=True)
