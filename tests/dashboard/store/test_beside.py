"""A territory beside others, from a release."""

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.store import beside
from tests.conftest import DataRoot


@pytest.fixture(autouse=True, scope="module")
def release(real_data: DataRoot) -> Iterator[None]:
    """The real release is in force."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAP_SANTE_DATA", str(real_data.path))
        yield


def test_the_targets_that_have_numbers_are_drawn_in_reading_order() -> None:
    cards = beside.besides("DEP-04")
    assert [card.indicator.indicator_id for card in cards] == ["msp", "cpts", "assistants"]
    assert all(len(card.others) == 8 and card.is_measured for card in cards)


def test_a_card_is_made_once_for_each_day() -> None:
    assert beside.besides("DEP-04") is beside.besides("DEP-04")
    then = beside.besides("DEP-04", date(2024, 10, 15))[0]
    now = beside.besides("DEP-04")[0]
    assert then.own.latest is not None
    assert now.own.latest is not None
    assert then.own.latest.date < now.own.latest.date


def test_france_has_no_card() -> None:
    assert beside.besides("FR") == ()
