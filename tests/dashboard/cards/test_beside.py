"""Whom a territory is read beside, and their series by role."""

from dashboard.cards.beside import Role, beside_cards, company
from dashboard.cards.series import points
from tests.dashboard.beside_factories import HAUTE_PROVENCE, PEERS, REGION, beside
from tests.dashboard.factories import FRANCE, MSP, place, table

MAYOTTE, MAYOTTE_REGION = place("DEP-976", parent_id="REG-06"), place("REG-06")
VAR = place("DEP-83", parent_id="REG-93")
EVERYWHERE = {
    one.territory_id: one
    for one in (FRANCE, REGION, HAUTE_PROVENCE, VAR, MAYOTTE_REGION, MAYOTTE, *PEERS)
}


def test_a_departement_is_beside_its_region_its_peers_and_france() -> None:
    found = company((HAUTE_PROVENCE, REGION, FRANCE), EVERYWHERE, PEERS)
    assert found is not None
    assert found.ids == ("DEP-04", "REG-93", "FR", "DEP-09", "DEP-43")
    assert found.role_of_others is Role.PEER


def test_a_region_is_beside_its_departements_and_france() -> None:
    found = company((REGION, FRANCE), EVERYWHERE, ())
    assert found is not None
    assert found.ids == ("REG-93", "FR", "DEP-04", "DEP-83")
    assert (found.region, found.role_of_others) == (None, Role.MEMBER)


def test_a_region_of_one_departement_is_not_drawn_twice() -> None:
    departement = company((MAYOTTE, MAYOTTE_REGION, FRANCE), EVERYWHERE, PEERS)
    region = company((MAYOTTE_REGION, FRANCE), EVERYWHERE, ())
    assert departement is not None
    assert region is not None
    assert departement.ids == ("DEP-976", "FR", "DEP-09", "DEP-43")
    assert region.ids == ("REG-06", "FR")


def test_france_is_beside_nothing() -> None:
    assert company((FRANCE,), EVERYWHERE, ()) is None


def test_rows_become_one_card_for_each_indicator() -> None:
    values = table("current_values", {"territory_id": "DEP-04"}, {"territory_id": "FR"})
    together = company((HAUTE_PROVENCE, REGION, FRANCE), EVERYWHERE, PEERS)
    assert together is not None
    (card,) = beside_cards(values, (MSP,), together)
    assert card.own.points == points(values, "territory_id")["DEP-04",]
    assert card.region is not None
    assert card.region.points == ()
    assert [role for role, _ in card.lines] == ["own", "region", "country", "peer", "peer"]
    assert card.is_measured


def test_a_card_without_any_value_has_nothing_to_draw() -> None:
    together = company((HAUTE_PROVENCE, REGION, FRANCE), EVERYWHERE, PEERS)
    assert together is not None
    (card,) = beside_cards(table("current_values"), (MSP,), together)
    assert not card.is_measured
    assert beside().is_measured
