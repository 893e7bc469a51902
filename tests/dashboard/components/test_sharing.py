"""« Part théorique »: which territories and indicators have the table, and what it holds."""

import re

import pytest

from dashboard.cards.progress import Part
from dashboard.cards.series import IndicatorCard, TerritoryCard
from dashboard.components.sharing import theoretical_parts
from dashboard.wording import sharing as words
from pipelines.vocabulary import SharingKey, TargetStatus
from tests.dashboard.factories import AIN, CPTS, FRANCE, MSP, place, series, target
from tests.dashboard.progress_factories import END_OF_2027
from tests.dashboard.reading import plain
from tests.dashboard.source_factories import APL

NATIONAL = series(
    targets=(
        target(4000.0),
        target(4000.0, END_OF_2027, is_default=False, status=TargetStatus.CONTESTED),
        target(450.0, None, is_default=False),
    )
)
PARTS = {
    key: Part(key=key, share=share, missing_in_france=missing)
    for key, share, missing in zip(SharingKey, (0.01, 0.0002, None), (0, 0, 2), strict=True)
}


def shown(territory: TerritoryCard = AIN, indicator: IndicatorCard = MSP) -> tuple[str, ...]:
    """The parts of the page for one territory."""
    return theoretical_parts(
        series(territory=territory, indicator=indicator), NATIONAL, PARTS, (APL,)
    )


def rows(html: str) -> list[list[str]]:
    """Cells of the body of a table."""
    _, _, body = html.partition("<tbody>")
    return [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in body.split("</tr>")[:-1]
    ]


def test_each_national_level_is_shared_out_three_ways() -> None:
    _, warning, table, note, origins = shown()
    assert words.WARNING.partition(" :")[0] in plain(warning)
    assert rows(table) == [
        ["4 000 au 31 décembre 2026", "40", "0,8", "n.d."],
        ["4 000 au 31 décembre 2027", "40", "0,8", "n.d."],
    ]
    assert "n.d. : non disponible." in plain(note)
    assert "selon la population sous-dense, 2 départements." in plain(note)
    assert "DREES, « Accessibilité », millésime 2024." in plain(origins)


def test_the_table_never_calls_itself_a_target() -> None:
    _, _, table, *_ = shown(place("REG-94"))
    assert "Cible" not in table
    assert "part théorique de Corse" in plain(table)


@pytest.mark.parametrize(
    ("territory", "indicator"),
    [(FRANCE, MSP), (AIN, CPTS)],
    ids=["the country has the number itself", "a percentage is not shared out"],
)
def test_some_have_nothing_to_share(territory: TerritoryCard, indicator: IndicatorCard) -> None:
    assert shown(territory, indicator) == ()


def test_without_an_announcement_there_is_nothing_to_share() -> None:
    yearly = series(targets=(target(450.0, None),))
    assert theoretical_parts(series(territory=AIN), yearly, PARTS, (APL,)) == ()


def test_a_territory_without_any_key_still_has_its_table() -> None:
    _, _, table, *_ = theoretical_parts(series(territory=AIN), NATIONAL, {}, (APL,))
    assert rows(table)[0][1:] == ["n.d."] * 3
