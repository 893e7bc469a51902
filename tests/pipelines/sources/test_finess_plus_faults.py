"""FINESS+: where each fault of a file is, and which of them refuse it."""

import gzip
import json
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.finess import MOST_REJECTED
from tests.pipelines.finess_files import Dirt
from tests.pipelines.sources.finess_plus_documents import (
    NAME,
    everywhere,
    generated,
    read,
    site,
    written,
)


def defects(folder: Path) -> list[str]:
    """What the refusal of the file says, without its name."""
    with pytest.raises(RejectedFile) as refused:
        read(folder)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


@pytest.mark.parametrize(
    ("dirt", "field", "rule"),
    [
        (
            Dirt.UNREADABLE_DATE,
            "informationsGeneralesEGE.dateOuverture",
            "date illisible : AAAA-MM-JJ attendu (valeur lue : « 31/02/2020 »)",
        ),
        (Dirt.DUPLICATE, "informationsGeneralesEGE.numFinessEge", "numéro FINESS en double"),
        (
            Dirt.NO_NUMBER,
            "informationsGeneralesEGE.numFinessEge",
            "numéro FINESS illisible : neuf caractères attendus (valeur vide)",
        ),
        (
            Dirt.UNKNOWN_DEPARTEMENT,
            "adresse.cogCommune",
            "département inconnu du Code officiel géographique (valeur lue : « 20004 »)",
        ),
        (
            Dirt.UNREADABLE_COMMUNE,
            "adresse.cogCommune",
            "code de commune illisible : cinq caractères attendus (valeur lue : « 4001 »)",
        ),
        (
            Dirt.UNREADABLE_CATEGORY,
            "categorieentiteGeographiqueExercice",
            "catégorie illisible : trois ou quatre chiffres attendus (valeur lue : « MSP »)",
        ),
        (
            Dirt.UNKNOWN_STATE,
            "etatObjet",
            "état inconnu : A (actif) ou I (inactif) attendu (valeur lue : « ? »)",
        ),
    ],
)
def test_a_fault_is_told_by_record_field_and_value(
    tmp_path: Path, dirt: Dirt, field: str, rule: str
) -> None:
    place = generated(tmp_path, dirt).places[dirt]
    record = int(place.removeprefix("pmej[").partition("]")[0]) + 1

    (found,) = defects(tmp_path)

    assert found.startswith(f", enregistrement {record}, champ {place}.{field} : {rule}")


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    dirt = (Dirt.UNREADABLE_DATE, Dirt.DUPLICATE, Dirt.NO_NUMBER, Dirt.UNKNOWN_STATE)
    generated(tmp_path, *dirt)

    assert len(defects(tmp_path)) == 4


@pytest.mark.parametrize(
    ("dirt", "anomaly"),
    [
        (Dirt.FUTURE_OPENING, "ouverture_future"),
        (Dirt.CLOSED_BEFORE_OPENING, "fermeture_avant_ouverture"),
        (Dirt.NO_OPENING, "ouverture_inconnue"),
        (Dirt.NO_CLOSING, "fermeture_inconnue"),
    ],
)
def test_an_impossible_date_is_kept_in_the_facts_and_marked(
    tmp_path: Path, dirt: Dirt, anomaly: str
) -> None:
    truth = generated(tmp_path, dirt)

    facts = read(tmp_path).facts

    assert facts["anomaly"].drop_nulls().to_list() == [anomaly]
    assert facts.height == len(truth.ours)


@pytest.mark.parametrize(
    ("dirt", "told"),
    [
        (
            Dirt.FUTURE_OPENING,
            "dateOuverture : date d’ouverture après celle du fichier (valeur lue : « 2026-05-29 »)",
        ),
        (
            Dirt.CLOSED_BEFORE_OPENING,
            "dateFermeture : date de fermeture avant celle d’ouverture "
            "(valeur lue : « 2020-01-01 »)",
        ),
        (Dirt.NO_OPENING, "dateOuverture : date d’ouverture absente (valeur vide)"),
        (Dirt.NO_CLOSING, "dateFermeture : structure fermée sans date de fermeture (valeur vide)"),
    ],
)
def test_a_file_with_too_many_impossible_dates_is_refused(
    tmp_path: Path, dirt: Dirt, told: str
) -> None:
    truth = generated(tmp_path, *[dirt] * 5)

    found = defects(tmp_path)

    assert len(truth.ours) > 50
    assert len(found) == 5
    assert all(told in defect for defect in found)


