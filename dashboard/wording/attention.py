"""Words of the list « À regarder » of the overview: one sentence for each thing to look at."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.attention import Closing, Notable
from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard, SeriesCard, TerritoryCard
from dashboard.wording import values, verdicts
from dashboard.wording.dates import ago, long_date
from dashboard.wording.numbers import count_of, plural
from dashboard.wording.typography import NBSP, listed
from pipelines.vocabulary import Level

TITLE = "À regarder"
NOTHING = "Rien à signaler aujourd’hui dans les dernières valeurs."
MOST_NAMED = 6
COMPARE_LINK = "les comparer"
DETAIL_LINK = "voir la série"
RESULT_LINK = "voir le résultat"


def notable(found: Notable, indicator: IndicatorCard, places: Sequence[TerritoryCard]) -> str:
    """The sentence of one finding; `places` are its territories."""
    say = _RULES[found.rule]
    return f"{indicator.short_label}{NBSP}: {say(found, places)}"


def closing(ended: Closing, indicator: IndicatorCard) -> str:
    """« Assistants médicaux : l’échéance des cibles départementales du 31 décembre 2024… »."""
    passed = (
        f"{indicator.short_label}{NBSP}: l’échéance des cibles départementales du "
        f"{long_date(ended.deadline)} est passée"
    )
    total = ended.reached_count + ended.missed_count
    if not total:
        return f"{passed} ; aucun résultat n’est publié."
    verb = plural(ended.reached_count, "a atteint sa cible", "ont atteint leur cible")
    reached = f"{ended.reached_count}" if ended.reached_count else "aucun"
    negation = "" if ended.reached_count else "n’"
    return f"{passed} ; {reached} des {total} départements au résultat connu {negation}{verb}."


def over(card: ProgressCard, series: SeriesCard) -> str:
    """A national announcement whose deadline has passed, with its final gap."""
    said = verdicts.result(card, series.indicator)
    return f"{series.indicator.short_label}{NBSP}: {said[:1].lower()}{said[1:]}"


def old(series: SeriesCard, today: date) -> str:
    """« MSP : dernière valeur mesurée au 30 juin 2025, il y a 16 mois. »"""
    if series.latest is None:
        return f"{series.indicator.short_label}{NBSP}: aucune valeur mesurée."
    day = series.latest.date
    return (
        f"{series.indicator.short_label}{NBSP}: dernière valeur mesurée "
        f"{values.stock_date(day)}, {ago(day, today)}."
    )


def _in_words(places: Sequence[TerritoryCard]) -> str:
    """« 3 départements », « la France », « 1 région et 2 départements »."""
    counts = {level: sum(place.level is level for place in places) for level in Level}
    parts = ["la France"] * bool(counts[Level.PAYS])
    if counts[Level.REGION]:
        parts.append(count_of(counts[Level.REGION], "région", "régions"))
    if counts[Level.DEPARTEMENT]:
        parts.append(count_of(counts[Level.DEPARTEMENT], "département", "départements"))
    return listed(parts)


def _named(places: Sequence[TerritoryCard]) -> str:
    below = [place.name for place in places if place.level is not Level.PAYS]
    return f" ({', '.join(below)})" if 0 < len(below) <= MOST_NAMED else ""


def _backwards(found: Notable, places: Sequence[TerritoryCard]) -> str:
    del found
    verb = plural(len(places), "est", "sont")
    return (
        f"{_in_words(places)}{_named(places)} {verb} sous le point de départ ; le taux publié "
        "affiche 0 %."
    )


def _beaten(found: Notable, places: Sequence[TerritoryCard]) -> str:
    del found
    verb = plural(len(places), "a dépassé sa cible", "ont dépassé leur cible")
    return f"{_in_words(places)}{_named(places)} {verb} ; le taux publié s’arrête à 100 %."


def _repeated(found: Notable, places: Sequence[TerritoryCard]) -> str:
    del places
    return (
        f"la valeur imprimée pour le {long_date(found.date)} répète la précédente dans tous les "
        "territoires : ce n’est pas une mesure."
    )


def _mean(found: Notable, places: Sequence[TerritoryCard]) -> str:
    if any(place.level is Level.PAYS for place in places):
        said = f"en France au {long_date(found.date)}, {found.found}"
        return f"{said}, ce qui diffère de la valeur publiée."
    return (
        f"dans {_in_words(places)}, la moyenne des départements diffère de la valeur publiée au "
        f"{long_date(found.date)}."
    )


def _outside(found: Notable, places: Sequence[TerritoryCard]) -> str:
    whose = plural(len(places), "ses départements", "leurs départements")
    return (
        f"la valeur de {_in_words(places)}{_named(places)} au {long_date(found.date)} sort de "
        f"l’intervalle de celles de {whose}."
    )


def _sum(found: Notable, places: Sequence[TerritoryCard]) -> str:
    del places
    return f"les cibles départementales ne s’additionnent pas à la cible nationale ({found.found})."


_RULES = {
    "recul": _backwards,
    "cible_depassee": _beaten,
    "valeur_reportee": _repeated,
    "moyenne_des_departements": _mean,
    "hors_des_departements": _outside,
    "somme_des_cibles": _sum,
}
