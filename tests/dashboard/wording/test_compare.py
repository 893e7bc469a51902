"""Comparer: scale, caption, alternative, ranks, gaps and what points say."""

import pytest

from dashboard.selection.comparing import Order, Picture
from dashboard.wording import compare as words
from pipelines.measures.trend import Trend
from pipelines.vocabulary import Unit
from tests.dashboard.compared import compared
from tests.dashboard.factories import AIN, CPTS, FRANCE, MID_2025, MSP, place, point, series
from tests.dashboard.french import faults
from tests.dashboard.progress_factories import progress
from tests.dashboard.reading import plain


def test_counts_are_compared_for_a_number_of_inhabitants() -> None:
    assert plain(words.title(series())) == "MSP, pour 100 000 habitants"
    assert plain(words.amount(5.96, MSP)) == "6,0 pour 100 000 habitants"
    assert words.tick(5.96, MSP) == "6,0"
    assert words.tick(0.0, MSP) == "0"


def test_percentages_are_compared_as_they_are() -> None:
    card = series(indicator=CPTS)
    assert words.title(card) == "Couverture par une CPTS, % de la population"
    assert plain(words.amount(86.14, CPTS)) == "86,1 % de la population"
    assert plain(words.tick(100.0, CPTS)) == "100 %"


def test_the_browser_is_told_how_to_write_a_value() -> None:
    assert plain(words.template("y", MSP)) == "%{y:,.1f} pour 100 000 habitants"
    assert plain(words.template("y", CPTS)) == "%{y:,.1f} % de la population"


def test_the_alternative_tells_homonyms_apart() -> None:
    both = [series(territory=place(code)) for code in ("DEP-976", "REG-06")]
    assert plain(words.alternative([*both, series(territory=FRANCE)])) == (
        "Courbes. MSP, pour 100 000 habitants : Mayotte (976), Mayotte (région), France. Valeurs "
        "dans le tableau qui suit."
    )


def test_the_alternative_of_many_names_counts_them() -> None:
    long = series(territory=place("REG-93"))
    said = words.alternative([long] * 6)
    assert plain(said).startswith("Courbes. MSP, pour 100 000 habitants : 6 territoires.")
    assert len(said) <= 250


def test_a_point_says_territory_date_and_value() -> None:
    assert plain(words.hover_template(series(territory=AIN))) == (
        "Ain (01), %{text} : %{y:,.1f} pour 100 000 habitants<extra></extra>"
    )
    covered = series(territory=AIN, indicator=CPTS)
    assert plain(words.hover_template(covered)) == (
        "Ain (01), %{text} : %{y:,.1f} % de la population<extra></extra>"
    )


def test_a_date_or_its_code() -> None:
    assert words.day(series(point(MID_2025))) == "30/06/2025"
    assert words.day(series()) == "n.d."


@pytest.mark.parametrize(
    ("ranks", "said"),
    [
        ((12, 12, 18), "entre le 12e et le 18e"),
        ((3, 1, 6), "entre le 1er et le 6e"),
        ((48, 48, 48), "48e"),
        ((1, 1, 1), "1er"),
    ],
)
def test_a_rank_comes_with_its_interval(ranks: tuple[int, int, int], said: str) -> None:
    assert plain(words.rank(compared("DEP-01", 4.0, ranks=ranks))) == said


def test_what_is_not_a_departement_has_no_rank() -> None:
    assert words.rank(None) == "s.o."


def test_a_gap_has_its_sign_and_its_unit() -> None:
    assert words.gap(progress(gap_units=-361.78), MSP) == "−362"
    assert plain(words.gap(progress(gap_units=1.5), CPTS)) == "+1,5 point"
    assert words.gap(progress(gap_units=None), MSP) == "s.o."
    assert words.gap(None, MSP) == "s.o."


def test_every_choice_has_words() -> None:
    assert set(words.PICTURES) == set(Picture)
    assert set(words.ORDERS) == set(words.SORTED_BY) == set(Order)
    assert set(words.TRENDS) == set(Trend)
    assert set(words.NOISE_NOTE) == set(words.RANK_NOTES) == set(Unit)


@pytest.mark.parametrize("order", Order)
def test_the_caption_names_the_indicator_and_the_order(order: Order) -> None:
    said = plain(words.caption(series(), order))
    assert said.startswith(
        "Maisons de santé pluriprofessionnelles (MSP) : dernières valeurs mesurées, "
    )
    assert said.endswith(words.SORTED_BY[order])


def test_shortcuts_say_what_they_compare() -> None:
    assert words.base_sentence(AIN, 8) == "Ain et ses 8 départements comparables"
    assert words.region_sentence(place("REG-76"), 12, 13) == "12 des 13 départements d’Occitanie"
    assert words.region_sentence(place("REG-53"), 4, 4) == "Départements de Bretagne"


@pytest.mark.parametrize(
    "note",
    [
        *words.RANK_NOTES.values(),
        *words.NOISE_NOTE.values(),
        *(words.TREND_NOTE, words.RATE_NOTE, words.SIX_FIRST, words.NO_SHORTCUT, words.LEAD),
    ],
)
def test_notes_are_good_french(note: str) -> None:
    assert faults(note) == []
