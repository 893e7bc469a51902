"""How maps are made, in words, for the page Méthode et données (interface.md 3.4)."""

from collections.abc import Sequence

from dashboard.cards.series import IndicatorCard
from dashboard.wording.maps import PER_100K
from dashboard.wording.numbers import number
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Unit

TITLE = "Comment lire une carte"
LEAD = (
    "Une carte ne colore que des verdicts, des taux et des parts : un nombre de structures ou de "
    "contrats suit d’abord la population. Les bornes des classes sont fixées une fois et ne "
    "changent ni d’une date à l’autre, ni d’un filtre à l’autre ; la légende compte les "
    "territoires de chaque classe."
)
TERMS = (
    (
        "Verdict",
        "Celui de la page du territoire. Quand une unité de plus ou de moins le changerait, la "
        "carte le dit en gris : ne permet pas de conclure.",
    ),
    (
        "Nombre pour 100 000 habitants, ou valeur",
        "Quintiles arrondis de toutes les valeurs des départements mesurées depuis le "
        "31 décembre 2022, connues le 21 novembre 2026. Zéro est une classe à part. La couverture "
        f"par un SAS a des seuils fixes{NBSP}: ses départements sont presque tous à 0 ou à 100 %.",
    ),
    (
        "Nombre",
        "L’aire d’un cercle est proportionnelle au nombre, à la même échelle à toutes les dates ; "
        "la carte en tuiles écrit le nombre. Un zéro est écrit, sans cercle.",
    ),
    (
        "Part du chemin parcourue",
        "Seuils fixes tous les 20 %, une classe sous 0 % et une à 100 % ou plus.",
    ),
    (
        "Écart à la trajectoire",
        "Seuils fixes à 5 et 20 % de la valeur attendue, des deux côtés ; la classe du milieu est "
        "à 5 % près.",
    ),
    (
        "Rythme",
        "Seuils fixes à 0, 30, 60, 95 et 130 % du rythme nécessaire ; 60 et 95 % sont ceux du "
        "verdict.",
    ),
    (
        "Évolution sur un an",
        "Classes symétriques autour de zéro, qui est une classe à part. La borne est proche de la "
        "taille médiane des variations annuelles passées, arrondie.",
    ),
    (
        "Hachures, tirets",
        "Hachures : rien n’est publié, ou rien n’est calculable. Tirets : non concerné, faute de "
        "cible, de chemin à faire ou d’échéance à venir.",
    ),
    (
        "Carte en tuiles",
        "Chaque département a la même taille, près de ses voisins ; les plus petits s’y lisent "
        "comme les autres. Elle s’affiche d’abord sur les téléphones.",
    ),
)
SHOW_BOUNDS = "Voir ce que montre chaque couche, et les bornes des classes"
CAPTION = "Bornes des classes, fixées le 21 novembre 2026"
COLUMNS = ("Indicateur", "Bornes de la valeur", "Forte variation")


def bounds_row(
    indicator: IndicatorCard, rates: Sequence[float], change: float
) -> tuple[str, str, str]:
    """« MSP », « 2,5 ; 4 ; 5,5 ; 7 pour 100 000 habitants », « plus de 0,5 par an »."""
    is_percent = indicator.unit is Unit.PERCENT
    figures = " ; ".join(number(bound, decimals=1) for bound in rates)
    size = number(change, decimals=1)
    return (
        indicator.short_label,
        f"{figures} %" if is_percent else f"{figures} {PER_100K}",
        f"plus de {size} point{'s' * (change >= 2)} par an"
        if is_percent
        else f"plus de {size} par an {PER_100K}",
    )
