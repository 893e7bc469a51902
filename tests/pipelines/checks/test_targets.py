"""The audit of published targets."""

from collections.abc import Mapping
from datetime import date

import polars as pl
import pytest

from pipelines.checks.rules import last_starts
from pipelines.checks.targets import findings
from pipelines.indicators.observations import baselines, published_targets
from pipelines.indicators.registry import indicators_table
from pipelines.vocabulary import Direction, Severity, TargetStatus
from tests.factories import Fact, series
from tests.handwritten import announcements
from tests.tiny_country import EDITION, NEWER_EDITION, PARENTS, territories

END_OF_2024, END_OF_2026 = date(2024, 12, 31), date(2026, 12, 31)
SUM = "somme_des_cibles"
SHARES = {"DEP-04": 30, "DEP-13": 50, "DEP-2A": 5, "DEP-2B": 10, "DEP-976": 5}


def stated(
    targets: Mapping[str, float],
    *,
    deadline: date = END_OF_2026,
    edition: date = EDITION,
    indicator_id: str = "msp",
) -> list[Fact]:
    """One target per territory."""
    return [
        Fact(
            territory_id=name,
            date=deadline,
            edition=edition,
            indicator_id=indicator_id,
            target_value=value,
        )
        for name, value in targets.items()
    ]


def start(value: float, territory_id: str = "DEP-04", **more: date) -> Fact:
    """A starting point at the end of 2022."""
    day = more.get("date", date(2022, 12, 31))
    edition = more.get("edition", EDITION)
    return Fact(territory_id=territory_id, date=day, edition=edition, baseline_value=value)


def announced(value: float, known: date = EDITION, **changed: str) -> pl.DataFrame:
    """The national announcement of MSP at the end of 2026, as table `targets` holds it."""
    rows = announcements().rename({"known_by": "edition"})
    return rows.with_columns(
        target_value=pl.lit(float(value)),
        edition=pl.lit(known),
        deadline_rank=pl.lit(1, dtype=pl.Int32),
        source_id=pl.lit("annonces"),
        **{name: pl.lit(text) for name, text in changed.items()},
    )


def audit(
    *rows: Fact,
    announcement: pl.DataFrame | None = None,
    direction: str = Direction.HIGHER_IS_BETTER,
) -> pl.DataFrame:
    facts = series(*rows)
    targets = published_targets(facts, {"barometre": "Baromètre"})
    if announcement is not None:
        targets = pl.concat([targets, announcement], how="diagonal")
    indicators = indicators_table().with_columns(direction=pl.lit(direction))
    return findings(targets, last_starts(baselines(facts)), territories(), indicators)


def told(found: pl.DataFrame) -> list[tuple[str, ...]]:
    return found.select("rule", "territory_id", "expected", "found").rows()


def test_a_target_of_0_in_the_newest_edition_blocks() -> None:
    found = audit(*stated({"DEP-04": 0, "DEP-13": 100}, indicator_id="cpts"))

    assert told(found) == [("cible_nulle", "DEP-04", "une cible supérieure à 0", "0\u202f%")]
    assert found.select("severity", "date", "edition").row(0) == (
        *(Severity.BLOCKING, END_OF_2026, EDITION),
    )


def test_in_an_older_edition_it_is_history() -> None:
    right = stated({"DEP-04": 100}, indicator_id="cpts", edition=NEWER_EDITION)

    found = audit(*stated({"DEP-04": 0}, indicator_id="cpts"), *right)

    assert found.select("rule", "severity").rows() == [("cible_nulle", Severity.WARNING)]


def test_a_newer_edition_of_another_indicator_does_not_make_it_history() -> None:
    other = stated({"DEP-04": 15}, edition=NEWER_EDITION)

    found = audit(*stated({"DEP-04": 0}, indicator_id="cpts"), *other)

    assert found["severity"].to_list() == [Severity.BLOCKING]


def test_where_lower_is_better_0_is_a_target() -> None:
    assert audit(*stated({"DEP-04": 0}), direction=Direction.LOWER_IS_BETTER).is_empty()


@pytest.mark.parametrize(
    ("value", "direction", "is_told"),
    [
        (14, Direction.HIGHER_IS_BETTER, False),
        (15, Direction.HIGHER_IS_BETTER, True),
        (18, Direction.HIGHER_IS_BETTER, True),
        (14, Direction.LOWER_IS_BETTER, True),
        (15, Direction.LOWER_IS_BETTER, True),
        (18, Direction.LOWER_IS_BETTER, False),
    ],
)
def test_a_start_at_the_target_or_beyond_is_told(
    value: float, direction: str, is_told: bool
) -> None:
    found = audit(start(value), *stated({"DEP-04": 15}), direction=direction)

    expected = "un départ qui n’atteint pas la cible de 15"
    row = ("depart_au_dela_de_la_cible", "DEP-04", expected, f"un départ de {value}")
    assert told(found) == [row] * is_told


def test_it_is_a_warning_today_and_a_note_in_older_editions() -> None:
    found = audit(
        *(start(15), *stated({"DEP-04": 15})),
        *(start(15, edition=NEWER_EDITION), *stated({"DEP-04": 15}, edition=NEWER_EDITION)),
    )

    severities = dict(found.select("edition", "severity").iter_rows())
    assert severities == {EDITION: Severity.NOTE, NEWER_EDITION: Severity.WARNING}


