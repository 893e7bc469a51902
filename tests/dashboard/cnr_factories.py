"""Commitments, projects, counts and quoted figures, each with what most tests leave alone."""

from datetime import date

from dashboard.cards.cnr import CommitmentCard, FigureCard, ProjectCard, TallyCard
from dashboard.cards.series import TerritoryCard
from pipelines.vocabulary import (
    Axis,
    Confidence,
    Measure,
    Notion,
    ProjectStatus,
    Roundness,
    Tally,
    Theme,
)
from tests.dashboard.factories import FRANCE, place

PACA = place("REG-93")
HAUTE_PROVENCE = place("DEP-04", parent_id="REG-93")


def commitment(
    promise: str = "Plan d’action",
    *,
    measure: Measure = Measure.AUCUNE,
    deadline: date | None = None,
    deadline_text: str | None = None,
) -> CommitmentCard:
    """A commitment of 3 May 2023."""
    return CommitmentCard(
        axis=Axis.ACCES,
        promise=promise,
        announced_on=date(2023, 5, 3),
        deadline=deadline,
        deadline_text=deadline_text,
        promised_by="Ministère de la Santé",
        measure=measure,
        indicator_id="msp" if measure is Measure.INDICATEUR else None,
        statement_id=None,
        measure_note=None,
        source_title="Dossier de presse",
        source_url=None,
        events=(),
    )


def project(
    territory: TerritoryCard = HAUTE_PROVENCE,
    *,
    within: tuple[str, ...] = ("DEP-04", "REG-93", "FR"),
    theme: Theme = Theme.ALLER_VERS,
    status: ProjectStatus | None = ProjectStatus.EN_COURS,
    period: str | None = "2023-11",
) -> ProjectCard:
    """A local project."""
    return ProjectCard(
        territory=territory,
        within=within,
        name="Bus de santé",
        theme=theme,
        lever="Un bus",
        status=status,
        figures=None,
        period=period,
        source_title="Dossier de presse",
        source_url=None,
    )


def tally(
    value: float,
    *,
    counted: Tally = Tally.PARTICIPANTS,
    roundness: Roundness = Roundness.EXACT,
    territory: TerritoryCard = FRANCE,
    source_title: str = "Le Quotidien",
    note: str | None = None,
) -> TallyCard:
    """A number that a source gives."""
    return TallyCard(
        territory=territory,
        tally=counted,
        roundness=roundness,
        value=value,
        period="2023-05-03",
        source_title=source_title,
        source_url=None,
        note=note,
    )


def figure(
    value: float = 82.0,
    *,
    gap: float | None = -8.0,
    unit: str = "%",
    notion: Notion = Notion.MEME,
    explanation: str | None = None,
    confidence: Confidence = Confidence.HIGH,
    compared: tuple[date, float] | None = (date(2025, 10, 31), 90.0),
) -> FigureCard:
    """A figure quoted for the coverage by CPTS in 2025."""
    return FigureCard(
        territory_id="FR",
        period="2025",
        period_end=date(2025, 12, 31),
        value=value,
        unit=unit,
        source_title="Entretien",
        publisher="Le Quotidien du médecin",
        source_url="https://example.org/a",
        confidence=confidence,
        indicator_id="cpts",
        notion=notion,
        counts="Chiffre de presse",
        explanation=explanation,
        compared_date=compared[0] if compared else None,
        compared_value=compared[1] if compared else None,
        gap=gap,
    )
