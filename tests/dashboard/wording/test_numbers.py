"""Numbers, signs, units and plurals as they are printed.

Expected texts are written with plain spaces where the sort of space is not the subject.
"""

from decimal import Decimal
from math import inf, nan

import pytest
from babel.numbers import get_decimal_symbol, get_group_symbol
from hypothesis import given
from hypothesis import strategies as st

from dashboard.wording import numbers
from dashboard.wording.numbers import change, count_of, number, percent, plural, points
from dashboard.wording.typography import violations


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_babel_still_separates_like_us() -> None:
    assert (get_group_symbol("fr"), get_decimal_symbol("fr")) == ("\u202f", ",")


def test_thousands_are_separated_from_four_digits_on() -> None:
    assert [number(n) for n in (981, 2981, 999_999)] == ["981", "2\u202f981", "999\u202f999"]


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "\u22123"),
        (2.675, 2, "2,68"),
        (1.005, 2, "1,01"),
        (83.25, 1, "83,3"),
        (-0.3, 0, "0"),
        (Decimal("0.05"), 1, "0,1"),
    ],
)
def test_halves_round_away_from_zero(value: float, decimals: int, printed: str) -> None:
    assert number(value, decimals=decimals) == printed


def test_decimals_are_a_maximum() -> None:
    assert [number(x, decimals=2) for x in (2.0, 2.5, 2.25)] == ["2", "2,5", "2,25"]


def test_a_percent_sign_follows_a_narrow_space() -> None:
    assert [percent(x) for x in (90.0, 90.04, 86.1)] == ["90\u202f%", "90\u202f%", "86,1\u202f%"]
    assert percent(66.7, decimals=0) == "67\u202f%"


def test_a_unit_follows_a_no_break_space() -> None:
    assert number(679, unit="MSP") == "679\u00a0MSP"
    assert number(30, unit="M€") == "30\u00a0M€"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (999_999.4, "999 999 habitants"),
        (999_999.5, "1 million d’habitants"),
        (1_940_000, "1,9 million d’habitants"),
        (1_950_000, "2 millions d’habitants"),
        (5_449_999.6, "5,4 millions d’habitants"),
        (-5_450_000, "\u22125,5 millions d’habitants"),
        (1_500_000_000, "1 500 millions d’habitants"),
    ],
)
def test_millions_are_written_in_words(value: float, printed: str) -> None:
    assert plain(number(value, unit="habitants")) == printed


def test_a_unit_without_vowel_is_not_elided_after_millions() -> None:
    assert plain(number(2_000_000, unit="doses")) == "2 millions de doses"
    assert plain(number(2_000_000, unit="€")) == "2 millions €"


def test_a_change_always_has_a_sign_or_a_word() -> None:
    assert [change(n) for n in (223, -18, 0)] == ["+223", "\u221218", "stable"]
    assert change(0.4) == change(-0.4) == "stable"
    assert plain(change(1200, unit="MSP")) == "+1 200 MSP"


def test_percentages_differ_by_points() -> None:
    assert [plain(points(x)) for x in (4, -1.5, 1.96, 0.04)] == [
        "+4 points",
        "\u22121,5 point",
        "+2 points",
        "stable",
    ]
    assert plain(numbers.points_html(4)) == '+4 <abbr title="points">pts</abbr>'
    assert numbers.points_html(0) == "0"


def test_the_plural_begins_at_two() -> None:
    assert [plural(n, "s", "p") for n in (0, 1, 1.9, -1.9, 2, -2)] == list("ssss") + list("pp")


def test_a_noun_agrees_with_the_number_printed() -> None:
    counted = [count_of(n, "assistant médical", "assistants médicaux") for n in (0, 1, 1.5, 1019)]
    assert [plain(text) for text in counted] == [
        "0 assistant médical",
        "1 assistant médical",
        "2 assistants médicaux",
        "1 019 assistants médicaux",
    ]


@pytest.mark.parametrize("missing", [nan, inf, -inf])
def test_what_is_not_a_number_is_refused(missing: float) -> None:
    with pytest.raises(ValueError, match="code"):
        number(missing)


def test_only_the_codes_in_use_are_explained() -> None:
    used = [numbers.PROVISIONAL, numbers.NOT_AVAILABLE, numbers.PROVISIONAL]
    assert plain(numbers.explain(used)) == (
        "n.d. : non disponible. (p) : valeur provisoire, susceptible d’être révisée."
    )
    assert numbers.explain([]) == ""


@given(st.floats(-1e12, 1e12), st.integers(0, 2))
def test_any_number_reads_back(value: float, decimals: int) -> None:
    text = number(value, decimals=decimals)
    digits, *in_millions = text.replace("\u202f", "").replace(",", ".").split("\u00a0")
    step = Decimal(100_000) if in_millions else Decimal(1).scaleb(-decimals)
    read = Decimal(digits.replace("\u2212", "-")) * (1_000_000 if in_millions else 1)
    assert abs(read - Decimal(str(value))) <= step / 2
    assert violations(text) == []
