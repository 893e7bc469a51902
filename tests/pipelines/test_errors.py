"""What a refusal looks like to whoever maintains the data."""

import pytest

from pipelines.errors import Defect, RejectedFile, counted


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 défaut"), (1, "1 défaut"), (2, "2 défauts"), (14, "14 défauts")]
)
def test_french_keeps_zero_in_the_singular(count: int, text: str) -> None:
    assert counted(count, "défaut", "défauts") == text


def test_a_defect_says_where_then_what_then_what_was_read() -> None:
    defect = Defect(file="a.csv", rule="règle", line=3, column="taux", value="140")

    assert str(defect) == "a.csv, ligne 3, colonne taux : règle (valeur lue : « 140 »)"


def test_a_defect_of_the_whole_file_names_only_the_file() -> None:
    assert str(Defect(file="a.csv", rule="le fichier est vide")) == "a.csv : le fichier est vide"


def test_an_empty_cell_is_said_to_be_empty() -> None:
    assert str(Defect(file="a.csv", rule="règle", value="")) == "a.csv : règle (valeur vide)"


def test_a_long_value_is_cut_and_codes_never_reach_the_terminal() -> None:
    told = str(Defect(file="a.csv", rule="règle", value="\x1b[31m" + "x" * 5_000_000))

    assert told == "a.csv : règle (valeur lue : « �[31m" + "x" * 75 + "… »)"


def test_the_same_rule_shows_three_examples_and_counts_the_rest() -> None:
    defects = [Defect(file="a.csv", rule="règle", line=n) for n in range(2, 7)]

    lines = str(RejectedFile("s", defects)).splitlines()

    assert lines[0] == "Source s : fichier refusé, 5 défauts."
    assert [line for line in lines if "ligne" in line] == [
        "  - a.csv, ligne 2 : règle",
        "  - a.csv, ligne 3 : règle",
        "  - a.csv, ligne 4 : règle",
        "    … et 2 autres lignes pour la même règle",
    ]


def test_the_same_rule_in_two_files_is_told_for_each() -> None:
    told = str(RejectedFile("s", [Defect(file=name, rule="vide") for name in ("a", "b")]))

    assert told.startswith(
        "Source s : 2 fichiers refusés, 2 défauts.\n  - a : vide\n  - b : vide\n"
    )
