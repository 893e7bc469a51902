"""The first generation of the Baromètre: three files that go together."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.etalab import tidy
from pipelines.sources.model import RowCount
from tests.raw_files import etalab_texts, raw_file
from tests.tiny_country import KNOWN

EDITION = date(2023, 1, 19)
VALUES = {"04": 13, "2A": 4}


def defects(folder: Path, texts: dict[str, str]) -> list[str]:
    files = [raw_file(folder / name, text, EDITION) for name, text in texts.items()]
    with pytest.raises(RejectedFile) as refused:
        tidy(files, KNOWN)
    return list(map(str, refused.value.defects))


def test_the_three_levels_become_one_series(tmp_path: Path) -> None:
    files = [
        raw_file(tmp_path / name, text, EDITION) for name, text in etalab_texts(VALUES).items()
    ]

    edition = tidy(files, KNOWN)

    assert edition.facts.select("indicator_id", "territory_id", "date", "value").rows() == [
        ("msp", territory, date(2022, 6, 30), value)
        for territory, value in [
            ("DEP-04", 13),
            ("DEP-2A", 4),
            ("FR", 17),
            ("REG-93", 13),
            ("REG-94", 4),
        ]
    ]
    assert edition.rows["sante_national.csv"] == RowCount(read=1, kept=1)


def test_a_missing_level_refuses_the_edition(tmp_path: Path) -> None:
    texts = etalab_texts(VALUES)
    del texts["sante_regional.csv"]

    assert defects(tmp_path, texts) == [
        "sante_regional.csv : fichier absent de l’édition : les trois mailles vont ensemble"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "nb-maisons-sante,04",
            "nb-gares,04",
            "colonne id_indicateur : indicateur inconnu (valeur lue : « nb-gares »)",
        ),
        (
            ",04,",
            ",4,",
            "colonne code_departement : zone inconnue du Code officiel géographique "
            "(valeur lue : « 4 »)",
        ),
        (
            "Nom,2022-06-30,13.0",
            "Nom,2022-06-01,13.0",
            "colonne date : date illisible : dernier jour d’un mois attendu (AAAA-MM-JJ) "
            "(valeur lue : « 2022-06-01 »)",
        ),
        (
            "Nom,2022-06-30,13.0",
            "Nom,2023-06-30,13.0",
            "colonne date : date dans le futur, après l’édition du 19/01/2023 "
            "(valeur lue : « 2023-06-30 »)",
        ),
        (
            ",13.0,",
            ",13.5,",
            "colonne valeur : la valeur n’est pas un nombre entier positif (valeur lue : « 13.5 »)",
        ),
        (
            ",13.0,",
            ",,",
            "colonne valeur : la valeur n’est pas un nombre entier positif (valeur vide)",
        ),
    ],
)
def test_a_cell_that_breaks_a_rule_is_named_by_the_columns_of_the_file(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    texts = etalab_texts(VALUES)
    texts["sante_departemental.csv"] = texts["sante_departemental.csv"].replace(old, new, 1)

    assert defects(tmp_path, texts) == [f"sante_departemental.csv, ligne 2, {told}"]


def test_a_month_given_twice_is_named_twice(tmp_path: Path) -> None:
    texts = etalab_texts(VALUES)
    header, line, *_ = texts["sante_departemental.csv"].splitlines()
    texts["sante_departemental.csv"] = "\n".join([header, line, line, ""])

    told = defects(tmp_path, texts)

    assert [text.partition(" : ")[0] for text in told] == [
        "sante_departemental.csv, ligne 2, colonne code_departement",
        "sante_departemental.csv, ligne 3, colonne code_departement",
    ]
