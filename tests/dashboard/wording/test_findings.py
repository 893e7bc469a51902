"""Findings in words: labels of the filters, count, rows."""

import pytest

from dashboard.selection.revisions import SEVERITIES, Scope
from dashboard.wording import findings as words
from dashboard.wording.method import RULES
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import Severity
from tests.dashboard.edition_factories import finding
from tests.dashboard.factories import AIN, CPTS, series
from tests.dashboard.reading import plain


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (0, "Aucun constat ne correspond à ces filtres."),
        (1, "1 constat sur 1 472 relevés."),
        (30, "30 constats sur 1 472 relevés."),
        (31, "31 constats sur 1 472 relevés. Les 30 premiers sont affichés : le fichier les a "),
    ],
)
def test_findings_are_counted_and_what_is_cut_is_told(found: int, said: str) -> None:
    assert plain(words.status(found, 1472)).startswith(said)


def test_a_row_says_where_what_was_expected_and_what_is_there() -> None:
    assert words.row(finding(), CPTS, AIN) == (
        "Ain (01)",
        "Couverture par une CPTS",
        "Cible égale à 0",
        "31/12/2026",
        "Une cible supérieure à 0",
        "0 %",
        "Alerte",
        "18/05/2024",
    )
    assert len(words.COLUMNS) == 8


def test_what_a_check_left_empty_is_a_code() -> None:
    row = words.row(finding(expected="", found="", severity=Severity.NOTE), CPTS, AIN)
    assert row[4:7] == ("n.d.", "n.d.", "Note")


def test_every_filter_has_its_own_label() -> None:
    card = series(indicator=CPTS, territory=AIN)
    scopes = [words.scope(scope, card) for scope in Scope]
    assert scopes[:2] == [
        "Couverture par une CPTS, Ain (01)",
        "Couverture par une CPTS, tous les territoires",
    ]
    labels = [
        *scopes,
        *(words.rule(code) for code in ("", *RULES)),
        *(words.severity(code) for code in ("", *SEVERITIES)),
    ]
    assert len(set(labels)) == len(labels)
    assert all(violations(typo(label)) == [] for label in (*labels, words.LEAD))
