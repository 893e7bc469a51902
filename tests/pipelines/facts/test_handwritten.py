"""Files written by hand: every mistake is told at once, in French, where it is."""

from pathlib import Path

import pytest

from pipelines.errors import RejectedSheets
from pipelines.facts.sheets import SHEETS, load_sheets
from tests.conftest import PROJECT, DataRoot, Run
from tests.handwritten import sheets
from tests.tiny_country import KNOWN

TERRITORIES = {"territories": set(KNOWN.territory_ids)}
GOOD = "dep13_bus,DEP-13,Bus,aller_vers,Un bus,prevu,,2026-09,ARS,https://example.org/a"


@pytest.fixture
def folder(tmp_path: Path, tiny_data: DataRoot) -> Path:
    """One good row in every file, as the tiny country has them."""
    assert tiny_data.facts.is_relative_to(tmp_path)
    return tiny_data.facts


def mistakes(folder: Path) -> list[str]:
    """What is told of the files."""
    with pytest.raises(RejectedSheets) as refused:
        load_sheets(folder, TERRITORIES)
    return [str(defect) for defect in refused.value.defects]


def add(folder: Path, line: str, file: str = "initiatives.csv") -> None:
    """One more line."""
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + f"{line}\n", encoding="utf-8")


def test_good_files_are_read_in_their_order_and_types(folder: Path) -> None:
    add(folder, GOOD)

    read = load_sheets(folder, TERRITORIES)

    assert read["initiatives"]["initiative_id"].to_list() == ["dep04_bus", "dep13_bus"]
    assert read["initiatives"]["figures"].to_list() == [None, None]
    assert {name: frame.schema for name, frame in read.items()} == {
        sheet.name: sheet.schema for sheet in SHEETS
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "DEP-13",
            "DEP-99",
            ", colonne territory_id : territoire inconnu : écrivez FR, REG-93, DEP-04, DEP-2A… "
            "(valeur lue : « DEP-99 »)",
        ),
        (
            "aller_vers",
            "bus",
            ", colonne theme : thème inconnu : écrivez installation, exercice_coordonne, "
            "soins_non_programmes, aller_vers, parcours, plateau_technique, sante_mentale, "
            "prevention, transport, formation, autre (valeur lue : « bus »)",
        ),
        (
            "prevu",
            "fini",
            ", colonne status : état inconnu : écrivez prevu, en_cours, en_fonctionnement, "
            "realise, abandonne (valeur lue : « fini »)",
        ),
        (
            "2026-09",
            "2026-13",
            ", colonne period : date illisible : écrivez AAAA, AAAA-MM ou AAAA-MM-JJ "
            "(valeur lue : « 2026-13 »)",
        ),
        (
            "2026-09",
            "2025-2026",
            ", colonne period : date illisible : écrivez AAAA, AAAA-MM ou AAAA-MM-JJ "
            "(valeur lue : « 2025-2026 »)",
        ),
        (",Bus,", ",,", ", colonne name : cellule à remplir (valeur vide)"),
        (",Bus,", ",  ,", ", colonne name : cellule à remplir (valeur vide)"),
        ("dep13_bus", "dep04_bus", ", colonne initiative_id : identifiant en double"),
        (
            "https://",
            "www.",
            ", colonne source_url : adresse illisible : elle commence par https:// et n’a pas "
            "d’espace (valeur lue : « www.example.org/a »)",
        ),
        (
            "Un bus",
            "Écrire à a.b@ars.fr",
            ", colonne lever : adresse électronique ou numéro de téléphone : ce fichier est public "
            "(valeur lue : « Écrire à a.b@ars.fr »)",
        ),
        (
            "Un bus",
            "04 92 00 00 00",
            ", colonne lever : adresse électronique ou numéro de téléphone : ce fichier est public "
            "(valeur lue : « 04 92 00 00 00 »)",
        ),
        (",Un bus,", ",Un, bus,", " : la ligne n’a pas 10 colonnes"),
        ("Un bus", '"Un bus', " : la ligne n’a pas 10 colonnes"),
    ],
)
def test_a_mistake_is_told_with_its_file_line_column_value_and_rule(
    folder: Path, old: str, new: str, told: str
) -> None:
    add(folder, GOOD.replace(old, new, 1))

    found = mistakes(folder)

    assert found[-1].startswith(f"initiatives.csv, ligne 3{told}")


def test_both_lines_of_a_double_are_named(folder: Path) -> None:
    add(folder, GOOD.replace("dep13_bus", "dep04_bus"))

    assert [text.partition(",")[2].partition(" colonne")[0] for text in mistakes(folder)] == [
        " ligne 2,",
        " ligne 3,",
    ]


def test_a_missing_column_and_an_unknown_one_are_named(folder: Path) -> None:
    path = folder / "initiatives.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("theme", "sujet"), encoding="utf-8")

    assert mistakes(folder) == [
        "initiatives.csv, ligne 1, colonne theme : colonne manquante dans l’en-tête",
        "initiatives.csv, ligne 1, colonne sujet : colonne inconnue dans l’en-tête",
    ]


