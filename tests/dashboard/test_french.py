"""The faults that the other tests look for are found where they are."""

import pytest

from tests.dashboard.french import faults, places


@pytest.mark.parametrize(
    "sentence",
    [
        "Dans le Cantal, 2 points manquent encore.",
        "À La Réunion, 1,9 point manque.",
        "Dans les Landes, 1 019 MSP manquent encore pour atteindre 4 000 au 31 décembre 2026.",
        "En France, 1 contrat d’assistant médical manque.",
    ],
)
def test_a_right_sentence_has_no_fault(sentence: str) -> None:
    assert faults(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "En le Cantal, rien.",
        "À les Landes, rien.",
        "La part de le Cantal.",
        "Dans dans l’Ain, rien.",
        "dans l’Ain, rien.",
        "Dans l’Ain, rien",
        "Dans l’Ain,  rien.",
        "Dans l’Ain, rien .",
        "Dans l’Ain, 2 point.",
        "Dans l’Ain, 1,9 points.",
        "Dans l’Ain, 1 contrat d’assistant médical manquent.",
        "Dans l’Ain, 2 MSP manque.",
        "Dans l’Ain, 1 MSP manquent.",
        "Dans l’Ain, nan MSP.",
    ],
)
def test_a_wrong_sentence_has_a_fault(sentence: str) -> None:
    assert faults(sentence) != []


def test_every_territory_is_there() -> None:
    assert len(places()) == 120
