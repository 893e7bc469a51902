"""PADHUE in words: figures, sessions and what is not known."""

import pytest

from dashboard.cards.padhue import Citation, FigureCard
from dashboard.cards.padhue_flow import Step, flow
from dashboard.palette import mark
from dashboard.wording import padhue as words
from dashboard.wording import padhue_chart, padhue_figures, padhue_session
from dashboard.wording.typography import typo, violations
from pipelines.vocabulary import Confidence, EvcScope, Roundness
from tests.dashboard.padhue_factories import (
    LAUREATES,
    MINISTRY,
    OF_2024,
    card,
    figure,
    known,
    transition,
)
from tests.dashboard.reading import plain

DISPUTE = known(OF_2024[1], OF_2024[2])
UNIQUE_POSTS = known(OF_2024[0])


def texts(module: object) -> list[str]:
    """Every fixed sentence of a module."""
    found = (value for name, value in vars(module).items() if name.isupper())
    return [text for text in found if isinstance(text, str)]


def test_the_badge_is_the_mark_of_a_verdict_that_is_not_calculable() -> None:
    assert plain(str(mark("non_calculable"))) == words.BADGE


def test_fixed_sentences_follow_french_typography() -> None:
    for module in (words, padhue_session, padhue_chart):
        for text in texts(module):
            assert violations(typo(text)) == []
    for text in (*padhue_figures.MEASURES.values(), *padhue_figures.SCOPES.values()):
        assert violations(typo(text)) == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (figure(low=4000), "4 000"),
        (figure(low=400, high=None, roundness=Roundness.PLUS_DE), "plus de 400"),
        (figure(low=100, roundness=Roundness.ENVIRON), "environ 100"),
        (figure(low=1600, roundness=Roundness.PRES_DE), "près de 1 600"),
        (figure(low=2150, high=2200), "de 2 150 à 2 200"),
        (figure("taux_pourvoi", 80.625, 80.875, unit="%"), "de 80,6 à 80,9 %"),
        (figure("taux_pourvoi", 98.9, unit="%"), "98,9 %"),
        (figure("candidats_par_poste", 10.2975), "10,3"),
        (figure("candidats_par_poste", 13.0), "13,0"),
    ],
)
def test_a_number_is_said_as_its_source_gives_it(one: FigureCard, said: str) -> None:
    assert plain(padhue_figures.amount(one)) == said


def test_a_dispute_gives_both_numbers_and_both_sources() -> None:
    assert plain(padhue_figures.said(DISPUTE)) == "3 225 ou 3 235"
    assert plain(padhue_figures.sources(DISPUTE)) == (
        "3 225 : Fédération, 6 février 2025, confiance moyenne ; "
        "3 235 : Ministère, 5 février 2025, confiance élevée"
    )


def test_what_is_worked_out_is_marked_in_words() -> None:
    derived = known(figure(low=202, is_derived=True))
    ours = known(figure(low=1341, is_derived=True, formula="1 332 + 9"))

    assert padhue_figures.said_with_origin(derived) == "202 (dérivé)"
    assert plain(padhue_figures.said_with_origin(ours)) == "1 341 (notre calcul)"
    assert padhue_figures.source(ours.subject).startswith("1 332 + 9, d’après Journal officiel")
    assert padhue_figures.origin(UNIQUE_POSTS) == ""


