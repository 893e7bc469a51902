"""The lines under figures: where, from whom, of which date."""

from datetime import date

from dashboard.wording.provenance import CALCULATION, NO_VALUE, lines
from pipelines.vocabulary import ValueStatus
from tests.dashboard.factories import AIN, END_OF_2023, MID_2025, TODAY, point, series
from tests.dashboard.reading import plain
from tests.dashboard.source_factories import BAROMETRE, source

OLD = date(2024, 10, 15)


SOURCES = {
    "barometre": BAROMETRE,
    "etalab": source("etalab", "Baromètre, 2023"),
    "cog": source("cog", "Code officiel géographique"),
}


def test_the_edition_is_that_of_the_values_shown() -> None:
    card = series(
        point(END_OF_2023, edition=date(2024, 6, 25)), point(MID_2025, edition=OLD), territory=AIN
    )
    said = {label: plain(text) for label, text in lines([card], SOURCES, TODAY)}
    assert said == {
        "Champ": "Ain",
        "Source": "DITP, « Baromètre », édition du 15 octobre 2024",
        "Données au": "30 juin 2025",
        "Extraites le": "21 novembre 2026",
    }


def test_every_source_of_a_value_is_named() -> None:
    card = series(point(END_OF_2023, source_id="etalab"), point(MID_2025))
    said = plain(dict(lines([card], SOURCES, TODAY))["Source"])
    assert "« Baromètre », édition du 1er mars 2026 ; Producteur, « Baromètre, 2023 »" in said


def test_our_own_computation_is_named() -> None:
    computed = point(MID_2025, 92.6, ValueStatus.COMPUTED, source_id="calcul")
    assert dict(lines([series(computed)], SOURCES, TODAY))["Source"] == CALCULATION


def test_several_series_say_their_newest_and_oldest_dates() -> None:
    shown = [series(point(MID_2025), territory=AIN), series(point(END_OF_2023)), series()]
    said = dict(lines(shown, SOURCES, TODAY))
    assert said["Champ"] == "Ain, France"
    assert said["Données au"] == (
        "30 juin 2025 pour la plus récente, 31 décembre 2023 pour la plus ancienne"
    )


def test_nothing_measured_is_said() -> None:
    said = dict(lines([series()], SOURCES, TODAY))
    assert (said["Source"], said["Données au"]) == (NO_VALUE, NO_VALUE)
