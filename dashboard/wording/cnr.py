"""Words of the page CNR Santé."""

from dashboard.cards import SeriesCard, TargetCard
from dashboard.wording import values
from dashboard.wording.dates import short_date
from dashboard.wording.numbers import NOT_AVAILABLE

TITLE = "Conseil national de la refondation – volet santé"
LEAD = "Les engagements chiffrés, leur échéance, et ce que mesure l’indicateur qui les suit."
COMMITMENTS = "Engagements chiffrés"
CAPTION = "Engagements chiffrés qu’un indicateur public permet de suivre, par indicateur"
COLUMNS = (
    *("Indicateur", "Engagement", "Échéance", "Annoncé par", "Source"),
    *("Dernière valeur, France", "Date de la valeur"),
)
NOTES = (
    "Une annonce n’est pas une mesure : seule la dernière colonne de chiffres vient d’un "
    "indicateur publié.",
    "Une échéance dite « en 2027 » est lue comme le 31 décembre 2027.",
    "Le CNR Santé a aussi pris des engagements sans cible chiffrée, qu’aucun indicateur public ne "
    "mesure : médicobus, protocoles de coopération, accès direct, santé des soignants.",
)
PROCESS = "Le déroulement"
PROCESS_STEPS = (
    "8 septembre 2022 : lancement du Conseil national de la refondation.",
    "3 octobre 2022 : lancement du volet santé au Mans.",
    "3 mai 2023 : séance plénière de restitution, d’abord prévue en février puis le 24 avril.",
)
PARTICIPANTS = (
    "Plus de 250 réunions territoriales. Le nombre de participants diffère selon la source : "
    "« plus de 10 000 » pour le ministère, « environ 100 000 » pour Le Quotidien du Pharmacien."
)


def value(series: SeriesCard) -> str:
    """Newest measure, « n.d. » without one."""
    return values.bare(series.latest.value if series.latest else None, series.indicator)


def day(series: SeriesCard) -> str:
    """Its date, « n.d. » without one."""
    return short_date(series.latest.date) if series.latest else NOT_AVAILABLE.mark


def commitment(target: TargetCard, series: SeriesCard) -> str:
    """« 4 000 MSP », « 450 MSP par an »."""
    said = values.with_unit(target.target_value, series.indicator)
    return said if target.deadline else f"{said} par an"
