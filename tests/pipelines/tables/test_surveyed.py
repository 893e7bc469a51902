"""Which MSP are open where, and what is known of communes."""

from dataclasses import replace
from datetime import date

import polars as pl

from pipelines.facts.store import Facts
from pipelines.sources.communes import CommuneFacts
from pipelines.sources.finess import StructureFacts
from pipelines.tables.surveyed import Surveyed, communes_known, surveyed
from tests.factories import tiny_facts
from tests.tiny_country import territories

MARCH = date(2026, 3, 1)
Structure = tuple[str, str, date | None, date | None, tuple[float, float] | None, str | None]
OPEN = date(2018, 5, 1)


def msp(
    name: str,
    commune: str = "04001",
    *,
    opened: date | None = OPEN,
    closed: date | None = None,
    at: tuple[float, float] | None = (44.0, 6.0),
    anomaly: str | None = None,
    code: str = "603",
) -> dict[str, object]:
    """One structure of a FINESS file."""
    return {
        "finess_id": name,
        "category_code": code,
        "territory_id": f"DEP-{commune[:2]}",
        "commune_id": commune,
        "opened_on": opened,
        "authorised_on": None,
        "closed_on": closed,
        "latitude": at and at[0],
        "longitude": at and at[1],
        "anomaly": anomaly,
    }


def finess(*rows: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=StructureFacts.create_empty().schema)


def communes(*rows: tuple[str, float | None, float | None, int | None]) -> pl.DataFrame:
    """Facts of communes: code, longitude, latitude, population."""
    return pl.DataFrame(list(rows), schema=CommuneFacts.create_empty().schema, orient="row")


def facts(editions: dict[tuple[str, date], pl.DataFrame]) -> Facts:
    return replace(tiny_facts(), editions=editions)


def found(editions: dict[tuple[str, date], pl.DataFrame]) -> Surveyed:
    given = facts(editions)
    answer = surveyed(given, territories(), communes_known(given))
    assert answer is not None
    return answer


def test_without_a_finess_file_nothing_is_known() -> None:
    given = facts({})

    assert surveyed(given, territories(), communes_known(given)) is None


def test_only_msp_open_on_the_day_of_the_file_are_kept() -> None:
    answer = found(
        {
            ("finess_plus", MARCH): finess(
                msp("1"),
                msp("2", closed=MARCH),
                msp("3", closed=date(2026, 3, 2)),
                msp("4", opened=date(2026, 3, 2)),
                msp("5", anomaly="fermeture_inconnue"),
                msp("6", code="604"),
                msp("7", opened=MARCH),
            )
        }
    )

    assert answer.msp["finess_id"].to_list() == ["1", "3", "7"]
    assert (answer.source_id, answer.as_of) == ("finess_plus", MARCH)
    assert len(answer.covered) == 5


def test_the_file_preferred_for_counts_is_used_alone() -> None:
    answer = found(
        {
            ("finess_legacy", MARCH): finess(msp("old")),
            ("finess_plus", date(2026, 1, 31)): finess(msp("a")),
            ("finess_plus", date(2026, 2, 28)): finess(msp("b")),
        }
    )

    assert answer.msp["finess_id"].to_list() == ["b"]


def test_an_msp_without_coordinates_stands_at_the_point_of_its_commune_or_nowhere() -> None:
    answer = found(
        {
            ("finess_plus", MARCH): finess(msp("1", at=None), msp("2", "13001", at=None)),
            ("communes", date(2024, 1, 1)): communes(("04001", 5.5, 44.5, None)),
        }
    )

    assert answer.msp.select("latitude", "longitude", "is_approximate").rows() == [
        (44.5, 5.5, True),
        (None, None, False),
    ]
    assert answer.places["place_id"].to_list() == ["1"]


def test_coordinates_far_from_the_commune_are_not_believed() -> None:
    # Latitude and longitude changed places; 40 km are 0.36 degrees of latitude.
    answer = found(
        {
            ("finess_plus", MARCH): finess(
                msp("1", at=(5.5, 44.5)), msp("2", at=(44.85, 5.5)), msp("3", at=(44.87, 5.5))
            ),
            ("communes", date(2024, 1, 1)): communes(("04001", 5.5, 44.5, None)),
        }
    )

    assert answer.msp["latitude"].to_list() == [44.5, 44.85, 44.5]
    assert answer.msp["is_approximate"].to_list() == [True, False, True]


def test_points_and_populations_come_from_the_newest_edition_that_has_them() -> None:
    known = communes_known(
        facts(
            {
                ("communes", date(2022, 1, 1)): communes(("04001", None, None, 1)),
                ("communes", date(2023, 1, 1)): communes(
                    ("04001", None, None, 9), ("97601", None, None, 7)
                ),
                ("communes", date(2024, 1, 1)): communes(
                    ("04001", 5.5, 44.5, None), ("2A004", 8.7, 41.9, None)
                ),
            }
        )
    )

    assert known.select(
        "commune_id", "territory_id", "latitude", "population_count", "population_year"
    ).rows() == [
        ("04001", "DEP-04", 44.5, 9, 2023),
        ("2A004", "DEP-2A", 41.9, None, None),
        ("97601", "DEP-976", None, 7, 2023),
    ]
