"""The URL as input from a stranger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection import (
    COMPARED,
    INDICATOR,
    MOST_COMPARED,
    TERRITORY,
    Known,
    Refused,
    Selection,
    parse,
    to_params,
)

CODES = ("FR", "REG-84", "DEP-01", "DEP-04", "DEP-15", "DEP-2A", "DEP-2B", "DEP-976")
KNOWN = Known(indicator_ids=frozenset({"msp", "cpts"}), territory_ids=frozenset(CODES))
EVERY_KEY = (INDICATOR, TERRITORY, COMPARED)
CANTAL_CPTS = Selection(indicator_id="cpts", territory_id="DEP-15")


def test_codes_that_exist_are_selected() -> None:
    parsed = parse({INDICATOR: "cpts", TERRITORY: "DEP-2A"}, KNOWN, Selection())
    assert parsed.selection == Selection(indicator_id="cpts", territory_id="DEP-2A")
    assert parsed.refused == ()


def test_what_the_url_does_not_say_comes_from_the_page_before() -> None:
    assert parse({}, KNOWN, CANTAL_CPTS).selection == CANTAL_CPTS
    parsed = parse({TERRITORY: "DEP-01"}, KNOWN, CANTAL_CPTS)
    assert parsed.selection == Selection(indicator_id="cpts", territory_id="DEP-01")


def test_an_unknown_territory_gives_france_whatever_was_chosen_before() -> None:
    parsed = parse({TERRITORY: "DEP-99"}, KNOWN, CANTAL_CPTS)
    assert parsed.selection == Selection(indicator_id="cpts", territory_id="FR")
    assert parsed.refused == (Refused(TERRITORY, "DEP-99"),)


def test_an_unknown_indicator_gives_the_msp_whatever_was_chosen_before() -> None:
    parsed = parse({INDICATOR: "cpts "}, KNOWN, CANTAL_CPTS)
    assert parsed.selection == Selection(indicator_id="msp", territory_id="DEP-15")
    assert parsed.refused == (Refused(INDICATOR, "cpts "),)


def test_an_empty_value_is_refused_too() -> None:
    parsed = parse({INDICATOR: "", TERRITORY: ""}, KNOWN, Selection())
    assert parsed.selection == Selection()
    assert [refused.key for refused in parsed.refused] == [INDICATOR, TERRITORY]


@pytest.mark.parametrize("code", ["dep-01", "01", "DEP-1", "Ain"])
def test_codes_are_exact(code: str) -> None:
    assert parse({TERRITORY: code}, KNOWN, Selection()).refused == (Refused(TERRITORY, code),)


def test_compared_territories_keep_their_order_once_each() -> None:
    parsed = parse({COMPARED: "DEP-2B,DEP-01,DEP-2B,FR"}, KNOWN, Selection())
    assert parsed.selection.compared_ids == ("DEP-2B", "DEP-01", "FR")


def test_six_territories_are_compared_at_most() -> None:
    parsed = parse({COMPARED: ",".join(CODES)}, KNOWN, Selection())
    assert parsed.selection.compared_ids == CODES[:MOST_COMPARED]


def test_unknown_compared_territories_are_reported_together() -> None:
    parsed = parse({COMPARED: "DEP-01,DEP-99,,ZZ"}, KNOWN, Selection())
    assert parsed.selection.compared_ids == ("DEP-01",)
    assert parsed.refused == (Refused(COMPARED, "DEP-99,ZZ"),)


def test_an_empty_comparison_says_that_nothing_is_chosen() -> None:
    before = Selection(compared_ids=("DEP-01", "DEP-04"))
    parsed = parse({COMPARED: ""}, KNOWN, before)
    assert parsed.selection.compared_ids == ()
    assert parsed.refused == ()


def test_a_page_writes_only_its_own_keys() -> None:
    selection = Selection(indicator_id="cpts", compared_ids=("DEP-01", "DEP-2A"))
    assert to_params(selection, [INDICATOR, TERRITORY]) == {INDICATOR: "cpts", TERRITORY: "FR"}
    assert to_params(selection, [COMPARED]) == {COMPARED: "DEP-01,DEP-2A"}
    assert to_params(Selection(), [COMPARED]) == {}


selections = st.builds(
    Selection,
    indicator_id=st.sampled_from(sorted(KNOWN.indicator_ids)),
    territory_id=st.sampled_from(CODES),
    compared_ids=st.lists(st.sampled_from(CODES), unique=True, max_size=MOST_COMPARED).map(tuple),
)


@given(selections)
def test_a_selection_survives_its_own_url(selection: Selection) -> None:
    parsed = parse(to_params(selection, EVERY_KEY), KNOWN, Selection())
    assert parsed.selection == selection
    assert parsed.refused == ()


@given(st.dictionaries(st.sampled_from(EVERY_KEY), st.text()))
def test_no_url_raises_or_selects_something_unknown(params: dict[str, str]) -> None:
    chosen = parse(params, KNOWN, Selection()).selection
    assert chosen.indicator_id in KNOWN.indicator_ids
    assert {chosen.territory_id, *chosen.compared_ids} <= KNOWN.territory_ids
