"""Départements that resemble one, in words."""

from dashboard.wording import peers as words
from tests.dashboard.compared import peer
from tests.dashboard.factories import AIN
from tests.dashboard.french import faults
from tests.dashboard.reading import plain


def test_the_distance_of_the_nearest_is_set_against_what_is_usual() -> None:
    near = (peer("DEP-39", 1, 1.005), peer("DEP-15", 2, 1.4))
    assert plain(words.scale(near, 0.9)) == (
        "Le plus proche est à 1,01 ; pour la moitié des départements, le plus proche est à moins "
        "de 0,90."
    )
    assert plain(words.scale(near, None)) == "Le plus proche est à 1,01."


def test_a_departement_that_none_resembles_is_told() -> None:
    far = (peer("DEP-973", 1, 2.3), peer("DEP-77", 2, 6.4))
    assert "aucun département ne lui ressemble vraiment" in words.scale(far, 0.9)
    assert faults(words.scale(far, 0.9)) == []


def test_a_missing_theme_is_told() -> None:
    partial = (peer("DEP-973", 1, 1.0, 5),)
    assert "Un thème manque" in words.scale(partial, 0.9)
    assert "Un thème manque" not in words.scale((peer("DEP-973", 1, 1.0),), 0.9)


def test_the_method_says_what_is_not_known() -> None:
    assert "Rien ne décrit la montagne" in words.METHOD
    assert faults(words.METHOD) == faults(words.NONE) == []
    assert words.caption(AIN) == (
        "Départements les plus proches de l’Ain, du plus proche au moins proche"
    )
