"""What editions said and changed, as the page Chiffres et révisions holds it."""

from dataclasses import replace
from datetime import date

from dashboard.cards.quality import Finding, Revised, RevisionCard, Vintage
from pipelines.vocabulary import Severity, ValueStatus
from tests.dashboard.factories import EDITION

IN_MAY, IN_JUNE = date(2024, 5, 18), date(2024, 6, 25)
END_OF_MAY = date(2024, 5, 31)
CHANGED = RevisionCard(
    kind=Revised.VALUE,
    territory_id="FR",
    date=END_OF_MAY,
    date_before=END_OF_MAY,
    edition=IN_JUNE,
    value=86.1,
    value_before=85.8,
    edition_before=IN_MAY,
)
FOUND = Finding(
    rule="cible_nulle",
    severity=Severity.WARNING,
    indicator_id="cpts",
    territory_id="DEP-01",
    date=date(2026, 12, 31),
    edition=IN_MAY,
    expected="une cible supérieure à 0",
    found="0 %",
)


def revision(**changes: object) -> RevisionCard:
    """By default, the CPTS of France go from 85.8 to 86.1 on 31 May 2024."""
    return replace(CHANGED, **changes)  # type: ignore[arg-type]


def finding(**changes: object) -> Finding:
    """By default, a target of 0 in the Ain."""
    return replace(FOUND, **changes)  # type: ignore[arg-type]


def vintages(*values: float, day: date = END_OF_MAY) -> tuple[Vintage, ...]:
    """The value of one date in the editions of May, June, then 2026."""
    return tuple(
        Vintage(
            date=day,
            edition=edition,
            value=value,
            value_status=ValueStatus.OBSERVED,
            source_id="barometre",
        )
        for edition, value in zip((IN_MAY, IN_JUNE, EDITION), values, strict=False)
    )
