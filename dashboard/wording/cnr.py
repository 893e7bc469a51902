"""Words of the page CNR Santé: commitments, what measures them, what followed."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.cnr import CommitmentCard, EventCard, YearlyChange
from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard, SeriesCard, TargetCard
from dashboard.wording import values
from dashboard.wording.dates import long_date, month_year, period, short_date
from dashboard.wording.numbers import NOT_AVAILABLE, STABLE, count_of, plural
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import Axis, Measure

TITLE = "Conseil national de la refondation – volet santé"
LEAD = (
    "Les engagements du 3 mai 2023, ce qui les mesure, ce que l’on sait de leurs suites, et les "
    "projets locaux."
)
COMMITMENTS = "Engagements du 3 mai 2023"
AXES = {
    Axis.ACCES: "Accès aux soins",
    Axis.COOPERATION: "Coopération entre professionnels",
    Axis.SIMPLIFICATION: "Simplification",
    Axis.FIDELISATION: "Fidélisation des professionnels",
    Axis.METHODE: "Méthode",
}
DEADLINE, PROMISED_BY, MEASURE, SINCE = ("Échéance", "Annoncé par", "Mesure", "Suites connues")
NO_DATE = "sans date"
NO_MEASURE = "Pas de mesure publique"
PADHUE_LINK = "Chiffres des épreuves, page PADHUE"
NOTHING_SINCE = "Aucune suite consignée."
STATEMENTS = "Engagements chiffrés, tous auteurs"
SHOW_STATEMENTS = "Voir chaque annonce chiffrée, son auteur et la valeur mesurée"
CAPTION = "Engagements chiffrés qu’un indicateur public permet de suivre, et valeur en France"
COLUMNS = (
    *("Indicateur", "Engagement", "Échéance", "Annoncé par", "Source"),
    *("Valeur", "Date de la valeur"),
)
NOTES = (
    "Une annonce n’est pas une mesure : seule la dernière colonne de chiffres vient d’un "
    "indicateur publié.",
    "Une échéance dite « en 2027 » est lue comme le 31 décembre 2027, « été 2023 » comme le "
    "30 septembre 2023.",
    "Ont aussi été cités comme déjà faits : la vaccination par les pharmaciens, les infirmiers et "
    "les sages-femmes, et le renouvellement d’une ordonnance chronique par le pharmacien pour "
    "trois mois. Le ministère a aussi dit soutenir la proposition de loi Valletoux (rattachement "
    "de tous les professionnels à une CPTS).",
)
YEARLY_COLUMNS = ("Douze mois finis le", "Variation nette", "Écart")
YEARLY_NOTE = (
    "La variation est nette : les ouvertures moins les fermetures. Le nombre d’ouvertures seules "
    "n’est pas publié par le Baromètre. Les périodes de douze mois se chevauchent."
)
EARLIER = "Voir les périodes antérieures à l’annonce"
PROCESS = "Le déroulement"
PROCESS_STEPS = (
    "8 septembre 2022 : lancement du Conseil national de la refondation.",
    "3 octobre 2022 : lancement du volet santé au Mans, par François Braun.",
    "4 novembre 2022 : première réunion en Provence-Alpes-Côte d’Azur, à Marseille.",
    "3 mai 2023 : séance plénière de restitution, d’abord prévue en février puis le 24 avril.",
    "14 novembre 2023 : nouveau cycle en Provence-Alpes-Côte d’Azur, à partir des Hautes-Alpes, "
    "sur la santé mentale.",
)
PROCESS_SOURCE = (
    "Source : documents publics de 2022 et 2023 (page du ministère chargé de la santé, lettre "
    "d’information du secteur, dossier de presse « CNR santé dans les Alpes-de-Haute-Provence : "
    "1 an après », Le Quotidien du Pharmacien, Maire info). Nos notes ne disent pas duquel vient "
    "chaque date."
)
TOOLS = (
    "Leviers de financement cités : FIR, ACI, CRTE. Outils contractuels cités : CTS, CLS, CRTE, "
    "CPOM."
)


def summary(commitments: Sequence[CommitmentCard]) -> str:
    """How many commitments, and how many can be followed."""
    counts = {measure: sum(c.measure is measure for c in commitments) for measure in Measure}
    followed, nothing = counts[Measure.INDICATEUR], counts[Measure.AUCUNE]
    verb = plural(followed, "est suivi", "sont suivis")
    return (
        f"{count_of(len(commitments), 'engagement', 'engagements')}{NBSP}: {followed} {verb} par "
        f"un indicateur public, {counts[Measure.PADHUE]} par des chiffres sans cible, "
        f"{nothing} n’{plural(nothing, 'a', 'ont')} pas de mesure publique."
    )


def deadline(commitment: CommitmentCard, today: date) -> str:
    """The words used for the deadline, else its day, and whether it has passed."""
    day = commitment.deadline
    said = commitment.deadline_text or (long_date(day) if day else NO_DATE)
    return f"{said}, échéance passée" if day is not None and day < today else said


def promised(commitment: CommitmentCard) -> str:
    """« Ministère de la Santé, plénière du CNR Santé, le 3 mai 2023 »."""
    return f"{commitment.promised_by}, le {long_date(commitment.announced_on)}"


def dated(event: EventCard) -> str:
    """« 13 juillet 2023 : annonce… »."""
    return f"{values.capital(period(event.period))}{NBSP}: {event.event}"


def measure(series: SeriesCard) -> str:
    """« MSP : 2 981 au 30 juin 2025 », the words of the link to the indicator."""
    name, latest = series.indicator.short_label, series.latest
    if latest is None:
        return f"{name}{NBSP}: aucune valeur publiée"
    value = values.bare(latest.value, series.indicator)
    return f"{name}{NBSP}: {value} {values.stock_date(latest.date)}"


def towards(card: ProgressCard, indicator: IndicatorCard) -> str:
    """« Vers 4 000 au 31 décembre 2026 », what a verdict is about."""
    target = values.bare(card.target_value, indicator)
    return f"Vers {target} au {long_date(card.deadline)}"


def yearly_title(target: TargetCard, series: SeriesCard) -> str:
    """« 450 MSP par an : ce que mesure l’indicateur »."""
    return f"{commitment(target, series)}{NBSP}: ce que mesure l’indicateur"


def yearly_sentence(target: TargetCard, series: SeriesCard, last: YearlyChange) -> str:
    """The newest twelve months beside what was announced."""
    indicator = series.indicator
    moved = values.moved(last.change, indicator)
    missing = target.target_value - last.change
    against = values.with_unit(target.target_value, indicator)
    side = "de moins" if missing > 0 else "de plus"
    gap = (
        f"soit {values.bare(abs(missing), indicator)} {side} que les {against} par an annoncées"
        if missing
        else f"exactement les {against} par an annoncées"
    )
    return (
        f"De {month_year(last.start)} à {month_year(last.end)}, la variation est de {moved}, {gap}."
    )


def yearly_caption(series: SeriesCard, *, is_earlier: bool = False) -> str:
    """Caption of the table of twelve-month changes."""
    when = "avant l’annonce" if is_earlier else "depuis l’annonce"
    return (
        f"{series.indicator.short_label}, {series.territory.name}{NBSP}: variation sur douze mois "
        f"{when}, et écart avec le nombre annoncé"
    )


def yearly_row(
    change: YearlyChange, target: TargetCard, indicator: IndicatorCard
) -> tuple[str, ...]:
    """One period of twelve months; a gap of nothing is « aucun »."""
    gap = values.difference(change.change - target.target_value, indicator)
    return (
        short_date(change.end),
        values.difference(change.change, indicator),
        "aucun" if gap == STABLE else gap,
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
