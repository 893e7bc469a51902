"""`cap-sante oracle`: the rates that the Baromètre prints, against ours, whatever the indicator."""

import json
from itertools import product
from pathlib import Path

import pytest

from tests.factories import write
from tests.pipelines.reports.printed_rates import (
    METADATA_HEADER,
    MIXED,
    UNKNOWN_TO_US,
    Oracle,
    edition,
    zone,
)
from tests.raw_files import Line

Counts = dict[str, int]


def metadata(path: Path, **trends: str) -> Path:
    """The producer's description of its indicators: commas and line ends between quotes."""
    rows = [
        f'{name.replace("_", "-")},CH-044,,Nom,,"Part, en %,\nde ce qui est suivi",{trend},random'
        for name, trend in trends.items()
    ]
    return write(path, "\n".join([METADATA_HEADER, *rows, ""]))


def counted(oracle: Oracle, *arguments: str | Path) -> Counts:
    """The report as programs read it."""
    done = oracle(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def counts(*numbers: int) -> Counts:
    """Every key of the report, in its order."""
    names = ("pairs", "within_0_011", "within_0_05", "within_0_5")
    return dict(zip((*names, "hidden_regressions", "hidden_overshoots"), numbers, strict=True))


def test_every_count_is_told_to_people_and_to_programs(oracle: Oracle, tmp_path: Path) -> None:
    folder = edition(tmp_path, *MIXED)

    found = counted(oracle, folder)

    assert found == counts(8, 5, 6, 7, 1, 1)
    assert list(found) == list(counts(*[0] * 6))
    assert oracle(folder).stdout.splitlines() == [
        "Taux publiés comparés : 8",
        "  reproduits à 0,011 près : 5",
        "  reproduits à 0,05 près : 6",
        "  reproduits à 0,5 près : 7",
        "Reculs publiés « 0 % » : 1",
        "Dépassements publiés « 100 % » : 1",
    ]


@pytest.mark.parametrize(
    ("printed", "within"),
    [
        (50, (1, 1, 1)),
        (50.011, (1, 1, 1)),
        (49.988, (0, 1, 1)),
        (50.02, (0, 1, 1)),
        (49.95, (0, 1, 1)),
        (50.051, (0, 0, 1)),
        (50.3, (0, 0, 1)),
        (49.5, (0, 0, 1)),
        (50.51, (0, 0, 0)),
        (55, (0, 0, 0)),
    ],
)
def test_a_rate_is_reproduced_within_a_distance(
    oracle: Oracle, tmp_path: Path, printed: float, within: tuple[int, int, int]
) -> None:
    assert counted(oracle, edition(tmp_path, *zone(10, 15, 20, printed))) == counts(
        1, *within, 0, 0
    )


@pytest.mark.parametrize(
    ("start", "value", "printed"),
    [(100, 100, 100), (100, 130, 100), (100, 90, 0), (120, 130, 100), (120, 110, 100), (120, 9, 0)],
)
def test_a_start_at_or_beyond_the_target_hides_nothing(
    oracle: Oracle, tmp_path: Path, start: float, value: float, printed: float
) -> None:
    folder = edition(tmp_path, *zone(start, value, 100, printed))

    assert counted(oracle, folder) == counts(1, 1, 1, 1, 0, 0)


@pytest.mark.parametrize(("value", "printed"), [(5, -50), (25, 150)])
def test_what_is_printed_as_it_is_is_not_hidden(
    oracle: Oracle, tmp_path: Path, value: float, printed: float
) -> None:
    folder = edition(tmp_path, *zone(10, value, 20, printed))

    assert counted(oracle, folder) == counts(1, 0, 0, 0, 0, 0)


def test_an_indicator_that_must_fall_is_read_the_other_way(oracle: Oracle, tmp_path: Path) -> None:
    lines = [
        *zone(80, 60, 40, 50, "D01"),
        *zone(80, 90, 40, 0, "D02"),
        *zone(80, 30, 40, 100, "D03"),
        *zone(40, 40, 40, 100, "D05"),
        *zone(30, 45, 40, 0, "D06"),
    ]
    folder = edition(tmp_path / "in", *lines)
    falling = metadata(tmp_path / "falling.csv", IND_200="hausse", IND_335="baisse")
    rising = metadata(tmp_path / "rising.csv", IND_335="hausse")

    assert counted(oracle, folder, "--metadata", falling) == counts(5, 5, 5, 5, 1, 1)
    assert counted(oracle, folder, "--metadata", rising) == counted(oracle, folder)
    # Read upside down: only the target that is held prints the same.
    assert counted(oracle, folder) == counts(5, 1, 1, 1, 0, 0)


def test_every_way_to_stand_is_reproduced_in_both_directions(
    oracle: Oracle, tmp_path: Path
) -> None:
    up, down = [], []
    regressions = overshoots = 0
    for number, (start, value, goal) in enumerate(product(range(6), repeat=3)):
        way, done = goal - start, value - start
        rate = min(max(round(100 * done / way, 2), 0), 100) if way > 0 else 100 * (value >= goal)
        up += zone(start, value, goal, rate, f"Z{number}")
        down += zone(50 - start, 50 - value, 50 - goal, rate, f"Z{number}")
        regressions += way > 0 and done < 0
        overshoots += way > 0 and done > way
    falling = metadata(tmp_path / "metadata.csv", IND_335="baisse")

    expected = counts(*[6**3] * 4, regressions, overshoots)
    assert counted(oracle, edition(tmp_path / "up", *up)) == expected
    assert counted(oracle, edition(tmp_path / "down", *down), "--metadata", falling) == expected


def test_any_indicator_any_zone_and_any_folder_below_count(oracle: Oracle, tmp_path: Path) -> None:
    for name, code in (("ind-311.csv", "IND-311"), ("ind-9999.csv", "IND-9999")):
        lines = [
            line
            for place in ("FRANCE", "R27", "D976", "COM-978", "06088")
            for line in zone(10, 15, 20, 50, place, code)
        ]
        edition(tmp_path / "2024-10-15" / "data", *lines, name=name)
    write(tmp_path / "2024-10-15/README.csv", "not,a,file,of,rates\n")

    assert counted(oracle, tmp_path) == counts(10, 10, 10, 10, 0, 0)


def test_a_rate_is_computed_from_its_own_file_and_indicator(oracle: Oracle, tmp_path: Path) -> None:
    edition(tmp_path / "2024-02-07", *zone(10, 15, 20, 50))
    edition(tmp_path / "2026-03-01", *zone(0, 15, 60, 25))
    edition(tmp_path / "2026-03-01", *zone(14, 15, 18, 25, code="IND-9999"), name="ind-9999.csv")

    assert counted(oracle, tmp_path) == counts(3, 3, 3, 3, 0, 0)


def test_the_last_start_and_the_last_target_count_whatever_the_order_of_lines(
    oracle: Oracle, tmp_path: Path
) -> None:
    lines = [
        Line(code=UNKNOWN_TO_US, day="2026-12-31", vc="20"),
        Line(code=UNKNOWN_TO_US, day="2024-12-31", vc="16"),
        Line(code=UNKNOWN_TO_US, day="2022-12-31", vi="10"),
        Line(code=UNKNOWN_TO_US, day="2021-12-31", vi="5"),
        Line(code=UNKNOWN_TO_US, day="2024-06-30", va="15", ta="50"),
    ]

    assert counted(oracle, edition(tmp_path, *lines)) == counts(1, 1, 1, 1, 0, 0)


def test_a_rate_that_nothing_explains_is_no_pair(oracle: Oracle, tmp_path: Path) -> None:
    start, value, goal = zone(10, 15, 20, 50)
    blank = Line(code=UNKNOWN_TO_US, day="")
    without_value = Line(code=UNKNOWN_TO_US, day="2024-06-30", ta="50")
    found = [
        counted(oracle, edition(tmp_path / str(number), blank, *lines))
        for number, lines in enumerate(
            [(value, goal), (start, value), (start, without_value, goal), (start, goal)]
        )
    ]

    assert found == [counts(0, 0, 0, 0, 0, 0)] * 4


def test_metadata_may_say_nothing_of_an_indicator_that_prints_no_rate(
    oracle: Oracle, tmp_path: Path
) -> None:
    edition(tmp_path, *zone(10, 15, 20, 50))
    edition(tmp_path, Line(code="IND-9999", va="15"), name="ind-9999.csv")
    path = metadata(tmp_path / "meta.csv", IND_335="hausse", IND_200="stable")

    assert counted(oracle, tmp_path, "--metadata", path) == counts(1, 1, 1, 1, 0, 0)
