"""Reading a raw file as text: every line accounted for, whatever the bytes."""

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.errors import Defect
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from tests.raw_files import raw_file

LAYOUT = Layout(columns=("a", "b"), max_bytes=1000)


def read(folder: Path, content: str | bytes) -> tuple[list[tuple[object, ...]], list[Defect]]:
    frame, defects = read_delimited(raw_file(folder / "f.csv", content), LAYOUT)
    return frame.rows(), defects


def refusal(folder: Path, content: str | bytes) -> str:
    rows, defects = read(folder, content)
    assert rows == []
    return "\n".join(map(str, defects))


def test_lines_are_numbered_as_an_editor_shows_them(tmp_path: Path) -> None:
    assert read(tmp_path, "a,b\n1,x\n2,\n") == ([(2, "1", "x"), (3, "2", None)], [])


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa,b\n1,x\n", b"a,b\r\n1,x\r\n"])
def test_a_bom_and_windows_line_ends_change_nothing(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) == ([(2, "1", "x")], [])


def test_quotes_are_text(tmp_path: Path) -> None:
    assert read(tmp_path, 'a,b\n"1,x"\n')[0] == [(2, '"1', 'x"')]


def test_a_line_of_another_width_is_named_and_the_others_stay(tmp_path: Path) -> None:
    rows, defects = read(tmp_path, "a,b\n1,x\n2\n3,z,\n4,t\n")

    assert rows == [(2, "1", "x"), (5, "4", "t")]
    assert list(map(str, defects)) == [
        "f.csv, ligne 3 : la ligne n’a pas 2 colonnes (valeur lue : « 2 »)",
        "f.csv, ligne 4 : la ligne n’a pas 2 colonnes (valeur lue : « 3,z, »)",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "f.csv : le fichier est vide"),
        ("a,b\n", "f.csv, ligne 1 : aucune ligne après l’en-tête"),
        ("a,b\n1,x\n\n2,y\n", "f.csv, ligne 3 : ligne vide"),
        ("a,b\n1,x\r\n", "f.csv, ligne 2 : fin de ligne différente de celle de l’en-tête"),
        ("a,b\n1\r,x\n", "f.csv, ligne 2 : caractère de contrôle"),
        ("a,b\n1,\0\n", "f.csv, ligne 2 : caractère de contrôle"),
        ("a,b\n1,x\n".encode("utf-16"), "f.csv, ligne 1 : caractère de contrôle"),
        ("a,c\n1,x\n", "f.csv, ligne 1, colonne b : colonne manquante dans l’en-tête"),
        ("a,c\n1,x\n", "f.csv, ligne 1, colonne c : colonne inconnue dans l’en-tête"),
        ("b,a\n1,x\n", "f.csv, ligne 1 : colonnes dans un autre ordre que a,b"),
        ("a,b\n1,x\n2", "f.csv, ligne 3 : la dernière ligne est tronquée"),
        ("\n\n<HTML lang=fr>\n", "f.csv, ligne 1 : le fichier est une page web (HTML)"),
        ("a,b\n" + 300 * "1,x\n", "f.csv : le fichier pèse 0 Mo, au-delà de la limite"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    assert message in refusal(tmp_path, content)


def test_all_defects_of_a_file_are_told_together(tmp_path: Path) -> None:
    told = refusal(tmp_path, "a,b,c\n\n1,é\n".encode("latin-1") + b"2")

    assert [line.partition(" : ")[0] for line in told.splitlines()] == [
        "f.csv, ligne 4",
        "f.csv, ligne 2",
        "f.csv, ligne 3",
        "f.csv, ligne 1, colonne c",
    ]


def test_a_rule_names_each_line_that_breaks_it_and_passes_over_the_unknown() -> None:
    frame = pl.DataFrame({"line": [2, 3, 4], "a": ["1", None, "-1"]})
    rule = Rule(text="positif", column="a", broken=pl.col("a").str.starts_with("-"))

    assert broken_rules(frame, [rule], "f.csv") == [
        Defect(file="f.csv", rule="positif", line=4, column="a", value="-1")
    ]


PIECES = st.sampled_from(
    [
        *(b"1,x\n", b"1,x\r\n", b"a", b",", b"\n", b"\r", b'"', b"'", b"#", b"\\", b"\0", b" "),
        *(b"\t", ";é€".encode(), "\u2028".encode(), b"\xe9", b"\xef\xbb\xbf", b"NULL", b"<html>"),
    ]
)


@settings(max_examples=150)
@given(pieces=st.lists(PIECES, max_size=8), start=st.sampled_from([b"a,b\n", b"a,b\r\n", b""]))
def test_whatever_the_bytes_each_line_is_read_as_it_is_or_named(
    pieces: list[bytes], start: bytes
) -> None:
    content = start + b"1,x" + start[3:] + b"".join(pieces)
    with TemporaryDirectory() as folder:
        rows, defects = read(Path(folder), content)

    if not defects or rows:
        lines = content.decode("utf-8-sig").split("\n")[1:-1]
        named = {defect.line for defect in defects}
        assert rows == [
            (number, *(cell or None for cell in line.removesuffix("\r").split(",")))
            for number, line in enumerate(lines, start=2)
            if number not in named
        ]


QUOTED = Layout(columns=("a", "b"), is_quoted=True)


def read_quoted(folder: Path, content: str) -> tuple[list[tuple[object, ...]], list[str]]:
    frame, defects = read_delimited(raw_file(folder / "f.csv", content), QUOTED)
    return frame.rows(), list(map(str, defects))


def test_a_quoted_cell_may_hold_delimiters_and_quotes(tmp_path: Path) -> None:
    assert read_quoted(tmp_path, 'a,b\n"1,x","dit ""y"""\n,z\n') == (
        [(2, "1,x", 'dit "y"'), (3, None, "z")],
        [],
    )


def test_a_quote_left_open_costs_its_own_line_only(tmp_path: Path) -> None:
    rows, defects = read_quoted(tmp_path, 'a,b\n"1,x\n2,y\n')

    assert rows == [(3, "2", "y")]
    assert defects == ['f.csv, ligne 2 : la ligne n’a pas 2 colonnes (valeur lue : « "1,x »)']
