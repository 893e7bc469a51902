"""A file that must not enter: the command refuses it, says where, and changes nothing.

Each kind of fault is shown to the command within this process, three also to the installed one.
"""

import os
from pathlib import Path

import pytest

from tests.conftest import DataRoot, Run
from tests.factories import write
from tests.raw_files import BAROMETRE_HEADER, Line, barometre_text

GOOD = Line(va="15.0")
FAR_AWAY = Line(zone="D13", day="2999-12-01", va="15.0")


def refuse(root: DataRoot, folder: Path, run: Run = DataRoot.run) -> str:
    """What the command prints when it refuses; facts and releases must not move by one byte."""
    before = root.bytes()
    done = run(root, "refresh", "--source", "barometre", "--from", folder)
    assert root.bytes() == before
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Rien n’a été modifié." in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("content", "located"),
    [
        pytest.param(
            barometre_text("IND-311,D04,2023-12-01,DEPT,,15.0,", header=BAROMETRE_HEADER[:-9]),
            "ind-311.csv, ligne 1, colonne indic_ta : colonne manquante dans l’en-tête",
            id="missing column",
        ),
        pytest.param(
            barometre_text(GOOD, Line(zone="D20", va="15.0")),
            "ind-311.csv, ligne 3, colonne enforce_zone_id : zone inconnue du Code officiel "
            "géographique (valeur lue : « D20 »)",
            id="unknown zone",
        ),
        pytest.param(
            barometre_text(GOOD, Line(day="2023-12-31", va="16.0")),
            "ind-311.csv, ligne 3, colonne enforce_zone_id : la zone apparaît deux fois pour le "
            "même mois (valeur lue : « D04 »)",
            id="duplicate key",
        ),
        pytest.param(
            barometre_text(GOOD, Line(zone="D13", va="15.0", ta="140")),
            "ind-311.csv, ligne 3, colonne indic_ta : pourcentage hors de 0 à 100 "
            "(valeur lue : « 140 »)",
            id="percentage of 140",
        ),
        pytest.param(
            barometre_text(GOOD, Line(zone="D13", va="quinze")),
            "ind-311.csv, ligne 3, colonne indic_va : la valeur n’est pas un nombre "
            "(valeur lue : « quinze »)",
            id="non-numeric value",
        ),
        pytest.param(
            barometre_text(GOOD, FAR_AWAY),
            "ind-311.csv, ligne 3, colonne metric_enforce_date : valeur datée dans le futur, "
            "après le mois de l’édition du 15/03/2026 (valeur lue : « 2999-12-01 »)",
            id="date in the future",
        ),
        pytest.param(
            barometre_text(GOOD) + "IND-311,D13,2023-12-01,DEPT,,4",
            "ind-311.csv, ligne 3 : la dernière ligne est tronquée : il manque la fin de ligne "
            "(valeur lue : « IND-311,D13,2023-12-01,DEPT,,4 »)",
            id="truncated last line",
        ),
        pytest.param(
            barometre_text(GOOD, Line(zone="Î-de-France", va="15.0")).encode("latin-1"),
            "ind-311.csv, ligne 3 : octets qui ne sont pas de l’UTF-8 (Latin-1 ?) : réenregistrez "
            "le fichier en UTF-8 (valeur lue : « IND-311,Î-de-France,2023-12-01,DEPT,,15.0,, »)",
            id="Latin-1 bytes",
        ),
        pytest.param(
            "<!DOCTYPE html>\n<html><body>Page introuvable</body></html>\n",
            "ind-311.csv, ligne 1 : le fichier est une page web (HTML), pas un tableau CSV "
            "(valeur lue : « <!doctype html>",
            id="HTML page",
        ),
        pytest.param("", "ind-311.csv : le fichier est vide", id="empty file"),
    ],
)
def test_a_bad_file_is_refused_where_it_is_wrong(
    real_copy: DataRoot, run: Run, tmp_path: Path, content: str | bytes, located: str
) -> None:
    write(tmp_path / "in/2026-03-15/ind-311.csv", content)

    message = refuse(real_copy, tmp_path / "in", run)

    assert f"  - 2026-03-15/{located}" in message


def test_a_file_of_two_gigabytes_is_refused_unread(real_copy: DataRoot, tmp_path: Path) -> None:
    heavy = write(tmp_path / "in/ind-311.csv", barometre_text(GOOD))
    os.truncate(heavy, 2_000_000_000)

    message = refuse(real_copy, tmp_path / "in")

    assert (
        "ind-311.csv : le fichier pèse 2000 Mo, au-delà de la limite de 50 Mo pour cette source"
        in message
    )


def test_every_broken_rule_is_told_at_once_with_counts_and_examples(
    real_copy: DataRoot, tmp_path: Path
) -> None:
    lines = [Line(zone=f"D0{n}", va="beaucoup") for n in range(1, 8)]
    other = Line(code="IND-589", zone="R99", day="2023-12-15", va="140.0")
    write(tmp_path / "in/2026-03-15/ind-311.csv", barometre_text(*lines, "trop,court"))
    write(tmp_path / "in/2026-03-15/ind-589.csv", barometre_text(other))

    message = refuse(real_copy, tmp_path / "in")

    first, *examples = message.splitlines()
    assert first == "Source barometre : 2 fichiers refusés, 11 défauts."
    assert examples == [
        "  - 2026-03-15/ind-311.csv, ligne 9 : la ligne n’a pas 8 colonnes "
        "(valeur lue : « trop,court »)",
        *(
            f"  - 2026-03-15/ind-311.csv, ligne {n}, colonne indic_va : la valeur n’est pas un "
            "nombre (valeur lue : « beaucoup »)"
            for n in (2, 3, 4)
        ),
        "    … et 4 autres lignes pour la même règle",
        "  - 2026-03-15/ind-589.csv, ligne 2, colonne enforce_zone_id : zone inconnue du Code "
        "officiel géographique (valeur lue : « R99 »)",
        "  - 2026-03-15/ind-589.csv, ligne 2, colonne metric_enforce_date : le jour n’est ni le "
        "premier ni le dernier du mois (valeur lue : « 2023-12-15 »)",
        "  - 2026-03-15/ind-589.csv, ligne 2, colonne indic_va : pourcentage hors de 0 à 100 "
        "(valeur lue : « 140.0 »)",
        "Rien n’a été modifié. Vérifiez auprès du producteur, puis relancez.",
    ]


def test_totals_that_do_not_add_up_are_not_published(tiny_data: DataRoot, tmp_path: Path) -> None:
    values = {"D04": 15, "D13": 40, "D2A": 5, "D2B": 8, "D976": 1}
    lines = [Line(zone=zone, va=f"{value}.0") for zone, value in values.items()]
    regions = {"R93": 55, "R94": 13, "R06": 1, "FRANCE": 70}
    lines += [Line(zone=zone, va=f"{value}.0") for zone, value in regions.items()]
    write(tmp_path / "in/2026-03-15/ind-311.csv", barometre_text(*lines))
    before = tiny_data.bytes()

    done = tiny_data.run("refresh", "--source", "barometre", "--from", tmp_path / "in")

    assert done.returncode == 1
    assert "Publication arrêtée : 2 anomalies bloquantes." in done.stderr
    assert (
        "somme_departements : msp, FR, 31/12/2023, édition du 15/03/2026 : attendu 70, trouvé 69"
        in done.stderr
    )
    assert "Rien n’a été publié." in done.stderr
    assert tiny_data.bytes() == before
