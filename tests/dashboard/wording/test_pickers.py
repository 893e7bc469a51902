"""Names in the choice boxes: the reader types a code or a name."""

import pytest

from dashboard.wording.pickers import option
from tests.dashboard.factories import place


@pytest.mark.parametrize(
    ("territory_id", "label"),
    [
        ("FR", "France"),
        ("REG-53", "Région – Bretagne"),
        ("REG-06", "Région – Mayotte"),
        ("DEP-01", "01 – Ain"),
        ("DEP-2A", "2A – Corse-du-Sud"),
        ("DEP-976", "976 – Mayotte"),
    ],
)
def test_an_option_tells_levels_apart(territory_id: str, label: str) -> None:
    assert option(place(territory_id)) == label
