"""Indicateur: the figure in a sentence, its key figures, its targets, its table."""

from datetime import date

import pytest

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard
from dashboard.wording import indicator as words
from pipelines.vocabulary import ValueStatus
from tests.dashboard.factories import (
    AIN,
    ASSISTANTS,
    CPTS,
    END_OF_2023,
    MID_2025,
    MSP,
    TODAY,
    place,
    point,
    series,
    target,
)
from tests.dashboard.progress_factories import progress
from tests.dashboard.reading import plain


@pytest.mark.parametrize(
    ("territory_id", "start"),
    [
        ("DEP-15", "Dans le Cantal"),
        ("DEP-23", "Dans la Creuse"),
        ("DEP-01", "Dans l’Ain"),
        ("DEP-40", "Dans les Landes"),
        ("DEP-75", "À Paris"),
        ("DEP-974", "À La Réunion"),
        ("DEP-976", "À Mayotte"),
        ("DEP-2A", "En Corse-du-Sud"),
        ("DEP-07", "En Ardèche"),
        ("DEP-47", "En Lot-et-Garonne"),
        ("REG-52", "Dans les Pays de la Loire"),
        ("REG-11", "En Île-de-France"),
        ("FR", "En France"),
    ],
)
def test_the_sentence_begins_with_the_right_preposition(territory_id: str, start: str) -> None:
    said = words.lead(series(point(MID_2025, 5.0), territory=place(territory_id)), TODAY)
    assert plain(said) == f"{start}, 5 MSP au 30 juin 2025, il y a 16 mois."


@pytest.mark.parametrize(
    ("value", "indicator", "said"),
    [
        (0.0, ASSISTANTS, "0 contrat d’assistant médical"),
        (1.0, ASSISTANTS, "1 contrat d’assistant médical"),
        (3.0, ASSISTANTS, "3 contrats d’assistant médical"),
        (86.1, CPTS, "86,1 % de la population"),
    ],
)
def test_the_sentence_agrees_in_number(value: float, indicator: IndicatorCard, said: str) -> None:
    lead = words.lead(series(point(MID_2025, value), indicator=indicator), TODAY)
    assert plain(lead).startswith(f"En France, {said} au 30 juin 2025")


def test_without_a_measure_the_sentence_says_so() -> None:
    missing = series(point(MID_2025, None), territory=place("DEP-976"))
    said = "Aucune donnée publiée à Mayotte pour cet indicateur."
    assert words.lead(missing, TODAY) == said


def figures(value: float, goal: float, deadline: date, indicator: IndicatorCard) -> dict[str, str]:
    """Key figures of one measure and one target."""
    card = series(
        point(MID_2025, value), indicator=indicator, targets=(target(goal, deadline, baseline=9.0),)
    )
    return {term: plain(said) for term, said in words.key_figures(card, TODAY, None)}


def test_key_figures_say_the_way_done_and_left() -> None:
    assert figures(40.0, 56.0, date(2026, 12, 31), MSP) == {
        "Départ": "9 au 31/12/2022",
        "Valeur": "40 au 30/06/2025",
        "Cible": "56 au 31/12/2026",
        "Échéance": "Dans 1 mois",
        "Reste à faire": "16",
        "Part du chemin": "66 % du chemin parcouru.",
    }


@pytest.mark.parametrize(
    ("value", "left"),
    [(98.5, "1,5 point"), (90.0, "10 points"), (100.0, "rien"), (103.0, "rien"), (99.96, "rien")],
)
def test_what_is_left_is_never_negative_nor_stable(value: float, left: str) -> None:
    assert figures(value, 100.0, date(2026, 12, 31), CPTS)["Reste à faire"] == left


def test_a_passed_deadline_is_said_passed() -> None:
    said = figures(10.0, 14.0, date(2024, 12, 31), ASSISTANTS)
    assert said["Échéance"] == "Passée il y a 22 mois"


def test_key_figures_leave_out_what_is_unknown() -> None:
    assert words.key_figures(series(territory=AIN), TODAY, None) == [
        ("Part du chemin", "Aucune cible chiffrée n’a été publiée dans l’Ain.")
    ]


EXPECTED, GAP = "Attendu à la date de la valeur", "Écart à la trajectoire"


def on_the_way(card: ProgressCard, today: date = TODAY) -> dict[str, str]:
    """Key figures of the MSP of France, where they stand on their way."""
    france = series(point(MID_2025, 2981.0), targets=(target(),))
    return {term: plain(said) for term, said in words.key_figures(france, today, card)}


def test_key_figures_compare_the_value_with_the_trajectory() -> None:
    said = on_the_way(progress())
    assert (said[EXPECTED], said[GAP]) == ("3 343 MSP", "−362")


def test_once_the_deadline_has_come_there_is_no_trajectory_to_compare_with() -> None:
    over = (on_the_way(progress(), date(2027, 1, 15)), on_the_way(progress(expected_value=None)))
    assert all(EXPECTED not in said and GAP not in said for said in over)


@pytest.mark.parametrize(
    ("day", "text", "said"),
    [
        (date(2026, 12, 31), None, "31/12/2026"),
        (date(2026, 12, 31), "fin 2026", "31/12/2026 (« fin 2026 »)"),
        (date(2023, 12, 31), "fin 2023", "31/12/2023 (« fin 2023 ») – passée"),
        (TODAY, None, "21/11/2026"),
        (None, "par an", "sans échéance"),
    ],
)
def test_a_deadline_keeps_the_words_of_who_said_it(
    day: date | None, text: str | None, said: str
) -> None:
    assert plain(words.deadline(target(deadline=day, deadline_text=text), TODAY)) == said


def test_an_announcement_is_dated_by_its_day_or_its_edition() -> None:
    assert words.announced(target(announced_on=date(2023, 5, 3))) == "03/05/2023"
    assert words.announced(target()) == "édition du 01/03/2026"
    assert words.announced(target(deadline_text="fin 2024")) == "sans date"


def test_a_row_of_the_table_says_where_its_value_comes_from() -> None:
    card = series(indicator=CPTS)
    computed = point(MID_2025, 92.6, ValueStatus.COMPUTED, source_id="calcul")
    assert [plain(cell) for cell in words.data_row(computed, card)] == [
        *("30 juin 2025", "92,6 %", "Calculée", "01/03/2026", "Calcul"),
    ]
    missing = words.data_row(point(END_OF_2023, None), card)
    assert missing[1:3] == ("n.d.", "Non publiée")


def test_the_table_explains_the_statuses_and_codes_that_it_uses() -> None:
    notes = words.status_notes(series(point(MID_2025), point(END_OF_2023, None)))
    assert [note.split("\u00a0")[0] for note in notes] == ["Mesurée", "Non publiée", "n.d."]
    assert len(words.status_notes(series(point(MID_2025)))) == 1


def test_captions_and_citations_name_the_territory() -> None:
    card = series(territory=AIN)
    assert words.cited(card) == "Maisons de santé pluriprofessionnelles (MSP), Ain"
    assert plain(words.targets_caption(card)) == "Cibles énoncées : MSP, Ain"
    assert words.data_caption(card).startswith("Maisons de santé pluriprofessionnelles (MSP), Ain,")
