"""Badge, sentence, pace, methods and back-test of a series, in HTML."""

import re
from datetime import date

from dashboard.components import progress as blocks
from dashboard.wording import methods as method_words
from dashboard.wording import pace as pace_words
from dashboard.wording import verdicts as words
from pipelines.vocabulary import Level, Outcome, Projection, Verdict
from tests.dashboard.factories import AIN, TODAY, point, series, target
from tests.dashboard.progress_factories import (
    back_tested,
    closed,
    fragile,
    judged,
    progress,
    standing,
)
from tests.dashboard.reading import plain

LATER = date(2027, 1, 15)
FRANCE = series(point(date(2025, 6, 30), 2981.0), targets=(target(),))


def text(html: str) -> str:
    """What a reader reads of some HTML, with ordinary spaces."""
    return plain(re.sub(r"<[^>]+>", " ", html)).strip()


def items(html: str) -> list[str]:
    """The items of a list."""
    return [text(item) for item in re.findall(r"<li>(.*?)</li>", html)]


def sections(parts: tuple[str, ...]) -> list[str]:
    """Headings of level two, in order."""
    return [text(part) for part in parts if part.startswith("<h2>")]


def test_a_badge_has_a_colour_a_shape_and_a_word() -> None:
    html = blocks.badge_html(words.badge(progress(), TODAY))
    assert html == (
        '<span class="cs-badge cs-badge-a-accelerer"><span aria-hidden="true">◆</span> '
        "À accélérer</span>"
    )


def test_every_verdict_has_a_class_of_its_own() -> None:
    classes = {
        re.findall(r"cs-badge-([a-z-]+)", blocks.badge_html(words.of_verdict(verdict)))[0]
        for verdict in Verdict
    }
    assert classes == {verdict.replace("_", "-") for verdict in Verdict}


def test_the_line_counts_the_methods_that_agree_while_the_deadline_is_ahead() -> None:
    assert text(blocks.verdict_line(progress(), TODAY)).endswith("5 méthodes sur 6 : à accélérer")
    assert "méthodes" not in blocks.verdict_line(progress(), LATER)
    assert "méthodes" not in blocks.verdict_line(closed(Outcome.MISSED, 2758.0), TODAY)
    assert "cs-agreement" not in blocks.verdict_line(None, TODAY)


def test_the_block_is_the_line_and_the_sentence() -> None:
    html = blocks.verdict_block(progress(), FRANCE, TODAY)
    assert html.startswith(blocks.verdict_line(progress(), TODAY))
    assert "En France, il faut accélérer : 1 019 MSP manquent" in text(html)


def test_pace_and_landing_are_a_list() -> None:
    told = items(blocks.pace_block(progress(), FRANCE, TODAY))
    assert [said.partition(" ")[0] for said in told] == [
        *("362", "67", "Il", "Si", "À", "Erreur", "Verdict"),
    ]


def test_what_is_undefined_takes_no_place_in_the_list() -> None:
    undefined = dict.fromkeys(("gap_units", "pace", "needed_per_year", "landing", "solidity"))
    assert blocks.pace_block(progress(**undefined), FRANCE, TODAY) == ""
    assert "<li></li>" not in blocks.pace_block(progress(pace=None), FRANCE, TODAY)


def test_a_short_way_is_told_in_the_list() -> None:
    card = progress(is_small_gap=True, baseline_value=3998.0)
    assert items(blocks.pace_block(card, FRANCE, TODAY))[-1].startswith("Le chemin entier")


def test_once_the_deadline_has_passed_there_is_no_pace() -> None:
    assert blocks.pace_block(progress(), FRANCE, LATER) == ""
    assert blocks.pace_facts(progress(), FRANCE, LATER) == ""


def test_a_card_tells_the_same_as_terms_and_values() -> None:
    html = blocks.pace_facts(progress(), FRANCE, TODAY)
    terms = re.findall(r"<dt>(.*?)</dt>", html)
    assert terms == ["Écart", "Rythme", "Il faudrait", "Atterrissage", "Solidité"]
    assert "± 1 MSP ne change pas le verdict" in text(html)
    none = dict.fromkeys(("gap_units", "pace", "needed_per_year", "landing", "solidity"))
    assert blocks.pace_facts(progress(**none), FRANCE, TODAY) == ""


def test_the_table_of_methods_has_six_rows_and_a_badge_in_each() -> None:
    html = blocks.methods_table(progress(), FRANCE)
    assert html.count('<th scope="row"') == 6
    assert html.count("cs-badge-a-accelerer") == 5
    assert html.count("cs-badge-insuffisant") == 1
    assert method_words.CAPTION in html


def test_the_methods_judge_a_fragile_verdict_without_its_doubt() -> None:
    card = fragile(Verdict.EN_BONNE_VOIE, Verdict.A_ACCELERER, Verdict.EN_BONNE_VOIE)
    assert words.NOT_SOLID not in blocks.methods_table(card, FRANCE)
    doubt = blocks.sensitivity_table(card, FRANCE)
    assert re.findall(r"cs-badge-([a-z-]+)", doubt) == [
        *("a-accelerer", "en-bonne-voie", "en-bonne-voie"),
    ]


def test_without_a_verdict_there_is_no_doubt_to_show() -> None:
    card = judged(Verdict.NON_CALCULABLE, solidity=None)
    assert blocks.sensitivity_table(card, FRANCE) == ""
    assert method_words.SENSITIVITY not in sections(blocks.assessment(standing(card), TODAY))


def test_the_assessment_goes_from_the_pace_to_the_doubt() -> None:
    parts = blocks.assessment(standing(), TODAY)
    assert sections(parts) == [
        pace_words.TITLE,
        method_words.TITLE,
        plain(method_words.SENSITIVITY),
    ]
    assert any(pace_words.NOT_A_FORECAST in part for part in parts)


def test_a_landing_that_is_not_shown_needs_no_caution() -> None:
    parts = blocks.assessment(standing(progress(landing_value=None)), TODAY)
    assert not any(pace_words.NOT_A_FORECAST in part for part in parts)


def test_a_missing_result_has_its_code_explained_under_the_table() -> None:
    missing = standing(progress(result_german_weather=None))
    assert "s.o. : sans objet." in [text(part) for part in blocks.assessment(missing, TODAY)]
    assert "s.o." not in "".join(blocks.assessment(standing(), TODAY))


def test_after_the_deadline_nothing_is_left_to_assess() -> None:
    assert blocks.assessment(standing(), LATER) == ()


def test_without_a_target_there_is_nothing_to_assess() -> None:
    assert blocks.assessment(standing(None), TODAY) == ()


def test_errors_are_those_of_the_level_of_the_territory() -> None:
    every = [
        back_tested(Projection.LAST_24_MONTHS, 14.84),
        back_tested(Projection.DAMPED, 1.28, level=Level.DEPARTEMENT),
    ]
    france = text(blocks.back_test_table(every, progress(), FRANCE))
    assert "séries de la France" in france
    assert "14,8 MSP" in france
    assert "1,3 MSP" not in france
    ain = text(blocks.back_test_table(every, None, series(territory=AIN)))
    assert "1,3 MSP" in ain
    assert "Oui" not in ain


def test_a_series_too_short_to_be_tested_says_so() -> None:
    assert text(blocks.back_test_table([], progress(), FRANCE)) == method_words.NO_BACK_TEST
