"""How territories are compared, in the URL: picture, variable, order, twelve at most."""

import pytest

from dashboard.selection.comparing import USUAL_CONTEXT, Order, Picture
from dashboard.selection.url import (
    COMPARED,
    COMPARING,
    CONTEXT,
    MOST_COMPARED,
    ORDER,
    PICTURE,
    Known,
    Refused,
    Selection,
    parse,
    to_params,
)

CODES = tuple(f"DEP-{number:02d}" for number in range(1, 16))
KNOWN = Known(
    indicator_ids=frozenset({"msp"}),
    territory_ids=frozenset(CODES),
    context_ids=frozenset({USUAL_CONTEXT, "population"}),
)


def test_picture_variable_and_order_are_codes() -> None:
    params = {PICTURE: "nuage", CONTEXT: "population", ORDER: "rang"}
    parsed = parse(params, KNOWN, Selection())
    assert parsed.refused == ()
    assert parsed.selection == Selection(
        picture=Picture.SCATTER, context_id="population", order=Order.RANK
    )
    assert to_params(parsed.selection, COMPARING) == params


def test_the_usual_way_to_compare_is_left_out_of_the_url() -> None:
    assert to_params(Selection(), COMPARING) == {}


@pytest.mark.parametrize("key", COMPARING)
def test_an_unknown_way_to_compare_is_refused(key: str) -> None:
    chosen = Selection(picture=Picture.FUNNEL, context_id="population", order=Order.GAP)
    parsed = parse({key: "ailleurs"}, KNOWN, chosen)
    assert parsed.refused == (Refused(key, "ailleurs"),)
    assert key not in to_params(parsed.selection, COMPARING)


def test_twelve_territories_are_compared_and_the_others_told() -> None:
    parsed = parse({COMPARED: ",".join(CODES)}, KNOWN, Selection())
    assert parsed.selection.compared_ids == CODES[:12]
    assert parsed.refused == (Refused(COMPARED, "DEP-13,DEP-14,DEP-15", is_excess=True),)


def test_unknown_and_repeated_codes_do_not_count_among_the_twelve() -> None:
    codes = [*CODES[:MOST_COMPARED], "DEP-99", CODES[0]]
    parsed = parse({COMPARED: ",".join(codes)}, KNOWN, Selection())
    assert parsed.refused == (Refused(COMPARED, "DEP-99"),)
