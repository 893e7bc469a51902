"""Words of the territorial stock: a number, a secret, an absence, a change."""

import pytest

from dashboard.cards.rpps import CountCard, RppsCard
from dashboard.wording import rpps as words
from dashboard.wording.typography import typo, violations
from pipelines.contract.rpps import Secrecy
from tests.dashboard.french import faults
from tests.dashboard.reading import plain
from tests.dashboard.rpps_factories import OCTOBER, card
from tests.dashboard.source_factories import source

SOURCE = source("rpps", "Extractions", OCTOBER)


def count(
    number: int | None, secrecy: Secrecy = Secrecy.PUBLISHED, change: int | None = None
) -> CountCard:
    return CountCard(count=number, secrecy=secrecy, threshold=11, net_change=change)


@pytest.mark.parametrize(
    ("said", "one"),
    [
        ("1 412", count(1412)),
        ("moins de 11", count(None, Secrecy.PRIMARY)),
        ("non diffusé", count(None, Secrecy.SECONDARY)),
        ("n.d.", count(None)),
    ],
)
def test_a_secret_has_its_words_and_never_a_number(said: str, one: CountCard) -> None:
    assert plain(words.count(one)) == said


@pytest.mark.parametrize(("said", "change"), [("+3", 3), ("−12", -12), ("0", 0), ("n.d.", None)])
def test_a_change_has_a_sign(said: str, change: int | None) -> None:
    assert words.net_change(count(20, change=change)) == said


def test_the_finding_tells_the_day_the_country_and_the_change() -> None:
    assert plain(words.finding(card())) == (
        "Au 5 octobre 2026, 1 200 médecins sont inscrits au RPPS avec un diplôme obtenu hors de "
        "l’Union européenne et de l’Espace économique européen. Variation nette depuis le "
        "7 septembre 2026 : +20."
    )
    assert "Variation" not in words.finding(card(compared_with=None))


def test_without_an_extract_the_page_says_what_will_be_there_and_why_not_before() -> None:
    said = words.finding(RppsCard())

    assert said.startswith("Aucune extraction du RPPS n’a encore été lue ici.")
    assert "Il n’y a rien avant la première lecture" in said
    assert faults(said) == []


def test_regions_of_a_specialty_are_told_in_one_line_the_small_ones_together() -> None:
    surgery, medicine, unknown = card().specialties

    assert plain(words.by_region(surgery)).endswith(" : 11")
    assert plain(words.by_region(medicine)).endswith(
        " : 1 000 ; non localisés : non diffusé ; ailleurs (1) : moins de 11"
    )
    assert plain(words.by_region(unknown)) == "partout (3) : moins de 11"
    assert words.specialty(unknown) == "Spécialité non précisée"


def test_sentences_are_french() -> None:
    for sentence in (
        words.EXPLAINED,
        words.PLACE_RULE,
        words.SECRECY_RULE,
        words.CHANGE_RULE,
        words.finding(card()),
        words.sources(card(), (SOURCE,)),
    ):
        assert faults(sentence) == []
    for text in (*words.COUNTED.values(), words.places_caption(card()), words.notes(card())):
        assert violations(typo(text)) == []


def test_the_source_is_named_with_its_day_and_the_lines_set_aside() -> None:
    assert plain(words.sources(card(), (SOURCE,))) == (
        "Source : RPPS, Producteur, « Extractions », extraction du 5 octobre 2026, 12 lignes "
        "illisibles écartées sur 4,7 millions. Calcul Cap Santé."
    )
    assert words.sources(RppsCard(), (SOURCE,)) == ""


def test_what_is_counted_is_never_called_laureates() -> None:
    assert "ce ne sont pas les lauréats des EVC" in plain(words.EXPLAINED)
    assert "n’est pas un nombre d’autorisations" in plain(words.CHANGE_RULE)
    assert words.CHANGE_RULE not in words.notes(card(compared_with=None))
