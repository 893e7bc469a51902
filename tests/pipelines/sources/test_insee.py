"""INSEE's files: the Code officiel géographique and the populations of each year."""

import re
from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.insee import COG, POPULATION, tidy_cog, tidy_population
from pipelines.sources.model import RawFile
from tests.raw_files import (
    communes_2019_text,
    communes_2020_text,
    communes_2021_text,
    departements_text,
    mayotte_2017_text,
    raw_file,
    regions_text,
)
from tests.tiny_country import KNOWN


def cog_defects(*files: RawFile) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        tidy_cog(files, KNOWN)
    return list(map(str, refused.value.defects))


def population_defects(file: RawFile) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        tidy_population([file], KNOWN)
    return list(map(str, refused.value.defects))


def test_the_cog_links_each_departement_to_its_region(tmp_path: Path) -> None:
    files = [
        raw_file(tmp_path / "v_region_2026.csv", regions_text()),
        raw_file(tmp_path / "v_departement_2026.csv", departements_text()),
    ]

    facts = tidy_cog(files, KNOWN).facts

    assert dict(facts.select("territory_id", "parent_id").iter_rows()) == {
        "DEP-04": "REG-93",
        "DEP-13": "REG-93",
        "DEP-2A": "REG-94",
        "DEP-2B": "REG-94",
        "DEP-976": "REG-06",
        "REG-06": "FR",
        "REG-93": "FR",
        "REG-94": "FR",
    }


def test_regions_and_departements_go_together(tmp_path: Path) -> None:
    assert cog_defects(raw_file(tmp_path / "departements.csv", departements_text())) == [
        "regions.csv : fichier absent : régions et départements vont ensemble"
    ]


def test_the_same_table_under_two_names_is_refused(tmp_path: Path) -> None:
    told = cog_defects(
        raw_file(tmp_path / "regions.csv", regions_text()),
        raw_file(tmp_path / "v_region_2026.csv", regions_text()),
        raw_file(tmp_path / "departements.csv", departements_text()),
    )

    assert told == [
        "v_region_2026.csv : même table que regions.csv : gardez un seul des deux fichiers"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "04,93,",
            "04,92,",
            "ligne 2, colonne REG : région inconnue de la table des régions (valeur lue : « 92 »)",
        ),
        (
            "04,93,",
            "4,93,",
            "ligne 2, colonne DEP : code mal formé : deux chiffres, 2A, 2B ou 97x attendus "
            "(valeur lue : « 4 »)",
        ),
        (
            ",Alpes-de-Haute-Provence\n",
            ",\n",
            "ligne 2, colonne LIBELLE : nom absent (valeur vide)",
        ),
    ],
)
def test_a_departement_that_breaks_a_rule_is_named(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    regions = raw_file(tmp_path / "regions.csv", regions_text())
    text = departements_text().replace(old, new, 1)

    assert cog_defects(regions, raw_file(tmp_path / "departements.csv", text)) == [
        f"departements.csv, {told}"
    ]


def test_a_code_given_twice_is_named_twice(tmp_path: Path) -> None:
    regions = raw_file(tmp_path / "regions.csv", regions_text())
    text = departements_text().replace("\n13,", "\n04,")

    told = cog_defects(regions, raw_file(tmp_path / "departements.csv", text))

    assert told == [
        f"departements.csv, ligne {n}, colonne DEP : code en double (valeur lue : « 04 »)"
        for n in (2, 3)
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("communes_2019.csv", communes_2019_text()),
        ("communes_2020.csv", communes_2020_text()),
        ("communes_2021.csv", communes_2021_text()),
        ("communes_2024.csv", communes_2021_text()),
    ],
)
def test_communes_are_summed_whatever_the_years_layout(
    tmp_path: Path, name: str, text: str
) -> None:
    edition = date(int(name[9:13]), 1, 1)

    facts = tidy_population([raw_file(tmp_path / name, text, edition)], KNOWN).facts

    assert facts.rows() == [
        ("DEP-04", edition.year, 1000),
        ("DEP-13", edition.year, 9000),
        ("DEP-2A", edition.year, 700),
        ("DEP-2B", edition.year, 800),
    ]


def test_mayotte_has_a_file_of_its_own(tmp_path: Path) -> None:
    raw = raw_file(tmp_path / "communes_mayotte_2017.csv", mayotte_2017_text(500), date(2017, 1, 1))

    assert tidy_population([raw], KNOWN).facts.rows() == [("DEP-976", 2017, 500)]


@pytest.mark.parametrize(
    ("communes", "told"),
    [
        (
            [("99", "001", 5)],
            "ligne 2, colonne DEP : département inconnu du Code officiel géographique "
            "(valeur lue : « 99 »)",
        ),
        (
            [("13", "001", -5)],
            "ligne 2, colonne PMUN : la population n’est pas un nombre entier positif "
            "(valeur lue : « -5 »)",
        ),
        (
            [("13", "055", 5)],
            "ligne 2, colonne CODCOM : ville entière à côté de ses arrondissements : population "
            "comptée deux fois (valeur lue : « 055 »)",
        ),
    ],
)
def test_a_commune_that_breaks_a_rule_is_named_by_the_columns_of_the_file(
    tmp_path: Path, communes: list[tuple[str, str, int]], told: str
) -> None:
    text = communes_2021_text(communes)

    assert population_defects(raw_file(tmp_path / "communes_2021.csv", text)) == [
        f"communes_2021.csv, {told}"
    ]


def test_a_commune_given_twice_is_named_twice(tmp_path: Path) -> None:
    text = communes_2020_text([("04", "001", 5), ("04", "001", 6)])

    assert population_defects(raw_file(tmp_path / "communes_2020.csv", text)) == [
        f"communes_2020.csv, ligne {n}, colonne CODCOM : commune en double (valeur lue : « 001 »)"
        for n in (2, 3)
    ]


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("departements.csv", date(2026, 1, 1)),
        ("regions_2027.csv", date(2027, 1, 1)),
        ("v_departement_2026.csv", date(2026, 1, 1)),
    ],
)
def test_the_vintage_of_the_cog_is_in_the_name(name: str, edition: date) -> None:
    assert re.fullmatch(COG.file_pattern, name)
    assert COG.edition_of(Path(name)) == edition


def test_the_year_of_a_population_is_in_the_name() -> None:
    assert POPULATION.edition_of(Path("x/communes_mayotte_2017.csv")) == date(2017, 1, 1)
    assert not re.fullmatch(POPULATION.file_pattern, "communes_0000.csv")