def test_confidence_is_a_word() -> None:
    assert set(padhue_figures.CONFIDENCE) == set(Confidence)
    low = figure(confidence=Confidence.LOW)
    assert padhue_figures.source(low) == "Journal officiel, 2 juin 2024, confiance faible"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2025-02-05", "5 février 2025"),
        ("2010-01-01", "1er janvier 2010"),
        ("2025-07", "juillet 2025"),
        ("2018", "2018"),
        ("vers 2017", "vers 2017"),
        ("2023-2024", "2023-2024"),
    ],
)
def test_a_source_is_dated_as_precisely_as_it_is(written: str, said: str) -> None:
    assert padhue_figures.day(written) == said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (None, "Journal officiel, 2 juin 2024"),
        ("https://www.legifrance.gouv.fr/jorf/1", "Journal officiel, 2 juin 2024"),
        ("https://www.example.org/evc", "Journal officiel, 2 juin 2024 (lu sur example.org)"),
    ],
)
def test_a_link_to_the_journal_officiel_says_where_it_really_leads(
    url: str | None, said: str
) -> None:
    source = Citation(title="Arrêté", publisher="Journal officiel", date="2024-06-02", url=url)
    assert padhue_figures.link_label(source) == said


def test_a_span_of_years_has_its_dash() -> None:
    assert padhue_figures.when("2019-2023") == "2019–2023"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (figure(), "Postes ouverts – toutes professions"),
        (
            figure(scope=EvcScope.VOIE_EXTERNE),
            "Postes ouverts – toutes professions, voie externe",
        ),
        (figure(specialty="psychiatrie", profession="médecin"), "Postes ouverts – psychiatrie"),
        (
            figure(LAUREATES, scope=EvcScope.LISTE_A, profession="médecin"),
            "Reçus – médecins, liste A (concours)",
        ),
        (
            figure("laureats_non_affectes", period="2025-10-07"),
            "Lauréats sans affectation au 7 octobre 2025 – toutes professions",
        ),
    ],
)
def test_a_figure_says_what_it_counts(one: FigureCard, said: str) -> None:
    assert padhue_figures.counted(one) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (None, ""),
        ("première passe", ""),
        ("première passe; lu dans Egora", "Lu dans Egora"),
        ("DÉRIVÉ liste A: 5 540 x (1 - 50,1 %)", "Dérivé liste A: 5 540 × (1 − 50,1 %)"),
        ("lu ici; CONTREDIT par 500", "Lu ici; contredit par 500"),
    ],
)
def test_a_remark_loses_the_shorthand_of_the_transcription(note: str | None, said: str) -> None:
    assert padhue_figures.remark(figure(note=note)) == said


@pytest.mark.parametrize(
    ("territory", "said"),
    [
        (("DEP-53", "Mayenne"), "Mayenne (53)"),
        (("REG-52", "Pays de la Loire"), "Pays de la Loire"),
        (("REG2015-82", "Rhône-Alpes"), "Rhône-Alpes (région d’avant 2016)"),
    ],
)
def test_a_place_is_told_from_one_of_the_same_name(territory: tuple[str, str], said: str) -> None:
    assert padhue_figures.place(figure(territory=territory)) == said


def test_a_session_in_short() -> None:
    shown = plain(padhue_session.in_short(flow(card(*OF_2024), 2024)))
    assert shown == (
        "Toutes professions : 4 000 postes ouverts ; 3 225 ou 3 235 reçus sur la liste "
        "principale ; 2 637 affectés de la liste principale au 11 avril 2025."
    )
    assert padhue_session.in_short(flow(card(), 2024)) == words.NO_FIGURE


def test_a_stage_that_nobody_counts_says_so_and_gives_no_source() -> None:
    unknown = flow(card(*OF_2024), 2024).chains[0].steps[1]
    assert padhue_session.step_name(unknown) == "Candidats inscrits, présents aux épreuves"
    assert padhue_session.step_count(unknown) == "nombre inconnu"
    assert padhue_session.step_source(unknown) == ""


def test_posts_are_a_capacity_and_an_uncertain_field_is_told() -> None:
    steps: tuple[Step, ...] = flow(card(*OF_2024), 2024).chains[0].steps
    assert padhue_session.step_source(steps[0]).startswith("Capacité, pas des personnes. Journal")
    assert padhue_session.step_source(steps[3]).startswith("Périmètre incertain")


def test_laureates_of_a_session_are_not_doctors_of_the_next_year() -> None:
    text = plain(padhue_session.later(card(), 2024))
    assert "session 2024 ne sont pas des médecins inscrits en 2025" in text
    assert "avant 2027 ou 2028" in text
    assert padhue_session.later(card(), 2016) == padhue_session.EARLIER_RULES


