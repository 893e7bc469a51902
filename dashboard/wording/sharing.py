"""Words of the theoretical share of a national announcement: never called a target."""

from collections.abc import Mapping

from dashboard.cards.progress import Part
from dashboard.cards.series import IndicatorCard, SeriesCard, TargetCard
from dashboard.wording import values
from dashboard.wording.numbers import NOT_AVAILABLE, count_of, number
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import SharingKey

TITLE = "Part théorique des annonces nationales"
ANNOUNCEMENT = "Annonce nationale"
KEYS = {
    SharingKey.POPULATION: "Selon la population",
    SharingKey.GENERALISTES: "Selon les généralistes",
    SharingKey.SOUS_DENSE: "Selon la population sous-dense",
}
# Where the keys come from.
SOURCES = ("population", "ameli", "apl")
WARNING = (
    "Personne n’a fixé ces nombres : ils répartissent une annonce nationale au prorata d’une clé. "
    "Ce n’est pas une cible, et aucun verdict n’en dépend."
)
KEYS_NOTE = (
    "Population : population municipale la plus récente. Généralistes : effectif publié par la "
    "Cnam. Population sous-dense : habitants des communes où l’accessibilité aux généralistes "
    "(APL) est inférieure à 2,5 consultations par an et par habitant."
)


def caption(series: SeriesCard) -> str:
    """Caption of the table."""
    return f"{series.indicator.short_label}{NBSP}: part théorique {series.territory.name_of}"


def announcement(target: TargetCard, indicator: IndicatorCard) -> str:
    """« 4 000 au 31 décembre 2026 »."""
    return values.target(target, indicator)


def part(target: TargetCard, found: Part | None) -> str:
    """« 41 », « 0,8 », « n.d. » where the key is not known here."""
    if found is None or found.share is None:
        return NOT_AVAILABLE.mark
    value = target.target_value * found.share
    return number(value, decimals=0 if value >= 10 else 1)


def note(parts: Mapping[SharingKey, Part]) -> str:
    """What the keys are, how many départements each leaves out, and what « n.d. » stands for."""
    left_out = [
        f"{KEYS[key].lower()}, {count_of(found.missing_in_france, 'département', 'départements')}"
        for key, found in parts.items()
        if found.missing_in_france
    ]
    said = [KEYS_NOTE]
    if left_out:
        said.append(f"Sans donnée, donc hors du partage{NBSP}: {' ; '.join(left_out)}.")
    if any(key not in parts or parts[key].share is None for key in SharingKey):
        said.append(NOT_AVAILABLE.sentence)
    return " ".join(said)