def test_a_few_structures_that_cannot_be_read_are_left_out_with_their_reason(
    tmp_path: Path,
) -> None:
    truth = generated(tmp_path, Dirt.UNREADABLE_DATE, entities=900)

    edition = read(tmp_path)

    assert len(truth.ours) > 1 / MOST_REJECTED
    assert edition.facts.height == len(truth.ours) - 1
    assert edition.rows[NAME].rejected == 1
    ((file, line, column, value, reason),) = edition.rejects.rows()
    assert (file, line, reason) == (NAME, None, "date illisible : AAAA-MM-JJ attendu")
    assert column.endswith(".dateOuverture")
    assert value not in edition.facts["opened_on"].cast(str).to_list()


def test_two_structures_under_one_number_refuse_the_file_however_large(tmp_path: Path) -> None:
    generated(tmp_path, Dirt.DUPLICATE, entities=900)

    assert "numéro FINESS en double" in defects(tmp_path)[0]


def test_a_field_that_was_renamed_is_found_out(tmp_path: Path) -> None:
    sites = [site(category="603") for _ in range(3)]
    for one in sites:
        del one["categorieentiteGeographiqueExercice"]
    written(tmp_path, {"pmej": everywhere(*sites)})

    assert defects(tmp_path) == [
        " : aucune structure des catégories 603, 604, 124, 439",
        ", colonne categorieentiteGeographiqueExercice : structures sans catégorie : 3 sur 8. "
        "Le champ a-t-il changé de nom ?",
    ]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"ege": "none"}, "champ pmej[0].ege : liste attendue (valeur lue : « none »)"),
        ({"ege": [3]}, "champ pmej[0].ege[0] : objet attendu (valeur lue : « 3 »)"),
        ("text", "champ pmej[0].ege : liste attendue (valeur lue : « text »)"),
    ],
)
def test_a_record_of_another_form_is_told(tmp_path: Path, record: object, told: str) -> None:
    written(tmp_path, {"pmej": [record, *everywhere(site())]})

    assert defects(tmp_path) == [f", enregistrement 1, {told}"]


def test_a_departement_without_any_structure_means_a_partial_file(tmp_path: Path) -> None:
    records = [one for one in everywhere(site()) if "97601" not in json.dumps(one)]
    written(tmp_path, {"pmej": records})

    assert defects(tmp_path) == [" : 1 département absent du fichier : 976"]


def test_another_version_of_the_schema_is_refused(tmp_path: Path) -> None:
    written(tmp_path, {"schemaVersion": "v2.0.0", "pmej": everywhere(site())})

    assert defects(tmp_path) == [
        ", colonne schemaVersion : version du schéma inconnue : 1.x attendue "
        "(valeur lue : « v2.0.0 »)"
    ]


def test_a_json_broken_in_the_middle_says_after_which_record(tmp_path: Path) -> None:
    generated(tmp_path)
    text = gzip.decompress((tmp_path / NAME).read_bytes()).decode()
    middle = text.index('"pmSmsseId" : "61"')
    broken = text[:middle] + "oops, " + text[middle:]
    (tmp_path / NAME).write_bytes(gzip.compress(broken.encode()))

    (found,) = defects(tmp_path)

    assert found.startswith(" : JSON illisible, après 60 enregistrements de pmej (valeur lue : ")
    assert "oops" in found


def test_a_download_cut_short_is_refused(tmp_path: Path) -> None:
    generated(tmp_path)
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    (found,) = defects(tmp_path)

    assert found.startswith(" : archive gzip tronquée : la fin manque, après ")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", " : le fichier est vide"),
        (
            b"<!doctype html>",
            " : ce n’est pas une archive gzip, ou elle est abîmée, après 0 enregistrements de pmej",
        ),
    ],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / NAME).write_bytes(content)

    assert defects(tmp_path) == [told]
