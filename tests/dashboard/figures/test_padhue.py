"""The chart of the sessions: gaps stay gaps, posts have no fill, ranges have two ends."""

from typing import Any

from dashboard.cards.padhue import Citation
from dashboard.figures.padhue import LEGEND, MARKS, sessions_figure
from dashboard.palette import Theme
from dashboard.wording import padhue_chart as words
from dashboard.wording.typography import violations
from pipelines.vocabulary import EvcScope
from tests.dashboard.padhue_factories import LAUREATES, OF_2024, card, figure

SHOWN = card(
    *OF_2024,
    figure(low=500, session=2018),
    figure(low=644, session=2018, citations=(Citation(title="B", publisher="B", date="2026"),)),
    figure(low=4000, session=2025, scope=EvcScope.VOIE_INTERNE),
    figure(low=400, session=2025, scope=EvcScope.VOIE_EXTERNE),
    figure(low=4400, session=2025, scope=EvcScope.DEUX_VOIES, formula="4 000 + 400"),
    figure("inscrits", 3446, session=2008, scope=EvcScope.LISTES_A_B_C, is_derived=True),
    figure(LAUREATES, 2150, 2200, session=2023, is_derived=True),
    figure(LAUREATES, 1228, session=2020, scope=EvcScope.LISTE_A, profession="médecin"),
)


def traces(name: str, theme: Theme = Theme.LIGHT) -> list[Any]:
    return [trace for trace in sessions_figure(SHOWN, theme).data if trace.name == name]


def drawn(name: str) -> list[tuple[int, float]]:
    return [point for trace in traces(name)[:1] for point in zip(trace.x, trace.y, strict=True)]


def test_posts_are_columns_without_a_fill() -> None:
    (columns,) = traces(words.POSTS)
    assert columns.marker.color == "rgba(0,0,0,0)"
    assert dict(drawn(words.POSTS)) == {2018: 500, 2024: 4000, 2025: 4000}


def test_a_dispute_on_posts_is_the_top_of_its_column() -> None:
    assert drawn(words.DISPUTED_POSTS) == [(2018, 144)]


def test_the_external_route_stands_on_the_internal_one_and_the_sum_is_not_drawn() -> None:
    assert drawn(words.EXTERNAL) == [(2025, 400)]
    assert 4400 not in {y for trace in sessions_figure(SHOWN, Theme.LIGHT).data for y in trace.y}


def test_a_range_has_a_mark_at_each_end_and_a_bar_between() -> None:
    marks, bar = traces(words.MAIN_LIST)
    assert list(zip(marks.x, marks.y, strict=True)) == [
        (2023, 2150),
        (2023, 2200),
        (2024, 3225),
        (2024, 3235),
    ]
    assert bar.y == (2150, 2200, None, 3225, 3235, None)


def test_what_is_derived_is_hollow() -> None:
    (marks,) = traces(words.ALL_LISTS)
    assert marks.marker.symbol == ("circle-open",)
    (doctors,) = traces(words.DOCTORS)
    assert doctors.marker.symbol == ("triangle-down",)


def test_no_line_joins_two_sessions() -> None:
    for trace in sessions_figure(SHOWN, Theme.LIGHT).data:
        if trace.type == "scatter" and trace.mode == "lines":
            starts, ends = trace.x[0::3], trace.x[1::3]
            assert starts == ends
            assert set(trace.x[2::3]) == {None}


def test_every_mark_says_what_it_is() -> None:
    for trace in sessions_figure(SHOWN, Theme.LIGHT).data:
        if trace.hoverinfo == "skip":
            continue
        assert len(trace.hovertext) == len(trace.x)
        for text in trace.hovertext:
            assert text.startswith("Session ")
            assert violations(text) == []


def test_each_name_of_the_legend_has_its_own_shape() -> None:
    names = [name for _, name, _ in LEGEND]
    glyphs = [glyph for glyph, _, _ in LEGEND]
    assert len(set(names)) == len(names) == len(set(glyphs))
    assert {mark.name for mark in MARKS} <= set(names)


def test_the_theme_changes_colours_and_nothing_else() -> None:
    (light,), (dark,) = traces(words.POSTS), traces(words.POSTS, Theme.DARK)
    assert light.y == dark.y
    assert light.marker.line.color != dark.marker.line.color


def test_nothing_known_but_posts_is_drawn_too() -> None:
    names = {trace.name for trace in sessions_figure(card(figure()), Theme.LIGHT).data}
    assert names == {words.POSTS, words.DISPUTED_POSTS, words.EXTERNAL}
