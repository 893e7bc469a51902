"""`cap-sante oracle`: the rates that the Baromètre prints, against ours, whatever the indicator."""

import json
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipelines.cli import run as command_line
from tests.factories import BAROMETRE_HEADER, Line, barometre_text, write

Oracle = Callable[..., CompletedProcess[str]]
Counts = dict[str, int]

UNKNOWN_TO_US = "IND-335"
METADATA_HEADER = (
    "indic_id,indic_parent_ch,indic_nom,indic_nom_baro,indic_descr,indic_descr_baro,tendance,"
    "indic_categorie_evolution"
)


@pytest.fixture
def oracle(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Oracle:
    """Runs the command within this process."""

    def command(*arguments: str | Path) -> CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["cap-sante", "oracle", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            command_line()
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return CompletedProcess(arguments, ended.value.code, said.out, said.err)

    return command


def zone(
    start: float,
    value: float,
    goal: float,
    printed: float,
    name: str = "D04",
    code: str = UNKNOWN_TO_US,
) -> list[Line]:
    """What a file says of a zone: its start, its value with the printed rate, its target."""
    return [
        Line(code=code, zone=name, day="2022-12-31", vi=str(start)),
        Line(code=code, zone=name, day="2024-06-30", va=str(value), ta=str(printed)),
        Line(code=code, zone=name, day="2026-12-31", vc=str(goal)),
    ]


def edition(folder: Path, *lines: Line, name: str = "ind-335.csv") -> Path:
    """A folder with one file of these lines."""
    write(folder / name, barometre_text(*lines))
    return folder


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


def refused(oracle: Oracle, *arguments: str | Path) -> str:
    """What the error stream says."""
    done = oracle(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


MIXED = [
    *zone(10, 15, 20, 50, "D01"),
    *zone(10, 15, 20, 50.02, "D02"),
    *zone(10, 15, 20, 49.7, "D03"),
    *zone(10, 15, 20, 55, "D04"),
    *zone(99, 90, 100, 0, "D36"),
    *zone(4, 8, 7, 100, "D2B"),
    *zone(100, 100, 100, 100, "D90"),
    *zone(120, 99, 100, 0, "D91"),
]


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


@pytest.mark.parametrize(
    ("content", "located"),
    [
        pytest.param(
            barometre_text(*zone(10, 15, 20, 50), Line(code=UNKNOWN_TO_US, va="quinze")),
            "ligne 5, colonne indic_va : la valeur n’est pas un nombre (valeur lue : « quinze »)",
            id="value",
        ),
        pytest.param(
            barometre_text(Line(code=UNKNOWN_TO_US, va="15", ta="50 %")),
            "ligne 2, colonne indic_ta : la valeur n’est pas un nombre (valeur lue : « 50 % »)",
            id="rate",
        ),
        pytest.param(
            barometre_text(Line(code=UNKNOWN_TO_US, day="30/06/2024", vc="15")),
            "ligne 2, colonne metric_enforce_date : date illisible : AAAA-MM-JJ attendu "
            "(valeur lue : « 30/06/2024 »)",
            id="date",
        ),
        pytest.param(
            barometre_text("IND-335,D04,2023-12-01,DEPT,,15.0,", header=BAROMETRE_HEADER[:-9]),
            "ligne 1, colonne indic_ta : colonne manquante dans l’en-tête",
            id="missing column",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_where_it_is_wrong(
    oracle: Oracle, tmp_path: Path, content: str, located: str
) -> None:
    write(tmp_path / "2024-02-07/ind-335.csv", content)

    message = refused(oracle, tmp_path)

    assert f"  - 2024-02-07/ind-335.csv, {located}\n" in message


def test_every_file_that_is_wrong_is_told_at_once(oracle: Oracle, tmp_path: Path) -> None:
    edition(tmp_path / "a", Line(va="quinze"))
    edition(tmp_path / "b", *MIXED)
    write(tmp_path / "c/ind-335.csv", "")

    assert refused(oracle, tmp_path).splitlines() == [
        "Source barometre : 2 fichiers refusés, 2 défauts.",
        "  - a/ind-335.csv, ligne 2, colonne indic_va : la valeur n’est pas un nombre "
        "(valeur lue : « quinze »)",
        "  - c/ind-335.csv : le fichier est vide",
        "Rien n’a été modifié. Vérifiez auprès du producteur, puis relancez.",
    ]


@pytest.mark.parametrize("folder", ["empty", "nowhere"])
def test_a_folder_without_files_is_named(oracle: Oracle, tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()

    assert refused(oracle, tmp_path / folder) == (
        f"{tmp_path / folder} : aucun fichier ind-*.csv. Vérifiez le dossier.\n"
    )


def test_metadata_that_do_not_exist_are_named(oracle: Oracle, tmp_path: Path) -> None:
    folder, absent = edition(tmp_path, *MIXED), tmp_path / "meta.csv"

    assert refused(oracle, folder, "--metadata", absent) == (
        f"{absent} : ce fichier n’existe pas. Vérifiez --metadata.\n"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("indic_id,sens\nIND-335,baisse\n", " : colonnes indic_id et tendance attendues."),
        ("", " : colonnes indic_id et tendance attendues."),
        (f"{METADATA_HEADER}\n", " : colonnes indic_id et tendance attendues."),
        ("indic_id,tendance\nÉté,hausse\n".encode("latin-1"), " : pas un CSV en UTF-8."),
        ("indic_id,tendance\nIND-200,hausse\n", " : aucune ligne pour l’indicateur IND-335\n"),
        (
            "indic_id,tendance\nIND-200,hausse\nIND-335,stable\n",
            ", ligne 3, colonne tendance : « hausse » ou « baisse » attendu pour IND-335 "
            "(valeur lue : « stable »)\n",
        ),
        ("indic_id,tendance\nIND-335\n", ", ligne 2, colonne tendance : « hausse » ou « baisse »"),
    ],
)
def test_metadata_that_do_not_say_the_direction_are_refused(
    oracle: Oracle, tmp_path: Path, content: str | bytes, told: str
) -> None:
    folder = edition(tmp_path, *MIXED)
    path = write(tmp_path / "meta.csv", content)

    assert f"{path}{told}" in refused(oracle, folder, "--metadata", path)


def test_metadata_may_say_nothing_of_an_indicator_that_prints_no_rate(
    oracle: Oracle, tmp_path: Path
) -> None:
    edition(tmp_path, *zone(10, 15, 20, 50))
    edition(tmp_path, Line(code="IND-9999", va="15"), name="ind-9999.csv")
    path = metadata(tmp_path / "meta.csv", IND_335="hausse", IND_200="stable")

    assert counted(oracle, tmp_path, "--metadata", path) == counts(1, 1, 1, 1, 0, 0)
