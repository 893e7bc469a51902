"""`cap-sante oracle`: files, folders and metadata that it cannot use, in words."""

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
from tests.raw_files import BAROMETRE_HEADER, Line, barometre_text


def refused(oracle: Oracle, *arguments: str | Path) -> str:
    """What the error stream says."""
    done = oracle(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


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
