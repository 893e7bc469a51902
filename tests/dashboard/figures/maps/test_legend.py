"""The legend: each class with its count, and none that is unknown."""

from collections import Counter

import pytest

from dashboard.figures.maps.legend import counted, scale_classes, verdict_classes
from dashboard.palette import MARKS
from tests.dashboard.figures.maps.drawn import CLASSES, DEPARTEMENTS, REGIONS, values


def test_the_legend_counts_each_class_and_adds_up() -> None:
    shown = values(DEPARTEMENTS)
    legend = verdict_classes(shown)

    assert [each.id for each in legend] == list(CLASSES)
    assert {each.id: each.count for each in legend} == Counter(v.class_id for v in shown)
    assert sum(each.count for each in legend) == 101


def test_a_class_without_value_is_in_the_legend_only_where_it_occurs() -> None:
    legend = verdict_classes(values(REGIONS, ("atteint",)))

    assert [(each.id, each.count) for each in legend] == [
        (verdict_id, 18 if verdict_id == "atteint" else 0) for verdict_id in MARKS
    ]


def test_a_class_that_the_legend_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the legend: mystère"):
        counted([], values(REGIONS, ("mystère",)))


def test_diverging_classes_print_their_sign() -> None:
    labels, signs = ["retard", "proche", "avance"], ["−", "", "+"]
    legend = scale_classes(labels, [], scale="diverging-5", symbols=signs)

    assert [each.symbol for each in legend] == signs
