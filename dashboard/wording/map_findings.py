"""What a map finds, in a sentence: its title and its text alternative (interface.md 3.3, 3.10)."""

from collections.abc import Sequence
from statistics import median

from dashboard.cards.maps import LevelMap
from dashboard.figures.maps.legend import AreaValue, MapClass
from dashboard.selection.layers import Layer
from dashboard.wording import values
from dashboard.wording.maps import PER_100K, layer_name
from dashboard.wording.numbers import computed, percent, plural, rounded
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Level, Unit, Verdict

_NAMES = {Level.DEPARTEMENT: "départements", Level.REGION: "régions"}
_ONE = {Level.DEPARTEMENT: "1 département", Level.REGION: "1 région"}
_NONE = {Level.DEPARTEMENT: "Aucun département", Level.REGION: "Aucune région"}
_ON_TRACK = {Verdict.ATTEINT, Verdict.EN_BONNE_VOIE}
# The two classes under the path or under zero, and those slower than 60 % of the pace.
_BEHIND, _SLOW = {"1", "2"}, {"below_start", "1", "2"}


def title(shown: LevelMap, areas: Sequence[AreaValue]) -> str:
    """The finding, under 90 characters: how many are late, or the median."""
    classes = [area.class_id for area in areas]
    behind = sum(each in _BEHIND for each in classes)
    match shown.layer:
        case Layer.VERDICT:
            return _verdicts(shown, classes)
        case Layer.GAP:
            late = "à plus de 5 % sous"
            return _how_many(
                shown, behind, f"est {late} sa trajectoire", f"sont {late} leur trajectoire"
            )
        case Layer.PACE:
            pace = "à moins de 60 % du rythme nécessaire"
            slow = sum(each in _SLOW for each in classes)
            return _how_many(shown, slow, f"avance {pace}", f"avancent {pace}")
        case Layer.CHANGE:
            return _how_many(shown, behind, "recule sur un an", "reculent sur un an")
        case Layer.COUNT:
            return _extent(shown)
    return _median(shown)


def alternative(shown: LevelMap, legend: Sequence[MapClass], found: str) -> str:
    """The map in a sentence or two: territories by verdict, or what its title has found."""
    name = f"{shown.indicator.short_label}, {_lower(layer_name(shown.layer, shown.indicator))}"
    if shown.layer is Layer.VERDICT:
        counts = (f"{_lower(each.label)} {each.count}" for each in legend if each.count)
        finding = f"{name}{NBSP}: {', '.join(counts)}"
    else:
        finding = f"{name}. {found}"
    places = f"{len(shown.rows)} {_NAMES[shown.level]}"
    return f"Carte des {places}. {finding}. Valeurs dans le tableau qui suit."


def _verdicts(shown: LevelMap, classes: Sequence[str]) -> str:
    if shown.is_over():
        reached = classes.count(Verdict.ATTEINT)
        return _how_many(
            shown,
            reached,
            "a atteint sa cible à l’échéance",
            "ont atteint leur cible à l’échéance",
        )
    on_track = sum(each in _ON_TRACK for each in classes)
    if not on_track:
        return f"{_NONE[shown.level]} n’a atteint sa cible ni n’est en bonne voie"
    return _how_many(
        shown,
        on_track,
        "a atteint sa cible ou est en bonne voie",
        "ont atteint leur cible ou sont en bonne voie",
    )


def _how_many(shown: LevelMap, count: int, one: str, many: str) -> str:
    if count == 0:
        negation = "n’" if one[0] in "aeéo" else "ne "
        return f"{_NONE[shown.level]} {negation}{one}"
    total = len(shown.rows)
    if count == 1:
        return f"{_ONE[shown.level]} sur {total} {one}"
    return f"{count} {_NAMES[shown.level]} sur {total} {many}"


def _extent(shown: LevelMap) -> str:
    """« De 3 à 126 MSP selon les départements »: no median of numbers that follow population."""
    indicator = shown.indicator
    known = [number for row in shown.rows if (number := shown.number(row)) is not None]
    if not known:
        return f"{indicator.short_label}, {_lower(layer_name(shown.layer, indicator))}"
    most = values.with_unit(max(known), indicator)
    return f"De {values.bare(min(known), indicator)} à {most} selon les {_NAMES[shown.level]}"


def _median(shown: LevelMap) -> str:
    indicator, places = shown.indicator, _NAMES[shown.level]
    known = [number for row in shown.rows if (number := shown.number(row)) is not None]
    if not known:
        return f"{indicator.short_label}, {_lower(layer_name(shown.layer, indicator))}"
    middle = median(known)
    if shown.layer is Layer.SHARE:
        return f"En médiane, les {places} ont fait {percent(middle)} du chemin"
    if indicator.unit is Unit.PERCENT:
        return f"En médiane, les {places} sont à {values.bare(middle, indicator)}"
    unit = plural(rounded(middle, 1), indicator.unit_one, indicator.unit_many)
    return f"En médiane, les {places} ont {computed(middle, 1)} {unit} {PER_100K}"


def _lower(text: str) -> str:
    """Sentence case inside a sentence, acronyms left alone."""
    first = text.partition(" ")[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]
