"""Lists that one link compares: around a département, in its région, overseas."""

from dataclasses import replace

import pytest

from dashboard.cards.series import Territories, TerritoryCard
from dashboard.selection.shortcuts import base_of, shortcuts
from dashboard.selection.url import MOST_COMPARED, Selection
from tests.dashboard.compared import peer
from tests.dashboard.factories import FRANCE, place

AUVERGNE, OCCITANIE = place("REG-84"), place("REG-76")
LARGE = [
    place(f"DEP-{code}", parent_id="REG-76")
    for code in ("09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82")
]
AIN, CANTAL = place("DEP-01", parent_id="REG-84"), place("DEP-15", parent_id="REG-84")
MAYOTTE = place("DEP-976", parent_id="REG-06")
OVERSEAS = [place("DEP-974", parent_id="REG-04"), MAYOTTE]
PLACES = [FRANCE, place("REG-06"), AUVERGNE, OCCITANIE, AIN, CANTAL, *LARGE, *OVERSEAS]
TERRITORIES = Territories({one.territory_id: one for one in PLACES})
EIGHT = [peer(one.territory_id, rank, 1.0) for rank, one in enumerate(LARGE[:8], start=1)]


def labels(base: TerritoryCard | None) -> dict[str, tuple[str, ...]]:
    found = shortcuts(base, EIGHT if base == AIN else [], TERRITORIES)
    return {one.label: one.territory_ids for one in found}


@pytest.mark.parametrize(
    ("compared", "territory", "base"),
    [
        (("REG-84", "DEP-15", "DEP-01"), "FR", CANTAL),
        (("FR", "REG-84"), "FR", AUVERGNE),
        ((), "DEP-01", AIN),
        (("FR",), "DEP-01", AIN),
        (("FR",), "FR", None),
    ],
)
def test_the_base_is_the_first_departement_then_the_first_region(
    compared: tuple[str, ...], territory: str, base: TerritoryCard | None
) -> None:
    selection = Selection(compared_ids=compared, territory_id=territory)
    assert base_of(selection, TERRITORIES) == base


def test_a_departement_leads_to_its_region_and_to_those_that_resemble_it() -> None:
    assert labels(AIN) == {
        "Départements d’Auvergne-Rhône-Alpes": ("DEP-01", "DEP-15"),
        "Ain et ses 8 départements comparables": (
            "DEP-01",
            *(one.territory_id for one in LARGE[:8]),
        ),
        "Départements d’outre-mer": ("DEP-974", "DEP-976"),
    }


def test_a_region_leads_to_its_departements() -> None:
    assert labels(AUVERGNE)["Départements d’Auvergne-Rhône-Alpes"] == ("DEP-01", "DEP-15")


def test_a_large_region_keeps_the_departement_it_starts_from() -> None:
    last = TERRITORIES.by_id["DEP-82"]
    found = labels(last)["12 des 13 départements d’Occitanie"]
    assert len(found) == MOST_COMPARED
    assert found[:2] == ("DEP-82", "DEP-09")
    assert "DEP-81" not in found


def test_a_region_of_one_departement_is_no_list() -> None:
    assert list(labels(MAYOTTE)) == ["Départements d’outre-mer"]


def test_without_a_base_only_overseas_remains() -> None:
    assert list(labels(None)) == ["Départements d’outre-mer"]
    mainland = Territories({"FR": FRANCE, "DEP-01": AIN})
    assert shortcuts(None, [], mainland) == ()


def test_a_link_never_names_more_than_can_be_compared() -> None:
    many = [peer(one.territory_id, 1, 1.0) for one in LARGE]
    found = shortcuts(AIN, many, TERRITORIES)
    assert max(len(one.territory_ids) for one in found) == MOST_COMPARED
    assert replace(Selection(), compared_ids=found[0].territory_ids).compared_ids
