"""Figures about PADHUE as the page holds them, small enough to read in a test."""

from datetime import date

from dashboard.cards.padhue import (
    ALL_PROFESSIONS,
    ALL_SPECIALTIES,
    Citation,
    DurationCard,
    FigureCard,
    Known,
    PadhueCard,
    TextCard,
    TransitionCard,
)
from pipelines.vocabulary import Confidence, EvcScope, Roundness

JO = Citation(title="Arrêté", publisher="Journal officiel", date="2024-06-02")
MINISTRY = Citation(
    title="Communiqué", publisher="Ministère", date="2025-02-05", url="https://example.org/c"
)
UNION = Citation(title="Padhue", publisher="Fédération", date="2025-02-06")


def figure(
    measure: str = "postes_ouverts",
    low: float = 4000,
    high: float | None = -1,
    *,
    session: int | None = 2024,
    period: str | None = None,
    scope: EvcScope = EvcScope.NON_PRECISE,
    profession: str = ALL_PROFESSIONS,
    specialty: str = ALL_SPECIALTIES,
    territory: tuple[str, str] = ("FR", "France"),
    roundness: Roundness = Roundness.EXACT,
    is_derived: bool = False,
    unit: str = "postes",
    citations: tuple[Citation, ...] = (JO,),
    confidence: Confidence = Confidence.HIGH,
    note: str | None = None,
    formula: str | None = None,
) -> FigureCard:
    """4 000 posts of 2024; a negative `high` stands for the same number as `low`."""
    return FigureCard(
        period=period or str(session),
        session=session,
        date=date.fromisoformat(period) if period and len(period) == 10 else None,
        measure=measure,
        scope=scope,
        profession=profession,
        specialty=specialty,
        territory_id=territory[0],
        territory_name=territory[1],
        low=low,
        high=low if high is not None and high < 0 else high,
        roundness=roundness,
        is_derived=is_derived,
        unit=unit,
        citations=citations,
        confidence=confidence,
        note=note,
        formula=formula,
    )


def known(*figures: FigureCard) -> Known:
    """What these figures say of one thing."""
    return Known(figures)


LAUREATES = "laureats_liste_principale"
OF_2024 = (
    figure(),
    figure(LAUREATES, 3225, citations=(UNION,), confidence=Confidence.MEDIUM),
    figure(LAUREATES, 3235, citations=(MINISTRY,)),
    figure("affectes_liste_principale", 2637, period="2025-04-11"),
    figure("laureats_ajoutes", 377),
    figure("postes_ouverts", 223, profession="médecin", specialty="psychiatrie"),
)


def transition(
    to_status: str = "X1",
    to_label: str = "Échec",
    *,
    count: str = "inconnu",
    from_label: str | None = "Présent aux épreuves",
    source: str | None = None,
) -> TransitionCard:
    """A step that nobody counts, or one that `source` does."""
    return TransitionCard(
        position=1,
        from_status="E3",
        from_label=from_label,
        to_status=to_status,
        to_label=to_label,
        legal_basis=None,
        period=None,
        duration=None,
        published_count=count,
        is_counted=source is not None,
        count_source=source,
        confidence=Confidence.HIGH if source else None,
    )


def duration(
    step: str = "Du dossier à l’affectation",
    months_min: int | None = 10,
    months_max: int | None = None,
    *,
    is_in_doctor_path: bool = True,
) -> DurationCard:
    """A step of the path."""
    return DurationCard(
        step=step,
        duration="au moins 10 mois",
        months_min=months_min,
        months_max=months_max,
        is_in_doctor_path=is_in_doctor_path,
        source_title="ARS",
        note=None,
    )


PATH = (duration(), duration("Parcours", 24, 24), duration("Commission", 0, 12))
LAW = TextCard(
    date=date(2019, 7, 24),
    date_text=None,
    title="Loi 2019-774",
    effect="Une voie unique.",
    source_title="Légifrance",
)


def card(*figures: FigureCard, transitions: tuple[TransitionCard, ...] = ()) -> PadhueCard:
    """All that is known: these figures, a path of 34 to 46 months and one law."""
    return PadhueCard(figures=figures, transitions=transitions, texts=(LAW,), durations=PATH)
