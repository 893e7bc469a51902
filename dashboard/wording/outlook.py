"""Words of the choice of an announcement, a window and a day."""

from datetime import date

from dashboard.cards.series import IndicatorCard, TargetCard
from dashboard.wording import values
from dashboard.wording.dates import long_date
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import TargetStatus

EXPANDER = "Changer de cible, de fenêtre d’observation ou de date"
STATEMENT = "Cible"
WINDOW = "Rythme observé sur"
DAY = "Comme si nous étions le"
AGAINST = "Cible retenue pour le verdict"
BACK_TO_TODAY = "Revenir à aujourd’hui"
_WINDOWS = {
    "": "12 mois, projection la plus sûre",
    "12": "12 mois, prolongés en droite",
    "24": "24 mois, prolongés en droite",
}
ELSEWHERE = (
    "L’annonce choisie ne porte pas sur ce territoire : la page mesure le chemin vers la cible du "
    "Baromètre."
)
NOT_YET = "L’annonce choisie n’était pas encore connue à cette date."


def level(target: TargetCard, indicator: IndicatorCard) -> str:
    """« 4 000 au 31 décembre 2027 (contestée) »."""
    said = values.target(target, indicator)
    if target.target_status is TargetStatus.IN_FORCE:
        return said
    return f"{said} ({values.TARGET_STATUS[target.target_status]})"


def window(code: str) -> str:
    """How the recent pace is read, and carried on."""
    return _WINDOWS[code]


def day(chosen: date | None, today: date) -> str:
    """« Aujourd’hui, 21 novembre 2026 », « 15 octobre 2024 »."""
    if chosen is None:
        return f"Aujourd’hui, {long_date(today)}"
    return long_date(chosen)


def as_if(chosen: date, today: date) -> str:
    """What is said on top of a page that is read from another day than today."""
    if chosen < today:
        return (
            f"Page vue comme si nous étions le {long_date(chosen)}{NBSP}: seules les valeurs et "
            "les cibles publiées à cette date sont montrées."
        )
    return (
        f"Page vue comme si nous étions le {long_date(chosen)}, avec ce qui est connu "
        f"aujourd’hui{NBSP}: l’âge des données et les échéances changent."
    )
