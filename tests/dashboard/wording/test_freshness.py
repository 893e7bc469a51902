"""Méthode et données: how each source keeps up, in words."""

from datetime import date

import pytest

from dashboard.cards.freshness import FreshnessCard
from dashboard.cards.quality import UnreadCard
from dashboard.wording import freshness as words
from dashboard.wording.typography import typo, violations
from pipelines.contract.refreshing import FailureKind
from pipelines.vocabulary import ExpectedBy
from tests.dashboard.factories import TODAY
from tests.dashboard.reading import plain
from tests.dashboard.source_factories import BAROMETRE

YESTERDAY = date(2026, 11, 18)


def fresh(**details: object) -> FreshnessCard:
    return FreshnessCard(**{"source_id": "barometre"} | details)  # type: ignore[arg-type]


def test_a_source_says_its_age_what_is_expected_and_its_last_refresh() -> None:
    card = fresh(
        expected_by=ExpectedBy.MEDIAN_GAP,
        expected_on=date(2026, 3, 20),
        attempted_on=YESTERDAY,
        succeeded_on=YESTERDAY,
        rejected_count=3,
    )

    row = [plain(cell) for cell in words.row(BAROMETRE, card, TODAY)]

    assert row == [
        *("DITP", "1er mars 2026", "il y a 8 mois", "mars 2026, dépassée", "18/11/2026"),
        *("14 éditions", "15/03/2026", "3 lignes", "Licence Ouverte 2.0"),
    ]
    assert len(row) + 1 == len(words.COLUMNS)


@pytest.mark.parametrize(
    ("expected_by", "day", "said"),
    [
        (ExpectedBy.UNKNOWN, None, "inconnue"),
        (ExpectedBy.VINTAGE, date(2024, 1, 1), "millésime 2024"),
        (ExpectedBy.MONTHLY, TODAY.replace(day=1), "novembre 2026"),
        (ExpectedBy.MONTHLY, date(2026, 10, 31), "octobre 2026, dépassée"),
    ],
)
def test_the_next_edition_is_a_month_a_vintage_or_unknown(
    expected_by: ExpectedBy, day: date | None, said: str
) -> None:
    card = fresh(expected_by=expected_by, expected_on=day)
    assert words.expected(card, TODAY) == said


def test_a_failed_refresh_says_why_and_when_the_last_success_was() -> None:
    failed = {"attempted_on": YESTERDAY, "failure": FailureKind.DOWNLOAD}
    assert words.refreshed(fresh()) == "aucun enregistré"
    assert words.refreshed(fresh(**failed)) == (
        "échec le 18/11/2026 (téléchargement impossible), aucune réussite"
    )
    assert words.refreshed(fresh(**failed, succeeded_on=date(2026, 11, 1))).endswith(
        ", dernière réussite le 01/11/2026"
    )


def test_the_summary_counts_the_sources_that_fail() -> None:
    sound = fresh(attempted_on=YESTERDAY)
    failing = fresh(attempted_on=date(2026, 11, 1), failure=FailureKind.FILE)
    assert words.summary([fresh()]).startswith("Aucune collecte automatique")
    assert plain(words.summary([sound])) == (
        "Dernière collecte automatique : 18 novembre 2026. Aucune source n’est en échec."
    )
    assert plain(words.summary([sound, failing])).endswith(". 1 source est en échec.")
    assert plain(words.summary([failing, failing])).endswith(". 2 sources sont en échec.")


def test_no_row_left_out_is_said_in_a_word() -> None:
    assert words.rejected(0) == "aucune"
    assert plain(words.rejected(1)) == "1 ligne"


def test_a_source_never_read_says_so() -> None:
    card = UnreadCard(
        source_id="rpps", producer="ANS", title="RPPS", licence="Licence Ouverte", page_url=None
    )

    assert words.unread_row(card) == ("ANS", "jamais lue", "Licence Ouverte")


def test_the_label_counts_the_sources_read_and_those_never_read() -> None:
    read = "Voir les 15 sources, leur fraîcheur et leur licence"
    assert words.show_sources(15, 0) == read
    assert plain(words.show_sources(15, 1)) == f"{read}, et 1 source jamais lue"
    assert plain(words.show_sources(15, 7)) == f"{read}, et 7 sources jamais lues"


def test_every_failure_has_its_words_and_sentences_follow_french_typography() -> None:
    assert set(words.FAILURES) == set(FailureKind)
    texts = (*words.NOTES, *words.COLUMNS, *words.UNREAD_COLUMNS, words.UNREAD_CAPTION)
    for text in (*texts, *words.FAILURES.values()):
        assert violations(typo(text)) == []