def test_the_path_lasts_three_to_four_years_by_our_sum() -> None:
    text = plain(words.total(card()))
    assert text.startswith("Durée totale : environ 3 à 4 ans pour un médecin, de 34 à 46 mois")
    assert "notre somme" in text


def test_ways_out_and_paths_that_nobody_counts() -> None:
    steps = (
        transition(),
        transition("X4", "Refus"),
        transition("E4a", "Lauréat", count="445 (2016)", source="CNG"),
    )
    assert plain(padhue_session.exits(steps)) == "Sorties du parcours : échec, refus"
    assert [plain(text) for text in words.uncounted(steps)] == [
        "Présent aux épreuves, puis : échec, refus."
    ]
    assert padhue_session.exits(()) == ""


@pytest.mark.parametrize(
    ("count", "said"),
    [
        ("2764 sur 5540 (2016)", "2 764 sur 5 540 (2016). CNG, confiance élevée"),
        (
            "445 (2016); 1228 médecins (2020)",
            "445 (2016); 1 228 médecins (2020). CNG, confiance élevée",
        ),
    ],
)
def test_counts_of_the_path_keep_their_years(count: str, said: str) -> None:
    assert plain(words.transition_count(transition(count=count, source="CNG"))) == said


def test_missing_sessions_are_listed() -> None:
    shown = card(*OF_2024, figure("inscrits", 7000, session=2021))
    said = [plain(text) for text in words.unknown(shown)]
    assert "Postes ouverts : aucun chiffre national relevé pour 2021 à 2023." in said
    assert "Candidats inscrits : aucun chiffre national relevé pour 2022 à 2024." in said
    assert "Lauréats par région ou par département : aucun chiffre relevé." in said
    assert plain(words.series_title(shown)).endswith("relevé depuis la session 2021")


@pytest.mark.parametrize(
    ("years", "said"),
    [([], ""), ([2010], "2010"), ([2011, 2010], "2010, 2011"), ([2019, 2020, 2021], "2019 à 2021")],
)
def test_years_are_gathered(years: list[int], said: str) -> None:
    assert words.years(years) == said


@pytest.mark.parametrize(
    ("regions", "said"),
    [(0, "0 région renseignée"), (1, "1 région renseignée"), (2, "2 régions renseignées")],
)
def test_coverage_agrees_with_its_number(regions: int, said: str) -> None:
    assert plain(words.coverage(2024, regions, 18)).endswith(f": {said} sur 18.")


def test_the_growth_of_the_roll() -> None:
    roll = "effectif_anciens_padhue_inscrits_ordre"
    first = known(figure(roll, 7963, session=None, period="2010-01-01"))
    last = known(figure(roll, 19154, session=None, period="2025-01-01"))
    assert plain(words.stock_sentence(first, last)) == (
        "De 7 963 médecins au 1er janvier 2010 à 19 154 au 1er janvier 2025 : +11 191, "
        "soit +140,5 %."
    )


def test_the_alternative_of_the_chart_is_short_and_leads_to_the_table() -> None:
    text = words.series_alternative(card(*OF_2024))
    assert text.endswith("Données dans le tableau qui suit.")
    assert len(text) <= 250


def test_a_hover_says_both_numbers_of_a_dispute() -> None:
    assert plain(padhue_chart.hover(DISPUTE)) == (
        "Session 2024, reçus sur la liste principale – toutes professions : 3 225 ou 3 235"
    )


def test_a_sum_made_in_the_transcription_is_not_credited_to_anyone() -> None:
    summed = Citation(title="Somme", publisher="calcul", date="2025-11")
    assert padhue_figures.citation(summed) == "somme faite dans le relevé, novembre 2025"
    assert padhue_figures.citation(MINISTRY) == "Ministère, 5 février 2025"
