"""Doctors with a non-EU diploma counted in the RPPS: frozen values, no text, no I/O."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are named `date`

import polars as pl

from dashboard.cards.series import Territories, TerritoryCard
from pipelines.contract.rpps import EVERY_SPECIALTY, NO_SPECIALTY, NOT_LOCATED, Counted, Secrecy
from pipelines.vocabulary import FRANCE, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCard:
    """A number of doctors, None where it is secret, and its net change where both are known.

    A primary secret is under `threshold`.
    """

    count: int | None
    secrecy: Secrecy
    threshold: int
    net_change: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialtyCard:
    """A specialty in the country, then by région; a place of None gathers those not located.

    `label` is the producer's, None for doctors whose specialty is not known.
    """

    code: str
    label: str | None
    national: CountCard
    regions: tuple[tuple[TerritoryCard | None, CountCard], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RppsCard:
    """The newest extract; `edition` is None while none has been read.

    `places` are the départements, then None for doctors not located. `lines_count` and
    `rejected_count` are lines of its three files, and those set aside.
    """

    edition: Date | None = None
    compared_with: Date | None = None
    national: tuple[tuple[Counted, CountCard], ...] = ()
    places: tuple[tuple[TerritoryCard | None, CountCard], ...] = ()
    specialties: tuple[SpecialtyCard, ...] = ()
    lines_count: int = 0
    rejected_count: int = 0


def rpps_card(doctors: pl.DataFrame, receipts: pl.DataFrame, territories: Territories) -> RppsCard:
    """In: tables `rpps_doctors` and `sources`. Out: the newest month, in reading order."""
    if doctors.is_empty():
        return RppsCard()
    newest = doctors.filter(pl.col("month") == pl.col("month").max())
    first = newest.row(0, named=True)
    counts = {
        (row["counted"], row["territory_id"], row["specialty_code"]): _count(row)
        for row in newest.iter_rows(named=True)
    }
    read = receipts.filter(pl.col("edition") == first["edition"], source_id="rpps")
    return RppsCard(
        edition=first["edition"],
        compared_with=first["compared_with"],
        national=tuple((one, counts[one, FRANCE, EVERY_SPECIALTY]) for one in Counted),
        places=tuple(
            (place, counts[key])
            for place in _places(territories, Level.DEPARTEMENT)
            if (key := (Counted.DIPLOME_HORS_UE, _id(place), EVERY_SPECIALTY)) in counts
        ),
        specialties=_specialties(newest, counts, territories),
        lines_count=int(read["rows_read"].sum()),
        rejected_count=int((read["rows_read"] - read["rows_kept"]).sum()),
    )


_Counts = dict[tuple[str, str, str], CountCard]


def _specialties(
    newest: pl.DataFrame, counts: _Counts, territories: Territories
) -> tuple[SpecialtyCard, ...]:
    """By the producer's label; doctors without a specialty last."""
    one = Counted.DIPLOME_HORS_UE
    named = newest.filter(
        pl.col("specialty_code") != EVERY_SPECIALTY, territory_id=FRANCE, counted=one.value
    ).with_columns(is_unknown=pl.col("specialty_code") == NO_SPECIALTY)
    rows = named.sort("is_unknown", "specialty_label", "specialty_code", nulls_last=True)
    return tuple(
        SpecialtyCard(
            code=code,
            label=label,
            national=counts[one, FRANCE, code],
            regions=tuple(
                (place, counts[one, _id(place), code])
                for place in _places(territories, Level.REGION)
                if (one, _id(place), code) in counts
            ),
        )
        for code, label in rows.select("specialty_code", "specialty_label").iter_rows()
    )


def _places(territories: Territories, level: Level) -> list[TerritoryCard | None]:
    return [*(card for card in territories.by_id.values() if card.level is level), None]


def _id(place: TerritoryCard | None) -> str:
    return NOT_LOCATED if place is None else place.territory_id


def _count(row: dict[str, object]) -> CountCard:
    count, change, threshold = row["doctors_count"], row["net_change_count"], row["threshold_count"]
    assert isinstance(threshold, int)
    return CountCard(
        count=count if isinstance(count, int) else None,
        secrecy=Secrecy(str(row["secrecy"])),
        threshold=threshold,
        net_change=change if isinstance(change, int) else None,
    )
