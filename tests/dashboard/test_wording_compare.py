"""Comparer: scale, caption, alternative and what points say."""

from dashboard.wording import compare as words
from pipelines.vocabulary import Unit
from tests.dashboard.factories import AIN, CPTS, FRANCE, MID_2025, place, point, series
from tests.dashboard.reading import plain


def test_counts_are_compared_for_a_number_of_inhabitants() -> None:
    assert plain(words.title(series())) == "MSP, pour 100 000 habitants"


def test_percentages_are_compared_as_they_are() -> None:
    card = series(indicator=CPTS)
    assert words.title(card) == "Couverture par une CPTS, % de la population"


def test_the_alternative_tells_homonyms_apart() -> None:
    both = [series(territory=place(code)) for code in ("DEP-976", "REG-06")]
    assert plain(words.alternative([*both, series(territory=FRANCE)])) == (
        "Courbes. MSP, pour 100 000 habitants : Mayotte (976), Mayotte (région), France. Valeurs "
        "dans le tableau qui suit."
    )


def test_a_point_says_territory_date_and_value() -> None:
    card = series(territory=AIN)
    assert plain(words.hover(card, 5.96, "30 juin 2025")) == (
        "Ain (01), 30 juin 2025 : 6,0 pour 100 000 habitants"
    )
    covered = series(territory=AIN, indicator=CPTS)
    assert plain(words.hover(covered, 90.0, "30 juin 2025")) == (
        "Ain (01), 30 juin 2025 : 90 % de la population"
    )


def test_a_point_without_value_says_so() -> None:
    said = words.hover(series(territory=AIN), None, "30 juin 2025")
    assert plain(said) == "Ain (01), 30 juin 2025 : valeur non publiée"


def test_a_date_or_its_code() -> None:
    assert words.day(series(point(MID_2025))) == "30/06/2025"
    assert words.day(series()) == "n.d."


def test_every_unit_has_its_note_on_small_gaps() -> None:
    assert set(words.NOISE_NOTE) == set(Unit)
    assert "quelques points" in words.NOISE_NOTE[Unit.PERCENT]


def test_the_caption_names_the_indicator() -> None:
    assert plain(words.caption(series())) == (
        "Maisons de santé pluriprofessionnelles (MSP) : dernières valeurs mesurées, dans l’ordre "
        "choisi"
    )