def test_a_start_beyond_a_target_of_0_is_told_once() -> None:
    found = audit(start(12), *stated({"DEP-04": 0}))

    assert found["rule"].to_list() == ["cible_nulle"]


def test_of_two_starting_points_the_last_counts() -> None:
    targets = stated({"DEP-04": 15})
    earlier = start(18, date=date(2022, 9, 30))

    assert audit(earlier, start(12), *targets).is_empty()
    assert audit(start(12, date=date(2022, 9, 30)), start(18), *targets).height == 1


def test_targets_that_add_up_to_the_national_one_are_no_finding() -> None:
    assert audit(*stated(SHARES | {"FR": 100})).is_empty()


def test_targets_that_do_not_are_told_with_both_deadlines() -> None:
    found = audit(*stated(SHARES, deadline=END_OF_2024), *stated({"FR": 10000}))

    assert told(found)[0] == (
        *("somme_des_cibles", "FR", "10\u202f000 au 31/12/2026, cible nationale"),
        "100 au 31/12/2024, somme des départements",
    )
    assert found["date"][0] == END_OF_2026


def test_deadlines_that_differ_within_the_sum_are_both_said() -> None:
    rest = {name: value for name, value in SHARES.items() if name != "DEP-04"}
    rows = [*stated({"DEP-04": 30}, deadline=END_OF_2024), *stated(rest | {"FR": 101})]

    assert audit(*rows)["found"][0] == (
        "100 entre le 31/12/2024 et le 31/12/2026, somme des départements"
    )


def test_without_all_departements_there_is_no_sum() -> None:
    some = {name: value for name, value in SHARES.items() if name != "DEP-2A"}

    assert audit(*stated(some | {"FR": 4000})).is_empty()


def test_percentages_are_not_summed() -> None:
    rows = stated(dict.fromkeys(SHARES, 100) | {"FR": 90}, indicator_id="cpts")

    assert audit(*rows).is_empty()


def test_a_step_on_the_way_is_not_compared_with_the_last_targets() -> None:
    step = stated({"FR": 60}, deadline=END_OF_2024)

    assert SUM not in audit(*step, *stated(SHARES | {"FR": 100}))["rule"].to_list()


def test_an_announced_level_is_compared_too() -> None:
    found = audit(*stated(SHARES), announcement=announced(4000))

    assert told(found) == [
        (
            *("somme_des_cibles", "FR", "4\u202f000 au 31/12/2026, cible nationale"),
            "100 au 31/12/2026, somme des départements",
        )
    ]


def test_two_national_levels_of_one_deadline_make_one_finding() -> None:
    found = audit(*stated(SHARES | {"FR": 200}), announcement=announced(4000))

    assert found["expected"].to_list() == ["200 ou 4\u202f000 au 31/12/2026, cible nationale"]


def test_a_withdrawn_later_yearly_or_regional_announcement_is_not() -> None:
    others = [
        announced(4000, target_status=TargetStatus.SUPERSEDED),
        announced(450, kind="per_year"),
        announced(4000, known=NEWER_EDITION),
        announced(400, territory_id="REG-93"),
    ]

    for announcement in others:
        assert audit(*stated(SHARES), announcement=announcement).is_empty()


def test_editions_of_targets_are_not_mixed() -> None:
    older = stated({"FR": 4000})
    newer = stated(SHARES | {"FR": 100}, edition=NEWER_EDITION)

    assert audit(*older, *newer).is_empty()


def test_one_target_with_several_deadlines_is_told_once_per_edition() -> None:
    regions = dict.fromkeys(sorted(set(PARENTS.values())), 20)
    rows = [*stated(regions | {"DEP-04": 5}, deadline=END_OF_2024), *stated({"FR": 100})]

    found = audit(*rows)

    assert told(found) == [
        (
            *("echeances_melangees", "FR", "une seule échéance pour tous les territoires"),
            "31/12/2024\u00a0: 3 régions, 1 département\u202f; 31/12/2026\u00a0: France",
        )
    ]
    assert found["date"].to_list() == [END_OF_2026]


def test_steps_at_the_same_dates_everywhere_are_no_mix() -> None:
    both = {"FR": 100, "DEP-04": 15}

    assert audit(*stated(both, deadline=END_OF_2024), *stated(both)).is_empty()


def test_only_the_default_target_is_looked_at_for_deadlines() -> None:
    rows = [*stated({"DEP-04": 15}, deadline=END_OF_2024), *stated({"FR": 100})]
    announcement = announced(100, statement_id="msp_barometre")
    other = [Fact(territory_id="FR", date=END_OF_2026, target_value=100, source_id="etalab")]

    assert audit(*rows).height == 1
    assert audit(*stated({"FR": 100}), announcement=announcement).is_empty()
    assert audit_of_two_sources(*stated({"DEP-04": 15}, deadline=END_OF_2024), *other).is_empty()


def audit_of_two_sources(*rows: Fact) -> pl.DataFrame:
    facts = series(*rows)
    targets = published_targets(facts, {"barometre": "Baromètre", "etalab": "Etalab"})
    return findings(targets, last_starts(baselines(facts)), territories(), indicators_table())
