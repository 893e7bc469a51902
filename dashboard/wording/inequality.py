"""Words of the gaps between groups of départements by APL."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.comparison import FifthCard, UnequalCard
from dashboard.cards.series import IndicatorCard, TerritoryCard
from dashboard.wording import compare
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import computed, count_of, number, percent, plural, rounded
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Unit

TITLE = "Selon l’accès aux médecins généralistes"
ENDS = {1: " (APL la plus faible)", 5: " (APL la plus forte)"}
COLUMNS = ("Groupe", "APL", "Départements", "Population")
DATE, GAP = "Date", "Écart"
SOURCES = ("apl", "population")
EXPANDER = "Courbes, tableaux et méthode, par groupe de départements"
SHOW_TABLE = "Afficher toutes les dates"
NO_MEAN = (
    "Aucune moyenne par groupe : il faudrait connaître, dans chaque département, le nombre de "
    "personnes sur lequel le pourcentage est calculé, et il n’est pas publié."
)
NO_DATE = "Aucune date n’a une valeur dans tous les départements : les groupes ne se comparent pas."


def missing(card: UnequalCard) -> str:
    """Why there is nothing to show."""
    return NO_DATE if card.has_mean else NO_MEAN


def title(card: UnequalCard) -> str:
    """What the chart finds: how the gap moved."""
    days = list(card.gaps)
    label = card.indicator.short_label
    if len(days) < 2:
        return f"{label} selon l’APL des départements"
    first, last = (rounded(card.gaps[day], 1) for day in (days[0], days[-1]))
    if last == first:
        return f"{label}{NBSP}: l’écart entre groupes de départements n’a pas changé"
    move = "se creuse" if last > first else "se réduit"
    return f"{label}{NBSP}: l’écart entre groupes de départements {move}"


def subtitle(card: UnequalCard) -> str:
    """Measure and unit."""
    return f"{card.indicator.label}, {compare.unit(card.indicator)}, par groupe de départements"


def finding(card: UnequalCard) -> str:
    """The gap on the last date and on the first, in a sentence or two."""
    days = list(card.by_date)
    fifths = card.by_date[days[-1]]
    low, high = min(fifths, key=_value), max(fifths, key=_value)
    said = (
        "Départements rangés en cinq groupes, de l’APL la plus faible à la plus forte. "
        f"Au {long_date(days[-1])}{NBSP}: {compare.amount(low.compared_value, card.indicator)} "
        f"dans le groupe {_group(low)}, {_bare(high.compared_value, card.indicator)} dans le "
        f"groupe {_group(high)}, soit un écart de {_gap(card.gaps[days[-1]], card.indicator)}."
    )
    if len(days) == 1:
        return said
    before = _gap(card.gaps[days[0]], card.indicator)
    return f"{said} Au {long_date(days[0])}, l’écart était de {before}."


def method(card: UnequalCard) -> str:
    """How groups are made, and who is in none."""
    sizes = sorted({fifth.departements_count for fifth in card.fifths})
    number_of = f"de {sizes[0]}" if len(sizes) == 1 else f"de {sizes[0]} ou {sizes[-1]}"
    return (
        "Les départements sont rangés selon leur APL aux médecins généralistes la plus récente, "
        f"puis partagés en cinq groupes {number_of}, les mêmes à toutes les dates. La valeur d’un "
        f"groupe est celle de l’ensemble de ses habitants.{_left_out(card.without_apl)} Seules les "
        "dates publiées pour tous ces départements sont montrées."
    )


def alternative(card: UnequalCard) -> str:
    """Text alternative of the chart."""
    days = list(card.by_date)
    return (
        f"Courbes de cinq groupes de départements, de l’APL la plus faible à la plus forte. "
        f"{card.indicator.short_label}, {compare.unit(card.indicator)}, du {long_date(days[0])} au "
        f"{long_date(days[-1])}. Valeurs dans le tableau qui suit."
    )


def caption(card: UnequalCard) -> str:
    """Caption of the table of groups on the newest date."""
    day = list(card.by_date)[-1]
    return f"{card.indicator.label} selon l’APL des départements, au {long_date(day)}"


def all_dates(card: UnequalCard) -> str:
    """Caption of the table of all dates."""
    return (
        f"{card.indicator.label}, {compare.unit(card.indicator)}, par groupe de départements, de "
        "l’APL la plus faible (1) à la plus forte (5)"
    )


def row(fifth: FifthCard, indicator: IndicatorCard) -> tuple[str, ...]:
    """One group on one date."""
    return (
        legend(fifth.fifth),
        f"de {computed(fifth.apl_min, 2)} à {computed(fifth.apl_max, 2)}",
        number(fifth.departements_count),
        number(fifth.population_count),
        _bare(fifth.compared_value, indicator),
    )


def date_row(
    day: date, fifths: Sequence[FifthCard], gap: float, indicator: IndicatorCard
) -> tuple[str, ...]:
    """The five groups on one date, and their gap."""
    shown = (_bare(fifth.compared_value, indicator) for fifth in fifths)
    return (long_date(day), *shown, _gap(gap, indicator))


def hover(fifth: FifthCard, indicator: IndicatorCard) -> str:
    """What a point says when it is reached."""
    return f"{long_date(fifth.date)}{NBSP}: {_bare(fifth.compared_value, indicator)}"


def legend(fifth: int) -> str:
    """« Groupe 1 (APL la plus faible) », « Groupe 2 »."""
    return f"Groupe {fifth}{ENDS.get(fifth, '')}"


def _value(fifth: FifthCard) -> float:
    return fifth.compared_value


def _group(fifth: FifthCard) -> str:
    return f"{fifth.fifth} (APL de {computed(fifth.apl_min, 2)} à {computed(fifth.apl_max, 2)})"


def _bare(value: float, indicator: IndicatorCard) -> str:
    return percent(value) if indicator.unit is Unit.PERCENT else computed(value, 1)


def _gap(value: float, indicator: IndicatorCard) -> str:
    if indicator.unit is Unit.PERCENT:
        return f"{computed(value, 1)}{NBSP}{plural(rounded(value, 1), 'point', 'points')}"
    return computed(value, 1)


def _left_out(places: Sequence[TerritoryCard]) -> str:
    if not places:
        return ""
    names = ", ".join(place.name for place in places)
    lacking = count_of(len(places), "département", "départements")
    verb = "n’est" if len(places) == 1 else "ne sont"
    return f" Sans APL publiée, {names} ({lacking}) {verb} dans aucun groupe."
