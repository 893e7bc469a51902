"""The accessibility statement: honest about who declares, complete, in French."""

import pytest

from dashboard.publisher import Publisher
from dashboard.wording import accessibility as words
from dashboard.wording.frame import ACCESSIBILITY
from tests.dashboard.factories import TODAY
from tests.dashboard.french import faults
from tests.dashboard.reading import plain


def test_nobody_is_named_until_somebody_puts_the_site_online() -> None:
    said = plain(words.who(Publisher()))
    assert said.startswith("Aucun éditeur n’est nommé pour cette copie du site.")
    assert "schéma pluriannuel" in said


def test_a_publisher_is_named_and_keeps_his_own_duties() -> None:
    said = plain(words.who(Publisher(name="Association d’exemple")))
    assert said.startswith("Association d’exemple publie cette copie du site.")
    assert "C’est à cet éditeur de dire s’il est soumis" in said


def test_the_state_is_the_one_that_every_footer_says() -> None:
    assert "non conforme" in words.NOT_COMPLIANT
    assert ACCESSIBILITY == "Accessibilité : non conforme"


def test_every_known_fault_is_told_with_its_criteria() -> None:
    assert set(words.FAULTS_TOLD) == set(words.Fault)
    assert all(criteria.startswith("Critère") for criteria, _, _ in words.faults())


def test_the_statement_is_dated() -> None:
    assert "établie le 21 novembre 2026" in plain(words.established(TODAY))


def test_the_pages_are_listed_with_their_addresses() -> None:
    said = words.pages()
    assert said.startswith("Synthèse (/synthese), Indicateur (/indicateur)")
    assert said.endswith("(/accessibilite) et Plan du site (/plan-du-site).")


@pytest.mark.parametrize(
    "sentence",
    [
        *(words.LEAD, words.APPLIES, words.DUTY, words.UNNAMED, words.NOT_COMPLIANT),
        *(words.NO_AUDIT, *words.TESTED, words.CONTENTS_LEAD, words.FAULTS_LEAD, words.NO_BURDEN),
        *(words.MAPS, words.ALTERNATIVES, words.FEEDBACK_LEAD, words.DEFENDER_POST),
        *(text for told in words.FAULTS_TOLD.values() for text in (told.wrong, told.instead)),
    ],
)
def test_sentences_are_french(sentence: str) -> None:
    assert faults(sentence) == []
