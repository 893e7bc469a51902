"""The URL as input from a stranger."""

from datetime import date

import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection.url import (
    COMPARED,
    DAY,
    INDICATOR,
    MOST_COMPARED,
    OUTLOOK,
    STATEMENTS,
    TERRITORY,
    WINDOW,
    Known,
    Lens,
    Refused,
    Selection,
    asked,
    choose,
    current_selection,
    parse,
    remembered,
    to_params,
)
from tests.dashboard.factories import TODAY

CODES = ("FR", "REG-84", "DEP-01", "DEP-04", "DEP-15", "DEP-2A", "DEP-2B", "DEP-976")
STATEMENT_IDS = {
    "msp_barometre": "msp",
    "msp_cnr_2027": "msp",
    "cpts_barometre": "cpts",
    "cpts_cnr_2023": "cpts",
}
KNOWN = Known(
    indicator_ids=frozenset({"msp", "cpts"}),
    territory_ids=frozenset(CODES),
    statements=STATEMENT_IDS,
)
EVERY_KEY = (INDICATOR, TERRITORY, COMPARED, *OUTLOOK)
IN_2027 = Selection(statement_ids=("msp_cnr_2027",), window_months=24, day=date(2024, 10, 20))
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


def test_an_announcement_belongs_to_one_indicator_and_the_last_named_wins() -> None:
    codes = "msp_cnr_2027,cpts_cnr_2023,msp_barometre"
    parsed = parse({STATEMENTS: codes}, KNOWN, Selection())
    assert parsed.selection.statement_ids == ("msp_barometre", "cpts_cnr_2023")
    assert parsed.refused == ()


def test_an_unknown_announcement_is_refused_and_the_others_kept() -> None:
    parsed = parse({STATEMENTS: "xyz,msp_cnr_2027,MSP_CNR_2027"}, KNOWN, IN_2027)
    assert parsed.selection.statement_ids == ("msp_cnr_2027",)
    assert parsed.refused == (Refused(STATEMENTS, "xyz,MSP_CNR_2027"),)


@pytest.mark.parametrize(("text", "months"), [("12", 12), ("24", 24)])
def test_two_windows_are_offered(text: str, months: int) -> None:
    parsed = parse({WINDOW: text}, KNOWN, Selection())
    assert (parsed.selection.window_months, parsed.refused) == (months, ())


@pytest.mark.parametrize("text", ["7", "012", "12.0", "-24", "", "douze", "２４"])
def test_another_window_gives_the_default_one(text: str) -> None:
    parsed = parse({WINDOW: text}, KNOWN, IN_2027)
    assert parsed.selection.window_months is None
    assert parsed.refused == (Refused(WINDOW, text),)


def test_a_day_is_read_as_iso() -> None:
    parsed = parse({DAY: "2024-10-20"}, KNOWN, Selection())
    assert (parsed.selection.day, parsed.refused) == (date(2024, 10, 20), ())


@pytest.mark.parametrize("text", ["hier", "2024-02-31", "20/10/2024", "", "2024", "99999-01-01"])
def test_what_is_no_day_gives_today(text: str) -> None:
    parsed = parse({DAY: text}, KNOWN, IN_2027)
    assert parsed.selection.day is None
    assert parsed.refused == (Refused(DAY, text),)


def test_a_day_of_the_past_limits_what_is_known_and_a_day_to_come_does_not() -> None:
    assert Selection().lens(TODAY) == Lens()
    assert IN_2027.lens(TODAY) == Lens(window_months=24, known_on=date(2024, 10, 20))
    assert Selection(day=TODAY).lens(TODAY) == Lens()
    assert Selection(day=date(2027, 1, 15)).lens(TODAY) == Lens()


selections = st.builds(
    Selection,
    indicator_id=st.sampled_from(sorted(KNOWN.indicator_ids)),
    territory_id=st.sampled_from(CODES),
    compared_ids=st.lists(st.sampled_from(CODES), unique=True, max_size=MOST_COMPARED).map(tuple),
    statement_ids=st.lists(
        st.sampled_from(sorted(STATEMENT_IDS)), unique_by=STATEMENT_IDS.__getitem__
    ).map(tuple),
    window_months=st.sampled_from([None, 12, 24]),
    day=st.none() | st.dates(),
)


@given(selections)
def test_a_selection_survives_its_own_url(selection: Selection) -> None:
    parsed = parse(to_params(selection, EVERY_KEY), KNOWN, Selection())
    assert parsed.selection == selection
    assert parsed.refused == ()


@given(
    st.dictionaries(
        st.sampled_from(EVERY_KEY),
        st.text() | st.sampled_from([*STATEMENT_IDS, "12", "0001-01-01"]),
    )
)
def test_no_url_raises_or_selects_something_unknown(params: dict[str, str]) -> None:
    chosen = parse(params, KNOWN, Selection()).selection
    assert chosen.indicator_id in KNOWN.indicator_ids
    assert {chosen.territory_id, *chosen.compared_ids} <= KNOWN.territory_ids
    assert set(chosen.statement_ids) <= set(STATEMENT_IDS)
    assert chosen.window_months in {None, 12, 24}


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The URL and the memory of a reader, empty at first."""

    class Url(dict[str, str]):
        def to_dict(self) -> dict[str, str]:
            return dict(self)

        def from_dict(self, params: dict[str, str]) -> None:
            self.clear()
            self.update(params)

    address = Url()
    monkeypatch.setattr(streamlit, "query_params", address)
    monkeypatch.setattr(streamlit, "session_state", {})
    return address


def test_an_outlook_absent_from_the_url_of_its_page_is_the_default_one(
    url: dict[str, str],
) -> None:
    url |= {STATEMENTS: "msp_cnr_2027", WINDOW: "24", DAY: "2024-10-20"}
    assert current_selection(KNOWN, INDICATOR, TERRITORY, *OUTLOOK).selection == IN_2027
    url.clear()
    assert asked(KNOWN, INDICATOR, TERRITORY, *OUTLOOK).selection == Selection()


def test_an_outlook_waits_while_the_reader_is_on_a_page_without_one(url: dict[str, str]) -> None:
    url |= {STATEMENTS: "msp_cnr_2027", WINDOW: "24", DAY: "2024-10-20"}
    current_selection(KNOWN, *OUTLOOK)
    url.clear()
    assert asked(KNOWN, INDICATOR, COMPARED).selection == IN_2027
    assert remembered() == IN_2027


def test_the_url_is_written_back_without_what_is_refused_or_default(url: dict[str, str]) -> None:
    url |= {STATEMENTS: "msp_cnr_2027,xyz", WINDOW: "7", DAY: "hier", "utm": "x"}
    current_selection(KNOWN, TERRITORY, *OUTLOOK)
    assert url == {TERRITORY: "FR", STATEMENTS: "msp_cnr_2027"}


def test_choosing_nothing_takes_an_outlook_out_of_the_url(url: dict[str, str]) -> None:
    choose(WINDOW, "24")
    assert url == {WINDOW: "24"}
    choose(WINDOW, "")
    choose(DAY, "")
    assert url == {}
    choose(COMPARED, "")
    assert url == {COMPARED: ""}
