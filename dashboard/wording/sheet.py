"""Words of the one-page sheet of a territory."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.progress import ProgressCard, Standing
from dashboard.cards.series import TerritoryCard
from dashboard.wording import pace, values, verdicts
from dashboard.wording.dates import long_date, short_date
from dashboard.wording.numbers import NOT_APPLICABLE, NOT_AVAILABLE, plural
from pipelines.vocabulary import Level, Verdict

NOT_THE_STATE = "Site indépendant, pas un document de l’État."
RESULTS = "Résultats"
COURSES = "Évolution"
KEEP = "À retenir"
CONTEXT = "Contexte"
FINDINGS = "Signalements sur les données"
PROJECTS = "Projets locaux"
COLUMNS = ("Indicateur", "Valeur", "Cible", "Écart", "Il faudrait", "Verdict")
PERMANENT_LINK = "Lien permanent :"
DOWNLOAD = "Télécharger la fiche d’une page, à imprimer"
PADHUE = "PADHUE : aucune cible chiffrée n’a été publiée."
NO_FINDING = "Aucun signalement sur les dernières valeurs."
READING = (
    "Lecture : trait plein, valeurs mesurées ; tireté, trajectoire linéaire ; losange, cible. Le "
    "verdict compare la part du chemin à la part du temps, à la date de la valeur."
)
_GOOD = (Verdict.ATTEINT, Verdict.EN_BONNE_VOIE)


def title(own: TerritoryCard) -> str:
    """« Fiche de l’Ain »."""
    return f"Fiche {own.name_of}"


def heading(chain: Sequence[TerritoryCard]) -> str:
    """« Ain (01) – Auvergne-Rhône-Alpes »."""
    own = chain[0]
    if own.level is Level.DEPARTEMENT:
        return f"{own.name} ({own.code}) – {chain[1].name}"
    return own.name


def edited(day: date) -> str:
    """« Éditée le 22 novembre 2026 »."""
    return f"Éditée le {long_date(day)}"


def caption(own: TerritoryCard) -> str:
    """Caption of the table of results."""
    return f"Les objectifs chiffrés {own.name_in}, dernières valeurs mesurées"


def lead(standings: Sequence[Standing], today: date) -> str:
    """« Dans l’Ain, 1 objectif sur 3 est atteint ou en bonne voie. »"""
    where = values.capital(standings[0].series.territory.name_in)
    judged = [one.progress for one in standings if one.progress is not None]
    good = sum(verdicts.badge(card, today).verdict in _GOOD for card in judged)
    if not good:
        return f"{where}, aucun des {len(standings)} objectifs n’est atteint ou en bonne voie."
    objectives = plural(good, "objectif", "objectifs")
    verb = plural(good, "est atteint", "sont atteints")
    return f"{where}, {good} {objectives} sur {len(standings)} {verb} ou en bonne voie."


def row(standing: Standing, today: date) -> tuple[str, str, str, str, str]:
    """Indicator, value and date, target and deadline, gap, what it would take."""
    series, card = standing.series, standing.progress
    value = (
        f"{values.bare(series.latest.value, series.indicator)} ({short_date(series.latest.date)})"
        if series.latest is not None
        else NOT_AVAILABLE.mark
    )
    if card is None:
        none = NOT_APPLICABLE.mark
        return series.indicator.short_label, value, none, none, none
    goal = f"{values.bare(card.target_value, series.indicator)} ({short_date(card.deadline)})"
    return (
        series.indicator.short_label,
        value,
        goal,
        _gap(card, standing, today),
        _need(card, standing, today),
    )


def _gap(card: ProgressCard, standing: Standing, today: date) -> str:
    indicator = standing.series.indicator
    if card.is_over(today):
        if card.final_gap_units is None:
            return NOT_AVAILABLE.mark
        return values.difference(card.final_gap_units, indicator)
    return NOT_APPLICABLE.mark if card.gap_units is None else pace.gap_to_path(card, indicator)


def _need(card: ProgressCard, standing: Standing, today: date) -> str:
    if card.is_over(today) or card.is_reached or card.needed_per_year is None:
        return NOT_APPLICABLE.mark
    return pace.per_year(abs(card.needed_per_year), standing.series.indicator)
