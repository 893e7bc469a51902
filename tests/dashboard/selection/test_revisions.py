"""Filters of the log and of the findings, as a URL says them."""

from datetime import date

import pytest

from dashboard.cards.quality import Revised
from dashboard.selection.revisions import Filters, Scope, filtered, of_kind, parse
from dashboard.selection.url import Refused
from pipelines.vocabulary import Severity
from tests.dashboard.edition_factories import finding, revision

RULES = {"saut", "cible_nulle"}
ALL = {
    "type": "cible",
    "valeur": "2024-05-31",
    "regle": "saut",
    "gravite": "alerte",
    "portee": "tout",
}


def test_a_link_is_read_and_written_back_the_same() -> None:
    filters, refused = parse(ALL, RULES)
    assert filters == Filters(
        kind=Revised.TARGET,
        value_day=date(2024, 5, 31),
        rule="saut",
        severity=Severity.WARNING,
        scope=Scope.ALL,
    )
    assert filters.to_params() == ALL
    assert refused == ()


def test_a_link_without_filters_keeps_the_log_whole_and_the_findings_of_the_series() -> None:
    filters, refused = parse({"indicateur": "msp", "utm": "x"}, RULES)
    assert (filters, refused) == (Filters(), ())
    assert filters.to_params() == {}


@pytest.mark.parametrize("key", list(ALL))
@pytest.mark.parametrize("value", ["", "CIBLE", "<script>", "x" * 10_000, "2024-13-31"])
def test_a_bad_filter_is_left_out_and_reported(key: str, value: str) -> None:
    filters, refused = parse(ALL | {key: value}, RULES)
    assert filters.to_params() == {name: code for name, code in ALL.items() if name != key}
    assert refused == (Refused(key, value),)


def test_the_log_keeps_one_kind() -> None:
    value, target = revision(), revision(kind=Revised.TARGET)
    assert of_kind([value, target], Filters()) == (value, target)
    assert of_kind([value, target], Filters(kind=Revised.TARGET)) == (target,)
    assert of_kind([value, target], Filters(kind=Revised.BASELINE)) == ()


HERE = finding()
ELSEWHERE = finding(territory_id="FR")
OTHER = finding(indicator_id="msp")
FAR = finding(indicator_id="msp", territory_id="FR")


@pytest.mark.parametrize(
    ("scope", "kept"),
    [
        (Scope.SERIES, (HERE,)),
        (Scope.INDICATOR, (HERE, ELSEWHERE)),
        (Scope.TERRITORY, (HERE, OTHER)),
        (Scope.ALL, (HERE, ELSEWHERE, OTHER, FAR)),
    ],
)
def test_the_scope_follows_the_selection_of_the_page(
    scope: Scope, kept: tuple[object, ...]
) -> None:
    assert filtered([HERE, ELSEWHERE, OTHER, FAR], Filters(scope=scope), "cpts", "DEP-01") == kept


def test_filters_of_findings_add_up() -> None:
    note = finding(severity=Severity.NOTE)
    jump = finding(rule="saut")
    everything = [HERE, note, jump]
    assert filtered(everything, Filters(rule="cible_nulle"), "cpts", "DEP-01") == (HERE, note)
    assert filtered(everything, Filters(severity=Severity.WARNING), "cpts", "DEP-01") == (
        HERE,
        jump,
    )
    both = Filters(rule="cible_nulle", severity=Severity.NOTE)
    assert filtered(everything, both, "cpts", "DEP-01") == (note,)
