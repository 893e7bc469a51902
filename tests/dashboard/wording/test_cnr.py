"""CNR Santé: commitments and what is measured beside them."""

from datetime import date

import pytest

from dashboard.cards.cnr import EventCard, YearlyChange
from dashboard.wording import cnr as words
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import Axis, Measure
from tests.dashboard.cnr_factories import commitment
from tests.dashboard.factories import ASSISTANTS, CPTS, MID_2025, TODAY, point, series, target
from tests.dashboard.reading import plain

YEAR = YearlyChange(date(2024, 6, 30), MID_2025, 341.0)


def test_a_commitment_has_its_unit() -> None:
    assert plain(words.commitment(target(), series())) == "4 000 MSP"
    assert plain(words.commitment(target(1.0), series(indicator=ASSISTANTS))) == (
        "1 contrat d’assistant médical"
    )
    covered = words.commitment(target(100.0), series(indicator=CPTS))
    assert plain(covered) == "100 % de la population"


def test_a_yearly_commitment_says_so() -> None:
    assert plain(words.commitment(target(450.0, None), series())) == "450 MSP par an"


def test_what_is_measured_stands_beside() -> None:
    measured = series(point(MID_2025, 2981.0))
    assert (plain(words.value(measured)), words.day(measured)) == ("2 981", "30/06/2025")


def test_nothing_measured_leaves_no_empty_cell() -> None:
    assert (words.value(series()), words.day(series())) == ("n.d.", "n.d.")


def test_the_story_is_told_in_order_of_dates() -> None:
    months = {"septembre": 9, "octobre": 10, "novembre": 11, "mai": 5}
    days = []
    for step in words.PROCESS_STEPS:
        day, month, year = step.partition(" :")[0].split()
        days.append(date(int(year), months[month], int(day)))
    assert days == sorted(days)


def test_commitments_are_counted_by_what_measures_them() -> None:
    counted = [
        commitment(measure=Measure.INDICATEUR),
        commitment(measure=Measure.PADHUE),
        commitment(),
        commitment(),
    ]
    assert plain(words.summary(counted)) == (
        "4 engagements : 1 est suivi par un indicateur public, 1 par des chiffres sans cible, "
        "2 n’ont pas de mesure publique."
    )


@pytest.mark.parametrize(
    ("day", "said", "expected"),
    [
        (date(2023, 9, 30), "été 2023", "été 2023, échéance passée"),
        (date(2027, 12, 31), "en 2027", "en 2027"),
        (date(2023, 12, 31), None, "31 décembre 2023, échéance passée"),
        (None, "en continu", "en continu"),
        (None, None, "sans date"),
    ],
)
def test_a_deadline_keeps_its_words_and_tells_when_it_has_passed(
    day: date | None, said: str | None, expected: str
) -> None:
    card = commitment(deadline=day, deadline_text=said)
    assert words.deadline(card, TODAY) == expected


def test_a_deadline_has_not_passed_on_its_day() -> None:
    assert words.deadline(commitment(deadline=TODAY), TODAY) == "21 novembre 2026"


def test_what_followed_begins_with_its_date() -> None:
    event = EventCard(period="2023-11", event="Un bilan.", source_title="Presse", source_url=None)
    assert plain(words.dated(event)) == "Novembre 2023 : Un bilan."


def test_the_link_to_the_indicator_gives_its_value() -> None:
    assert plain(words.measure(series(point(MID_2025, 2981.0)))) == "MSP : 2 981 au 30 juin 2025"
    assert plain(words.measure(series())) == "MSP : aucune valeur publiée"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (341.0, "+341 MSP, soit 109 de moins que les 450 MSP par an annoncées."),
        (460.0, "+460 MSP, soit 10 de plus que les 450 MSP par an annoncées."),
        (450.0, "+450 MSP, exactement les 450 MSP par an annoncées."),
        (-3.0, "−3 MSP, soit 453 de moins que les 450 MSP par an annoncées."),
    ],
)
def test_twelve_months_are_set_against_the_yearly_number(change: float, expected: str) -> None:
    year = YearlyChange(YEAR.start, YEAR.end, change)
    said = plain(words.yearly_sentence(target(450.0, None), series(), year))
    assert said == f"De juin 2024 à juin 2025, la variation est de {expected}"


def test_a_row_of_twelve_months_has_its_sign() -> None:
    indicator = series().indicator
    row = words.yearly_row(YEAR, target(450.0, None), indicator)
    assert tuple(map(plain, row)) == ("30/06/2025", "+341", "−109")
    assert words.yearly_row(YEAR, target(341.0, None), indicator)[-1] == "aucun"


def test_every_axis_has_its_name() -> None:
    assert list(words.AXES) == list(Axis)


def test_fixed_sentences_follow_french_typography() -> None:
    texts = (words.LEAD, *words.NOTES, *words.PROCESS_STEPS, words.TOOLS, words.YEARLY_NOTE)
    for text in (*texts, *words.AXES.values(), words.NO_MEASURE, words.NOTHING_SINCE):
        assert violations(typo(text)) == []
