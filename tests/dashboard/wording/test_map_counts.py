"""Words of the maps of counts."""

from dashboard.wording import map_counts as words
from pipelines.vocabulary import Level
from tests.dashboard.factories import ASSISTANTS, MSP
from tests.dashboard.french import faults
from tests.dashboard.reading import plain


def test_a_circle_of_the_key_says_its_count() -> None:
    assert plain(words.step(40, MSP)) == "40"
    assert plain(words.step(1300, ASSISTANTS)) == "1 300"


def test_territories_without_an_outline_are_named() -> None:
    said = words.without_shape(["Ain (01)", "Mayotte (976)"])
    assert plain(said) == (
        "Sans contour sur la carte géographique, dans le tableau seul : Ain (01), Mayotte (976)."
    )
    assert faults(said) == []


def test_the_note_says_the_sizes_and_sends_those_who_compare_to_the_rate() -> None:
    said = words.note(("10", "40", "130"), Level.DEPARTEMENT)
    assert plain(said).startswith(
        "L’aire d’un cercle est proportionnelle au nombre (repères : 10, 40 et 130) ; en tuiles, "
        "le nombre est écrit."
    )
    assert "Nombre pour 100 000 habitants" in plain(said)
    assert faults(said) == []


def test_a_map_of_regions_has_no_tiles_to_speak_of() -> None:
    assert "tuiles" not in words.note(("10", "40", "130"), Level.REGION)