def test_a_missing_file_is_named_and_the_others_are_still_checked(folder: Path) -> None:
    (folder / "commitments.csv").unlink()
    add(folder, GOOD.replace("aller_vers", "bus"))

    first, second = mistakes(folder)

    assert first.startswith("commitments.csv : fichier absent")
    assert second.startswith("initiatives.csv, ligne 3, colonne theme : thème inconnu")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "targets.csv",
            "2023-05-11",
            "11/05/2023",
            "known_by : date illisible : écrivez AAAA-MM-JJ",
        ),
        ("targets.csv", "4000.0", "4 000", "target_value : nombre illisible : des chiffres seuls"),
        ("targets.csv", ",level,", ",niveau,", "kind : type de cible inconnu : écrivez level, per"),
        ("targets.csv", ",msp,", ",MSP,", "indicator_id : indicateur inconnu : écrivez msp, cpts"),
        ("targets.csv", ",2026-12-31,", ",,", "deadline : cellule à remplir : une valeur à attein"),
        (
            "commitments.csv",
            ",acces,",
            ",accès,",
            "axis : axe inconnu : écrivez acces, cooperation",
        ),
        (
            "commitments.csv",
            "msp_cnr_2026",
            "msp_2030",
            "statement_id : annonce inconnue de targets",
        ),
        ("commitments.csv", ",msp,", ",,", "indicator_id : cellule à remplir si measure vaut"),
        ("commitments.csv", "2023-05-03", "2023-02-30", "announced_on : date illisible"),
        (
            "commitment_events.csv",
            ",acces_msp,",
            ",autre,",
            "commitment_id : engagement inconnu de",
        ),
        ("initiative_counts.csv", ",exact,", ",juste,", "roundness : arrondi inconnu : écrivez ex"),
        ("initiative_counts.csv", ",8.0,", ",8%,", "value : nombre illisible"),
        (
            "reconciliation.csv",
            ",meme,",
            ",même,",
            "notion : type de notion inconnu : écrivez meme",
        ),
    ],
)
def test_every_file_is_checked(folder: Path, file: str, old: str, new: str, told: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    assert mistakes(folder)[0].startswith(f"{file}, ligne 2, colonne {told}")


def test_a_figure_to_reconcile_must_be_a_published_one(folder: Path) -> None:
    with pytest.raises(RejectedSheets, match="colonne figure_id : chiffre inconnu"):
        load_sheets(folder, TERRITORIES | {"figures": {"msp_nombre:FR:2025:bbbbbb"}})


def test_what_a_spreadsheet_saves_is_read(folder: Path) -> None:
    expected = load_sheets(folder, TERRITORIES)["initiatives"]
    path = folder / "initiatives.csv"
    text = path.read_text(encoding="utf-8").replace(",", ";").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert load_sheets(folder, TERRITORIES)["initiatives"].equals(expected)


def test_a_comma_stands_between_quotes(folder: Path) -> None:
    add(folder, GOOD.replace("Un bus", '"Un bus, dit ""médico"""'))

    assert load_sheets(folder, TERRITORIES)["initiatives"]["lever"][1] == 'Un bus, dit "médico"'


def test_latin_1_is_told_line_by_line(folder: Path) -> None:
    path = folder / "initiatives.csv"
    path.write_bytes(path.read_bytes() + GOOD.replace("Bus", "Éq").encode("latin-1") + b"\n")

    (told,) = mistakes(folder)

    assert told.startswith("initiatives.csv, ligne 3 : octets qui ne sont pas de l’UTF-8")


def test_the_command_tells_all_mistakes_and_publishes_nothing(
    tiny_data: DataRoot, run: Run
) -> None:
    add(tiny_data.facts, GOOD.replace("DEP-13", "DEP-99").replace("2026-09", "hier"))
    add(tiny_data.facts, "x,DEP-04,2023-06,Une suite,ARS,", "commitment_events.csv")
    before = tiny_data.bytes()

    for command in ("check", "build"):
        done = run(tiny_data, command)

        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            "Données saisies à la main : 2 fichiers refusés, 3 erreurs.",
            "  - commitment_events.csv, ligne 3, colonne commitment_id : engagement inconnu de "
            "commitments.csv (valeur lue : « DEP-04 »)",
            "  - initiatives.csv, ligne 3, colonne territory_id : territoire inconnu : écrivez FR, "
            "REG-93, DEP-04, DEP-2A… (valeur lue : « DEP-99 »)",
            "  - initiatives.csv, ligne 3, colonne period : date illisible : écrivez AAAA, AAAA-MM "
            "ou AAAA-MM-JJ (valeur lue : « hier »)",
            "Rien n’a été publié. Corrigez ces lignes, puis relancez « cap-sante check ». Les "
            "colonnes sont décrites dans data/README.md.",
        ]
        assert tiny_data.bytes() == before


def test_a_line_added_by_hand_is_published_at_the_next_build(tiny_data: DataRoot, run: Run) -> None:
    add(tiny_data.facts, GOOD)

    assert run(tiny_data, "check").returncode == 0
    assert run(tiny_data, "build").returncode == 0


def test_the_columns_are_documented_in_french_with_a_line_that_is_accepted(folder: Path) -> None:
    text = (PROJECT / "data/README.md").read_text(encoding="utf-8")
    section = text.partition("## Ajouter un projet local")[2]
    example = next(line.strip() for line in section.splitlines() if line.startswith("    dep05"))
    initiatives = next(sheet for sheet in SHEETS if sheet.name == "initiatives")

    for column in initiatives.columns:
        assert f"| `{column.name}` | {'oui' if column.is_required else 'non'} |" in section
        assert all(f"`{word}`" in section for word in column.allowed)
    add(folder, example.replace("DEP-05", "DEP-04"))
    assert load_sheets(folder, TERRITORIES)["initiatives"].height == 2


def test_one_row_of_each_file_stands_for_it_in_tests() -> None:
    assert set(sheets()) == {sheet.name for sheet in SHEETS} - {"targets"}
