"""What surrounds every page: dates, notices about links, citation."""

from datetime import date

import pytest

from dashboard.selection.url import COMPARED, DAY, INDICATOR, STATEMENTS, TERRITORY, WINDOW, Refused
from dashboard.wording import frame
from dashboard.wording.typography import typo, violations
from tests.dashboard.factories import CPTS, END_OF_2023, MID_2025, TODAY, point, series
from tests.dashboard.reading import plain

UPDATED = date(2026, 3, 15)


def test_the_dates_line_gives_the_age_of_each_indicator() -> None:
    shown = [series(point(MID_2025)), series(point(END_OF_2023), indicator=CPTS)]
    assert plain(frame.dates_line(UPDATED, shown)) == (
        "Dernière mise à jour du site : 15 mars 2026. Données : MSP 30 juin 2025 · Couverture par "
        "une CPTS 31 décembre 2023."
    )


def test_an_indicator_without_a_measure_has_no_date() -> None:
    line = plain(frame.dates_line(UPDATED, [series()]))
    assert line == "Dernière mise à jour du site : 15 mars 2026."


def test_a_tab_is_named_by_page_then_details_then_site() -> None:
    assert frame.page_title("Indicateur", "MSP", "Ain") == "Indicateur – MSP – Ain – Cap Santé"
    assert frame.page_title("Synthèse") == "Synthèse – Cap Santé"


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (
            Refused(TERRITORY, "DEP-99"),
            "Ce lien contient une valeur inconnue (territoire = DEP-99). La page affiche la "
            "France.",
        ),
        (
            Refused(INDICATOR, "xyz"),
            "Ce lien contient une valeur inconnue (indicateur = xyz). La page affiche les maisons "
            "de santé pluriprofessionnelles (MSP).",
        ),
        (
            Refused(COMPARED, "DEP-99,ZZ"),
            "Ce lien contient une valeur inconnue (territoires = DEP-99,ZZ). La page affiche les "
            "autres territoires demandés.",
        ),
        (
            Refused(STATEMENTS, "xyz"),
            "Ce lien contient une valeur inconnue (annonces = xyz). Sans autre annonce demandée, "
            "la page mesure le chemin vers la cible du Baromètre.",
        ),
        (
            Refused(WINDOW, "7"),
            "Ce lien contient une valeur inconnue (fenetre = 7). La page mesure le rythme sur 12 "
            "mois.",
        ),
        (
            Refused(DAY, "2024-02-31"),
            "Ce lien contient une valeur inconnue (date = 2024-02-31). La page montre ce qui est "
            "connu aujourd’hui.",
        ),
        (
            Refused(TERRITORY, ""),
            "Dans ce lien, « territoire » n’a pas de valeur. La page affiche la France.",
        ),
    ],
)
def test_a_bad_link_is_told_politely(refused: Refused, said: str) -> None:
    assert plain(frame.refused(refused)) == said
    assert violations(frame.refused(refused)) == []


def test_a_very_long_value_is_cut() -> None:
    said = frame.refused(Refused(TERRITORY, "x" * 5000))
    assert f"(territoire = {'x' * frame.LONGEST_ECHO}…)" in said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), ""),
        ((MID_2025,), "données au 30 juin 2025, "),
        (
            (END_OF_2023, MID_2025),
            "données datées du 31 décembre 2023 au 30 juin 2025, ",
        ),
    ],
    ids=["no data", "one date", "several dates"],
)
def test_a_citation_names_the_site_and_the_dates(days: tuple[date, ...], said: str) -> None:
    citation = plain(frame.citation("MSP, Ain", days, TODAY))
    assert citation == f"Citer : « MSP, Ain », Cap Santé, {said}consulté le 21 novembre 2026."


def test_fixed_sentences_follow_french_typography() -> None:
    for text in (frame.INDEPENDENCE, frame.LICENCE, frame.NO_TRACKER, frame.NO_RELEASE):
        assert violations(typo(text)) == []
