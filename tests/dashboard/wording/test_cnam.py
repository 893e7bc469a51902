"""Words of the Cnam's series: nothing read, a gap, a year alone, a total that is not made."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.cards.cnam import CnamCard, YearPair
from dashboard.cards.series import TerritoryCard
from dashboard.wording import cnam as words
from dashboard.wording.typography import typo, violations
from pipelines.contract.cnam import Covered
from pipelines.sources.cnam import DATASETS
from tests.dashboard.factories import ASSISTANTS, CPTS, END_OF_2023, FRANCE, place
from tests.dashboard.french import faults, places
from tests.dashboard.reading import plain
from tests.dashboard.source_factories import source

AUDE = place("DEP-11", parent_id="REG-76")
MARCH, NOVEMBER = date(2026, 3, 10), date(2023, 11, 30)
SAME_DAY = YearPair(date=END_OF_2023, cnam=23, barometre=20, barometre_on=END_OF_2023)
ALONE = YearPair(date=date(2021, 12, 31), cnam=1)
NEVER = CnamCard(covered=Covered.ASSISTANTS, indicator=ASSISTANTS, territory=AUDE)
READ = replace(NEVER, edition=MARCH, source_id="cnam_assistants", pairs=(ALONE, SAME_DAY))
COVERAGE = replace(
    READ,
    covered=Covered.SAS,
    indicator=replace(CPTS, indicator_id="sas"),
    pairs=(YearPair(date=END_OF_2023, cnam=91.5, barometre=90, barometre_on=NOVEMBER),),
)
SHOWN = (
    NEVER,
    replace(NEVER, is_read_since=True),
    replace(NEVER, covered=Covered.SAS),
    READ,
    replace(READ, pairs=(ALONE,)),
    replace(READ, pairs=()),
    COVERAGE,
    replace(COVERAGE, pairs=()),
    replace(COVERAGE, covered=Covered.ALD, indicator=replace(CPTS, indicator_id="ald")),
)


def said(card: CnamCard) -> str:
    return plain(typo(words.finding(card)))


def test_while_nothing_has_been_read_one_sentence_says_what_is_missing() -> None:
    assert said(NEVER) == (
        "La Cnam publie sa propre série sur data.ameli.fr, par département et par an depuis "
        "2019 : aucune édition de son jeu « Accès aux soins : dispositif d’aide à l’emploi d’un "
        "assistant médical » n’a encore été lue ici."
    )
    assert said(replace(NEVER, is_read_since=True)).startswith("Au jour choisi, aucune édition")


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        (SAME_DAY, "compte 23 contrats d’assistant médical et le Baromètre 20 : écart de +3."),
        (replace(SAME_DAY, cnam=20), "20 contrats d’assistant médical et le Baromètre 20 : écart "),
        (
            replace(SAME_DAY, cnam=1, barometre_on=NOVEMBER),
            "1 contrat d’assistant médical et le Baromètre 20 au 30 novembre 2023 : écart de −19.",
        ),
    ],
)
def test_both_counts_in_a_sentence(pair: YearPair, told: str) -> None:
    sentence = said(replace(READ, pairs=(pair,)))

    assert sentence.startswith("Dans l’Aude, au 31 décembre 2023, la Cnam compte ")
    assert told in sentence


def test_a_year_far_from_any_measure_stands_alone() -> None:
    assert said(replace(READ, pairs=(ALONE,))) == (
        "Dans l’Aude, au 31 décembre 2021, la Cnam compte 1 contrat d’assistant médical ; le "
        "Baromètre n’a pas de mesure à moins de six mois."
    )


def test_percentages_differ_by_points() -> None:
    assert said(COVERAGE).endswith(
        "la Cnam donne 91,5 % de la population et le Baromètre 90 % au 30 novembre 2023 : écart "
        "de +1,5 point."
    )
    equal = replace(COVERAGE.pairs[0], cnam=90.04)
    assert words.gap(equal, COVERAGE) == "0"


def test_what_is_not_there_says_why() -> None:
    assert said(replace(READ, pairs=())).endswith("Non disponible ne veut pas dire zéro.")
    assert said(replace(READ, pairs=(), territory=FRANCE)) == (
        "Le total de la France n’est pas calculé d’après la Cnam : des départements manquent "
        "chaque année."
    )
    assert "des parts ne s’additionnent pas" in said(
        replace(COVERAGE, pairs=(), territory=place("REG-76"))
    )


@pytest.mark.parametrize("territory", places(), ids=lambda one: one.territory_id)
def test_sentences_are_french_wherever(territory: TerritoryCard) -> None:
    for card in SHOWN:
        assert faults(words.finding(replace(card, territory=territory))) == []


def test_other_texts_are_french_too() -> None:
    for card in SHOWN:
        assert faults(words.explained(card)) == []
        assert faults(words.notes(card)) in ([], [f"no full stop: {typo(words.notes(card))}"])
    labels = (words.TITLE, words.SHOW, words.FILES, *words.PLACE_COLUMNS)
    captions = (words.caption(READ), words.places_caption(READ))
    assert [text for text in (*labels, *captions) if violations(typo(text))] == []


def test_rows_print_what_is_known() -> None:
    assert words.row(ALONE, READ) == ("2021", "1", "n.d.", "n.d.", "n.d.")
    assert [plain(cell) for cell in words.place_row(AUDE, SAME_DAY, READ)] == [
        *("Aude", "2023", "23", "20", "31 décembre 2023", "+3")
    ]
    assert [plain(cell) for cell in words.row(COVERAGE.pairs[0], COVERAGE)] == [
        *("2023", "91,5 %", "90 %", "30 novembre 2023", "+1,5")
    ]


def test_the_table_of_places_names_the_year_that_they_share() -> None:
    lot = place("DEP-46")
    card = replace(READ, territory=FRANCE, places=((AUDE, SAME_DAY),), places_count=101)

    assert plain(words.places_caption(card)) == (
        "Assistants médicaux par département (1 sur 101) : la Cnam et le Baromètre, fin 2023"
    )
    other = replace(card, places=((AUDE, SAME_DAY), (lot, ALONE)))
    assert words.places_caption(other).endswith("dernière année commune")


def test_notes_explain_the_gap_and_what_is_absent() -> None:
    assert plain(words.notes(READ)).endswith("à six mois au plus. n.d. : non disponible.")
    assert "non disponible" not in words.notes(replace(READ, pairs=(SAME_DAY,)))
    gone = replace(READ, absent_years=(2019, 2020))
    assert plain(words.notes(gone)).startswith(
        "Sans valeur pour 2019, 2020 : le fichier ne dit rien de ce département."
    )
    assert "2019, 2020 : des départements manquent dans le fichier." in plain(
        words.notes(replace(gone, territory=FRANCE))
    )
    assert "Sans valeur" not in words.notes(replace(gone, pairs=()))


def test_the_source_is_named_with_the_day_of_its_edition() -> None:
    found = source("cnam_assistants", "Contrats", MARCH)
    assert plain(words.sources(READ, [found])) == (
        "Source : Producteur, « Contrats », édition du 10 mars 2026."
    )
    assert words.sources(READ, []) == ""


def test_every_dataset_has_its_words() -> None:
    assert set(words.DATASETS) == set(words.SINCE) == set(words.EXPLAINED) == set(Covered)
    for dataset in DATASETS:
        assert plain(words.DATASETS[dataset.indicator_id]) == dataset.title
        assert words.SINCE[dataset.indicator_id] == dataset.first_year
