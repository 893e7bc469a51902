"""Méthode et données: every term, rule and table has its words."""

from dataclasses import replace

import pytest

from dashboard.cards.quality import FindingCard
from dashboard.wording import comparison_method, glossary, map_method, measures
from dashboard.wording import method as words
from dashboard.wording.typography import typo, violations
from pipelines.checks.rules import Rule
from pipelines.contract import TABLES
from pipelines.vocabulary import Severity, ValueStatus
from tests.dashboard.reading import plain
from tests.dashboard.source_factories import BAROMETRE, source


def finding(count: int = 2, rule: str = "valeur_reportee") -> FindingCard:
    """A finding about two indicators."""
    return FindingCard(
        rule=rule, severity="warning", findings_count=count, indicator_ids=("msp", "cpts")
    )


def test_every_published_table_is_described() -> None:
    assert set(TABLES) <= set(words.TABLES)


def test_every_rule_of_the_checks_has_its_words() -> None:
    assert set(words.RULES) == set(Rule)
    assert all(violations(typo(label)) == [] for label in words.RULES.values())


def test_every_severity_and_status_has_its_word() -> None:
    assert set(words.SEVERITIES) == set(Severity)
    assert [title for title, _ in words.statuses()] == [
        *("Valeur mesurée", "Valeur reportée", "Valeur calculée", "Valeur non publiée"),
    ]
    assert len(words.statuses()) == len(ValueStatus)


@pytest.mark.parametrize(("files", "said"), [(1, "1 fichier"), (47, "48 fichiers")])
def test_the_caption_counts_the_files(files: int, said: str) -> None:
    sources = [replace(BAROMETRE, files_count=files)] + [source("cog", "COG")] * (files > 1)
    assert plain(words.sources_caption(sources)) == f"Sources lues : {said}"


@pytest.mark.parametrize("count", [0, 1, 240])
def test_a_finding_is_counted_and_names_its_indicators(count: int) -> None:
    row = words.finding_row(finding(count), {"msp": "MSP", "cpts": "CPTS"})
    assert plain(row[2]) == f"{count} cas"
    assert row[0] == "Valeur identique à la précédente dans tous les territoires"
    assert row[3] == "MSP, CPTS"
    assert len(row) == len(words.FINDING_COLUMNS)


def test_terms_are_in_alphabetical_order() -> None:
    terms = [term.lower() for term, _ in glossary.TERMS]
    assert terms == sorted(terms)


def test_every_definition_begins_as_a_sentence() -> None:
    lists = (measures.FORMULAS, measures.SIX_METHODS, map_method.TERMS, comparison_method.TERMS)
    said = [text for listed in (*lists, glossary.TERMS) for _, text in listed]
    assert [text for text in said if text[0].islower()] == []


def test_fixed_sentences_follow_french_typography() -> None:
    meanings = [meaning for _, meaning in glossary.TERMS]
    notes = (words.LEAD, words.SHARE, words.EDITION, words.MONTH, words.STALE, words.QUALITY_NOTE)
    for text in (*notes, *words.LIMITATIONS, *words.REUSE_NOTES, *meanings):
        assert violations(typo(text)) == []
