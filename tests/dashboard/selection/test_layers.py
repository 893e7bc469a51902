"""Which layers an indicator has."""

import pytest

from dashboard.selection.layers import Layer, nearest, offered
from pipelines.vocabulary import Unit


def test_only_counts_are_shown_as_counts() -> None:
    assert set(offered(Unit.COUNT)) - set(offered(Unit.PERCENT)) == {Layer.COUNT}


@pytest.mark.parametrize("layer", Layer)
def test_a_layer_that_an_indicator_has_is_kept(layer: Layer) -> None:
    assert nearest(layer, Unit.COUNT) is layer


def test_a_percentage_asked_for_as_a_count_shows_its_value() -> None:
    assert nearest(Layer.COUNT, Unit.PERCENT) is Layer.RATE
    assert nearest(Layer.VERDICT, Unit.PERCENT) is Layer.VERDICT
