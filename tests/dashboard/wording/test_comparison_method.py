"""How territories are compared, in words."""

import pytest

from dashboard.wording import comparison_method as words
from dashboard.wording.typography import typo, violations
from pipelines.measures.funnel import LEVEL_95, LEVEL_998
from pipelines.measures.inequality import FIFTHS
from pipelines.measures.peers import PEERS_COUNT, THEMES
from tests.dashboard.reading import plain

TEXTS = {term: plain(typo(text)) for term, text in words.TERMS}


def test_every_way_to_compare_is_defined() -> None:
    assert list(TEXTS) == [
        *("Nombre pour 100 000 habitants", "Date commune", "Intervalle de rangs"),
        *("Limites de l’entonnoir, nombres", "Limites de l’entonnoir, couvertures"),
        *("Territoires comparables", "Groupes selon l’APL (quintiles)", "Tendance"),
    ]


def test_levels_are_those_of_the_measures() -> None:
    counts = TEXTS["Limites de l’entonnoir, nombres"]
    assert f"moins de {100 * LEVEL_95.tail:g} chances sur 100".replace(".", ",") in counts
    assert f"moins de {100 * LEVEL_998.tail:g}.".replace("0.1", "0,1") in counts
    shares = TEXTS["Limites de l’entonnoir, couvertures"]
    for level in (LEVEL_95, LEVEL_998):
        assert f"z = {level.z:.2f}".replace(".", ",") in shares


def test_peers_and_groups_are_counted_as_the_measures_count_them() -> None:
    numbers = {5: "cinq", 6: "six", 8: "huit"}
    peers = TEXTS["Territoires comparables"]
    assert f"Les {numbers[PEERS_COUNT]} départements" in peers
    assert f"{numbers[len(THEMES)]} thèmes" in peers
    assert f"coupés en {numbers[FIFTHS]} groupes" in TEXTS["Groupes selon l’APL (quintiles)"]


@pytest.mark.parametrize("text", [*TEXTS, *TEXTS.values(), words.LEAD, words.SHOW])
def test_words_follow_french_typography(text: str) -> None:
    assert violations(typo(text)) == []
