"""Words of the maps: what each territory says, titles, legends, readings."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from dashboard.cards.maps import LevelMap, MapRow
from dashboard.cards.series import IndicatorCard
from dashboard.selection.layers import Layer
from dashboard.wording import values, verdicts
from dashboard.wording.dates import long_date, short_date
from dashboard.wording.numbers import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    Code,
    computed,
    count_of,
    number,
    percent,
    plural,
    rounded,
)
from dashboard.wording.territory import with_code
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Level, Outcome, Unit

TITLE_OVERVIEW = "Dans les départements"
TITLE_INDICATOR = "Dans les territoires"
LAYER = "Sur la carte"
LEVEL = "Niveau"
INDICATOR = "Objectif sur la carte"
LEVELS = {Level.DEPARTEMENT: "Départements", Level.REGION: "Régions"}
_PLACES = {
    Level.DEPARTEMENT: ("département", "départements"),
    Level.REGION: ("région", "régions"),
}

BELOW_ZERO = "moins de 0 %"
AT_TARGET = "100 % ou plus"
NOT_SOLID = verdicts.NOT_SOLID
RESULTS = tuple(
    values.capital(verdicts.OVER[outcome][1].partition(" : ")[2])
    for outcome in (Outcome.REACHED, Outcome.MISSED, Outcome.UNKNOWN)
)
NO_VALUE = "Aucune valeur publiée"
PER_100K = "pour 100 000 habitants"
NOTHING = "Aucun territoire n’a de valeur à montrer sur cette carte."
NOTHING_LEFT = (
    "L’échéance des cibles est passée : il n’y a plus de trajectoire à suivre. La carte du verdict "
    "donne le résultat de chaque territoire."
)
UNCONCERNED = "Non concerné : sans cible, départ déjà à la cible, ou échéance passée."
COLUMNS = ("Territoire", "Valeur", "Date", "Cible", "Verdict")


def layer_name(layer: Layer, indicator: IndicatorCard) -> str:
    """Name of a layer in the list where the reader chooses."""
    rate = "Valeur" if indicator.unit is Unit.PERCENT else f"Nombre {PER_100K}"
    return {
        Layer.VERDICT: "Verdict",
        Layer.RATE: rate,
        Layer.COUNT: "Nombre",
        Layer.SHARE: "Part du chemin parcourue",
        Layer.GAP: "Écart à la trajectoire",
        Layer.PACE: "Rythme",
        Layer.CHANGE: "Évolution sur un an",
    }[layer]


def column(layer: Layer, indicator: IndicatorCard) -> str:
    """Header of the column that holds the numbers of a layer, empty where no other is needed."""
    is_count = indicator.unit is Unit.COUNT
    return {
        Layer.VERDICT: "",
        Layer.RATE: values.capital(PER_100K) if is_count else "",
        Layer.COUNT: "",
        Layer.SHARE: "Part du chemin",
        Layer.GAP: "Écart à la trajectoire",
        Layer.PACE: "Rythme",
        Layer.CHANGE: f"Par an, {PER_100K}" if is_count else "Par an, en points",
    }[layer]


def value(row: MapRow, indicator: IndicatorCard) -> str:
    """« 40 MSP au 30 juin 2025 »."""
    if row.latest_value is None or row.latest_date is None:
        return NO_VALUE
    amount = values.with_unit(row.latest_value, indicator)
    return f"{amount} {values.stock_date(row.latest_date)}"


def detail(shown: LevelMap, row: MapRow) -> str:
    """What the layer adds to the value: the target for a verdict, else the number it colours."""
    indicator, found = shown.indicator, shown.number(row)
    if not column(shown.layer, indicator):
        return _goal(row, indicator)
    if found is None:
        return f"{column(shown.layer, indicator)}{NBSP}: {_absence(shown, row).meaning}"
    said = figure(shown, row)
    match shown.layer:
        case Layer.RATE:
            return f"{said} {PER_100K}"
        case Layer.SHARE:
            return f"{said} du chemin parcouru"
        case Layer.GAP:
            return f"{said} par rapport à la trajectoire"
        case Layer.PACE:
            return f"{said} du rythme nécessaire"
    return _moved(row, said, indicator)


def figure(shown: LevelMap, row: MapRow) -> str:
    """The number of the layer for a table: « 5,9 », « −12 % », « s.o. », « n.d. »."""
    found = shown.number(row)
    if found is None:
        return _absence(shown, row).mark
    is_count = shown.indicator.unit is Unit.COUNT
    match shown.layer:
        case Layer.RATE:
            return computed(found, 1) if is_count else values.bare(found, shown.indicator)
        case Layer.GAP:
            return number(found, decimals=1, sign=True, unit="%")
        case Layer.CHANGE:
            return number(found, decimals=1, sign=True)
    return percent(found, 0 if shown.layer is Layer.PACE else 1)


def cells(row: MapRow, indicator: IndicatorCard) -> tuple[str, str, str]:
    """Value, date and target of the table."""
    card = row.progress
    goal = (
        NOT_APPLICABLE.mark
        if card is None
        else f"{values.bare(card.target_value, indicator)} au {short_date(card.deadline)}"
    )
    day = short_date(row.latest_date) if row.latest_date else NOT_AVAILABLE.mark
    return values.bare(row.latest_value, indicator), day, goal


def spoken(row: MapRow, lines: Sequence[str]) -> str:
    """« Ain (01) : 40 MSP au 30 juin 2025. Cible : 56 au 31 décembre 2026. Insuffisant. »"""
    said = ". ".join(line for line in lines if line)
    return f"{with_code(row.territory)}{NBSP}: {said}."


def subtitle(shown: LevelMap) -> str:
    """Indicator, measure, extent and dates of the data."""
    indicator = shown.indicator
    is_count = indicator.unit is Unit.COUNT
    measure = {
        Layer.VERDICT: _result(shown) if shown.is_over() else "verdict selon le rythme",
        Layer.RATE: PER_100K if is_count else f"en {indicator.unit_many}",
        Layer.COUNT: f"nombre de {indicator.unit_many}",
        Layer.SHARE: "part du chemin parcourue du départ à la cible",
        Layer.GAP: "écart à la trajectoire, en % de la valeur attendue",
        Layer.PACE: "rythme, en % du rythme nécessaire depuis le départ",
        Layer.CHANGE: f"variation annuelle {PER_100K}" if is_count else "variation, points par an",
    }[shown.layer]
    return f"{indicator.label}, {measure}. {extent(shown)}. {_days(shown)}"


def extent(shown: LevelMap) -> str:
    """« France entière (101 départements) »."""
    return f"France entière ({count_of(len(shown.rows), *_PLACES[shown.level])})"


def reading(row: MapRow, lines: Sequence[str]) -> str:
    """An example in words, for those who meet such a map for the first time."""
    said = " ; ".join(line[:1].lower() + line[1:] for line in lines[1:] if line)
    return f"Lecture{NBSP}: {row.territory.name_in}, {lines[0]} ; {said}."


def national(shown: LevelMap) -> str:
    """« France : 4,4 pour 100 000 habitants », to compare with; empty where nothing is known."""
    row = shown.national
    if row.latest_value is None:
        return ""
    if shown.layer is Layer.VERDICT:
        said = verdicts.badge(row.progress, shown.day).word
        goal = _goal(row, shown.indicator)
        beside = f" ({goal[:1].lower()}{goal[1:]})" if goal else ""
        return f"France{NBSP}: {said[:1].lower()}{said[1:]}{beside}"
    if shown.number(row) is None:
        return ""
    if not column(shown.layer, shown.indicator):
        return f"France{NBSP}: {value(row, shown.indicator)}"
    said = detail(shown, row)
    return f"France{NBSP}: {said[:1].lower()}{said[1:]}"


def rate_labels(bounds: Sequence[float], indicator: IndicatorCard) -> list[str]:
    """« moins de 2,5 », « de 2,5 à moins de 4 », « 7 ou plus »: one more than there are bounds."""
    return _labels(bounds, indicator.unit is Unit.PERCENT)


def share_labels(bounds: Sequence[float]) -> list[str]:
    """From 0 to 100 %."""
    return _between((0, *bounds, 100))


def pace_labels(bounds: Sequence[float]) -> list[str]:
    """From 0 % up."""
    return [*_between((0, *bounds)), f"{_plain(bounds[-1])} % ou plus"]


def gap_labels(bounds: Sequence[float]) -> list[str]:
    """From far below the path to far above it."""
    near, far = (_plain(bound) for bound in bounds)
    return [
        f"plus de {far} % en dessous",
        f"de {near} à {far} % en dessous",
        f"à {near} % près",
        f"de {near} à {far} % au-dessus",
        f"plus de {far} % au-dessus",
    ]


def change_labels(bound: float, indicator: IndicatorCard) -> list[str]:
    """From a large fall to a large rise; the middle one is no change."""
    unit = plural(bound, "point", "points")
    size = _plain(bound) + (f" {unit}" if indicator.unit is Unit.PERCENT else "")
    return [
        f"baisse de plus de {size}",
        f"baisse jusqu’à {size}",
        "stable",
        f"hausse jusqu’à {size}",
        f"hausse de plus de {size}",
    ]


def zero_label(indicator: IndicatorCard) -> str:
    """The class of true zeros."""
    return "0 %" if indicator.unit is Unit.PERCENT else "0"


def days(found: Sequence[date]) -> str:
    """« au 30 juin 2025 », « du 31 décembre 2025 au 28 février 2026 »."""
    first, last = min(found), max(found)
    end = f"au {long_date(last)}"
    return end if first == last else f"du {long_date(first)} {end}"


def _absence(shown: LevelMap, row: MapRow) -> Code:
    """Why there is no number: nothing published, or nothing to aim at, or no longer."""
    is_unknown = row.latest_value is None or shown.layer in {Layer.RATE, Layer.CHANGE}
    return NOT_AVAILABLE if is_unknown else NOT_APPLICABLE


def _days(shown: LevelMap) -> str:
    found = [row.latest_date for row in shown.rows if row.latest_date is not None]
    return f"Données {days(found)}" if found else "Aucune donnée publiée"


def _result(shown: LevelMap) -> str:
    deadlines = {row.progress.deadline for row in shown.rows if row.progress is not None}
    day = f" du {long_date(min(deadlines))}" if len(deadlines) == 1 else ""
    return f"résultat à l’échéance{day}"


def _goal(row: MapRow, indicator: IndicatorCard) -> str:
    if row.progress is None:
        return ""
    goal = values.bare(row.progress.target_value, indicator)
    return f"Cible{NBSP}: {goal} au {long_date(row.progress.deadline)}"


def _moved(row: MapRow, per_year: str, indicator: IndicatorCard) -> str:
    """« +3 en 12 mois, soit +0,4 par an pour 100 000 habitants », « Stable en 12 mois »."""
    change = row.change or 0.0
    months = row.progress.window_months if row.progress is not None else None
    said = f"{values.difference(change, indicator)} en {count_of(months or 0, 'mois', 'mois')}"
    if not rounded(change, indicator.decimals):
        return values.capital(said)
    unit = f" {PER_100K}" if indicator.unit is Unit.COUNT else ""
    return f"{said}, soit {per_year} par an{unit}"


def _labels(bounds: Sequence[float], is_percent: bool) -> list[str]:
    unit = " %" if is_percent else ""
    inner = [f"de {_plain(a)} à moins de {_plain(b)}{unit}" for a, b in pairwise(bounds)]
    top = f"{_plain(bounds[-1])}{unit}"
    is_ceiling = is_percent and bounds[-1] == 100
    return [f"moins de {_plain(bounds[0])}{unit}", *inner, top if is_ceiling else f"{top} ou plus"]


def _between(bounds: Sequence[float]) -> list[str]:
    return [f"de {_plain(a)} à moins de {_plain(b)} %" for a, b in pairwise(bounds)]


def _plain(bound: float) -> str:
    return number(bound, decimals=1)
