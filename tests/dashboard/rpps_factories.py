"""Doctors counted in the RPPS, in a country of two régions, small enough to read in a test."""

from datetime import date

import polars as pl

from dashboard.cards.rpps import RppsCard, rpps_card
from dashboard.cards.series import Territories
from pipelines.contract.rpps import (
    EVERY_SPECIALTY,
    NO_SPECIALTY,
    NOT_LOCATED,
    Counted,
    RppsDoctors,
    Secrecy,
)
from tests.dashboard.factories import FRANCE, place

SEPTEMBER, OCTOBER = date(2026, 9, 7), date(2026, 10, 5)
PLACES = Territories(
    {
        one.territory_id: one
        for one in (
            *(FRANCE, place("REG-76"), place("REG-93"), place("DEP-04", parent_id="REG-93")),
            *(place("DEP-05", parent_id="REG-93"), place("DEP-46", parent_id="REG-76")),
        )
    }
)
LABELS = {"SM54": "Médecine générale", "SM05": "Chirurgie générale"}
# Place, specialty, doctors (None where they are few, −1 where they are hidden), net change.
ROWS = (
    ("FR", EVERY_SPECIALTY, 1200, 20),
    ("DEP-04", EVERY_SPECIALTY, 412, -3),
    ("DEP-05", EVERY_SPECIALTY, -1, None),
    ("DEP-46", EVERY_SPECIALTY, None, None),
    (NOT_LOCATED, EVERY_SPECIALTY, 9, 0),
    ("FR", "SM54", 1100, 5),
    ("REG-76", "SM54", None, None),
    ("REG-93", "SM54", 1000, 4),
    (NOT_LOCATED, "SM54", -1, None),
    ("FR", NO_SPECIALTY, 90, None),
    ("REG-76", NO_SPECIALTY, None, None),
    ("REG-93", NO_SPECIALTY, None, None),
    (NOT_LOCATED, NO_SPECIALTY, None, None),
    ("FR", "SM05", 11, 0),
    ("REG-93", "SM05", 11, 0),
)


def doctors(*, compared_with: date | None = SEPTEMBER) -> pl.DataFrame:
    """Table `rpps_doctors`: one month, and what changed since another if there is one."""
    main = [(Counted.DIPLOME_HORS_UE, *row) for row in ROWS]
    others = [(one, "FR", EVERY_SPECIALTY, 50, 1) for one in Counted][1:]
    rows = [
        {
            "counted": str(counted),
            "territory_id": name,
            "specialty_code": code,
            "specialty_label": LABELS.get(code),
            "doctors_count": count if count is not None and count >= 0 else None,
            "secrecy": str(_secrecy(count)),
            "threshold_count": 5 if code == EVERY_SPECIALTY else 11,
            "month": date(2026, 10, 31),
            "edition": OCTOBER,
            "compared_with": compared_with,
            "net_change_count": change if compared_with else None,
        }
        for counted, name, code, count, change in [*main, *others]
    ]
    return RppsDoctors.validate(pl.DataFrame(rows, schema=RppsDoctors.create_empty().schema))


def receipts() -> pl.DataFrame:
    """Three files read, one of them with lines set aside; another extract, another source."""
    rows = [
        ("rpps", OCTOBER, 2_200_000, 2_199_990),
        ("rpps", OCTOBER, 2_100_000, 2_100_000),
        ("rpps", OCTOBER, 430_000, 429_998),
        ("rpps", SEPTEMBER, 1000, 0),
        ("bpe", OCTOBER, 1000, 0),
    ]
    columns = ["source_id", "edition", "rows_read", "rows_kept"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def card(*, compared_with: date | None = SEPTEMBER) -> RppsCard:
    """What the page holds of them."""
    return rpps_card(doctors(compared_with=compared_with), receipts(), PLACES)


def _secrecy(count: int | None) -> Secrecy:
    if count is None:
        return Secrecy.PRIMARY
    return Secrecy.SECONDARY if count < 0 else Secrecy.PUBLISHED
