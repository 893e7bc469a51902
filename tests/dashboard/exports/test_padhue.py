"""The rows and the words of the files of page PADHUE."""

from datetime import date

from dashboard.cards.padhue import Citation
from dashboard.exports import names
from dashboard.exports.charts import evc
from dashboard.wording import export_padhue as words
from dashboard.wording.export_columns import COLUMNS
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import Roundness
from tests.dashboard.factories import AIN, FRANCE, MID_2025, MSP, place, point, series
from tests.dashboard.padhue_factories import LAUREATES, MINISTRY, OF_2024, UNION, card, figure
from tests.dashboard.reading import plain


def test_a_figure_is_a_row_with_its_source_and_its_confidence() -> None:
    row = evc.row(figure(LAUREATES, 3235, citations=(MINISTRY,)))
    assert (row["session"], row["value_low"], row["value_high"]) == (2024, 3235, 3235)
    assert (row["publisher"], row["source_date"], row["source_url"]) == (
        *("Ministère", "2025-02-05", "https://example.org/c"),
    )
    assert row["confidence"] == "confiance élevée"
    assert row["origin"] is None


def test_more_than_a_number_has_no_upper_end() -> None:
    row = evc.row(figure("laureats_non_affectes", 400, None, roundness=Roundness.PLUS_DE))
    assert (row["value_low"], row["value_high"], row["amount"]) == (400, None, "plus de 400")


def test_our_own_figure_says_how_and_from_whom() -> None:
    row = evc.row(figure(low=4400, formula="4 000 + 400", citations=(MINISTRY, UNION)))
    assert row["origin"] == "notre calcul"
    assert plain(str(row["formula"])) == "4 000 + 400"
    assert row["publisher"] == "Ministère | Fédération"


def test_every_column_is_explained_in_french() -> None:
    assert set(evc.FIGURE) <= COLUMNS.keys()
    assert [fault for text in COLUMNS.values() for fault in violations(typo(text))] == []


def test_sources_are_quoted_once_from_the_oldest_to_the_newest() -> None:
    lines = dict(words.about("France", OF_2024, date(2026, 11, 22)))
    assert lines["Source"] == "Journal officiel ; Fédération ; Ministère"
    assert plain(lines["Données au"]) == (
        "source la plus ancienne : 2 juin 2024 ; la plus récente : 6 février 2025"
    )
    assert len(words.origins(OF_2024)) == 3


def test_a_source_without_a_day_is_not_given_one() -> None:
    undated = Citation(title="Note", publisher="CNG", date="vers 2017")
    lines = dict(words.about("France", [figure(citations=(undated,))], MID_2025))
    assert lines["Données au"] == "sources sans date"


def test_laureates_are_not_read_as_doctors_of_the_next_year() -> None:
    shown = card(*OF_2024)
    assert "2024 ne sont pas des médecins inscrits en 2025" in plain(words.caution(shown, 2024))
    # Sessions under other rules had other durations: nothing is said of them.
    assert "inscrits en" not in words.caution(shown, 2016)
    assert "ci-dessus" not in words.caution(shown, 2024)


def test_the_name_of_a_comparison_counts_the_territories_beyond_three() -> None:
    places = [FRANCE, AIN, place("DEP-15"), place("DEP-976"), place("DEP-2A")]
    cards = [series(point(MID_2025, 1.0), indicator=MSP, territory=own) for own in places]
    assert names.compared(cards, "niveau-et-cible") == (
        "cap-sante-msp-niveau-et-cible-france-ain-01-cantal-15-et-2-autres-2025-06-30"
    )
