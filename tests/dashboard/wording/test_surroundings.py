"""Context figures and findings of a territory, in words."""

import pytest

from dashboard.cards.surroundings import ContextCard, Found
from dashboard.wording import surroundings as words
from pipelines.vocabulary import ValueStatus
from tests.dashboard.factories import MID_2025, MSP
from tests.dashboard.reading import plain


def card(value: float, unit_label: str, decimals: int, status: ValueStatus) -> ContextCard:
    return ContextCard(
        variable_id="apl_generalistes",
        label="APL",
        unit_label=unit_label,
        decimals=decimals,
        value=value,
        year=2024,
        value_status=status,
        source_id="apl",
    )


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (card(19.014, "%", 1, ValueStatus.COMPUTED), "19 % (2024, calculé)"),
        (card(368.0, "médecins", 0, ValueStatus.OBSERVED), "368 médecins (2024)"),
        (card(89.46, "pour 100 000 habitants", 1, ValueStatus.OBSERVED), "89,5 (2024)"),
    ],
)
def test_a_figure_has_its_unit_its_year_and_its_status(shown: ContextCard, said: str) -> None:
    assert plain(words.figure(shown)) == said


def test_a_finding_says_where_when_and_what() -> None:
    found = Found(
        rule="cible_depassee",
        indicator_id="msp",
        date=MID_2025,
        expected="taux publié : 100 %",
        found="8 pour une cible de 7",
    )
    assert plain(words.finding(found, MSP)) == (
        "MSP, 30 juin 2025 : cible dépassée, que le taux publié montre à 100 % "
        "(8 pour une cible de 7)."
    )
