"""FINESS+: what is kept of a generated file, where each fault is, and the memory it takes."""

import gzip
import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.finess import MOST_REJECTED
from pipelines.sources.finess_plus import SOURCE, edition_of, tidy
from pipelines.sources.model import RawFile, RowCount, TidyEdition
from tests.factories import KNOWN
from tests.pipelines.finess_files import Dirt, Truth, write_plus

DAY = date(2026, 2, 28)
NAME = "finess-structures-mensuel-202602.json.gz"
# Reading sixteen times as much may add a block or two, and no more.
MOST_GROWTH_MEGABYTES = 3
MOST_MEGABYTES = 10


def generated(folder: Path, *dirt: Dirt, entities: int = 150) -> Truth:
    return write_plus(folder / NAME, entities=entities, day=DAY, dirt=dirt)


def read(folder: Path) -> TidyEdition:
    return tidy([RawFile(path=folder / NAME, label=NAME, edition=DAY)], KNOWN)


def defects(folder: Path) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        read(folder)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


def written(folder: Path, document: object) -> Path:
    """A file that holds this document."""
    with gzip.open(folder / NAME, "wt", encoding="utf-8") as sink:
        json.dump(document, sink)
    return folder


def site(**changes: object) -> dict[str, object]:
    """One MSP as the producer writes it."""
    information = {
        "numFinessEge": "040000001",
        "dateOuverture": "2020-01-01",
        "datePremiereAutorisation": "2019-12-01",
    }
    return {
        "informationsGeneralesEGE": information,
        "categorieentiteGeographiqueExercice": "603",
        "adresse": [{"usageAdresse": "03", "cogCommune": "04001"}],
        "etatObjet": "A",
    } | changes


def everywhere(*first: dict[str, object]) -> list[dict[str, object]]:
    """These sites, and a hospital in each of the other départements, so that none is missing."""
    others = [
        site(
            categorieentiteGeographiqueExercice="355",
            adresse=[{"usageAdresse": "03", "cogCommune": code}],
        )
        for code in ("04001", "13001", "2A004", "2B033", "97601")
    ]
    return [{"ege": [one]} for one in (*first, *others)]


def test_every_structure_of_ours_is_kept_as_printed(tmp_path: Path) -> None:
    truth = generated(tmp_path)
    edition = read(tmp_path)

    expected = {
        (one.finess_id, one.category, one.commune, one.opened, one.authorised, one.closed)
        for one in truth.ours
    }
    columns = ("finess_id", "category_code", "commune_id", "opened_on", "authorised_on")
    found = {
        (*(str(cell) for cell in row[:-1]), str(row[-1] or ""))
        for row in edition.facts.select(*columns, "closed_on").iter_rows()
    }
    assert found == expected
    assert len(expected) > 50
    assert edition.rows == {NAME: RowCount(read=len(truth.sites), kept=len(truth.ours))}
    assert SOURCE.schema.is_valid(edition.facts)
    assert edition.facts["anomaly"].null_count() == edition.facts.height


def test_no_name_address_nor_telephone_is_kept(tmp_path: Path) -> None:
    generated(tmp_path)

    text = read(tmp_path).facts.write_csv()

    assert not any(word in text for word in ("ÉRABLES", "MAISON", "0400000000", "04000,"))


def test_degrees_are_found_in_either_pair_of_fields_and_rounded(tmp_path: Path) -> None:
    def at(**fields: str) -> dict[str, object]:
        address = {"usageAdresse": "03", "cogCommune": "04001", "coordonneesGeographique": fields}
        return site(adresse=[address])

    metres = {"coordonneeX": "6331000.5", "coordonneeY": "952000.5"}
    degrees = {"directionLatitude": "44.123456", "directionLongitude": "6.2"}
    for fields, expected in (
        (metres | degrees, (44.1235, 6.2)),
        (
            {"coordonneeX": "6.2", "coordonneeY": "44.123456", "directionLatitude": "N"},
            (44.1235, 6.2),
        ),
        (metres, (None, None)),
    ):
        written(tmp_path, {"pmej": everywhere(at(**fields))})
        assert read(tmp_path).facts.select("latitude", "longitude").row(0) == expected


def test_codes_written_as_objects_and_the_other_spelling_are_read(tmp_path: Path) -> None:
    first_schema = site(
        categorieEntiteGeographiqueExercice={"code": "604"}, etatObjet={"code": "A"}
    )
    del first_schema["categorieentiteGeographiqueExercice"]
    written(tmp_path, {"pmej": everywhere(first_schema), "gco": {}, "gcc": {}})

    assert read(tmp_path).facts["category_code"].to_list() == ["604"]


def test_a_collectivite_that_is_no_departement_is_left_out(tmp_path: Path) -> None:
    pacific = site(adresse=[{"usageAdresse": "03", "cogCommune": "98613"}])
    written(tmp_path, {"pmej": everywhere(site(), pacific)})

    assert read(tmp_path).rows == {NAME: RowCount(read=7, kept=1)}


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


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        (NAME, date(2026, 2, 28)),
        ("finess-structures-mensuel-202608.json.gz", date(2026, 8, 31)),
        ("finess-structures.json.gz", None),
    ],
)
def test_the_edition_is_the_end_of_the_month_in_the_name(name: str, edition: date | None) -> None:
    assert edition_of(Path("2026") / name) == edition


def peak_megabytes(path: Path) -> float:
    """The most memory that reading a file takes at one moment."""
    tracemalloc.start()
    try:
        tidy([RawFile(path=path, label=path.name, edition=DAY)], KNOWN)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    # As few structures to keep in both: they are the only thing that stays.
    small, large = tmp_path / "small.json.gz", tmp_path / "large.json.gz"
    write_plus(small, entities=300, day=DAY)
    write_plus(large, entities=5_000, day=DAY, share=0.01)
    sizes = [len(gzip.decompress(path.read_bytes())) for path in (small, large)]
    assert sizes[0] < 3e6
    assert sizes[1] > 36e6

    peaks = [peak_megabytes(path) for path in (small, large)]

    assert peaks[1] - peaks[0] < MOST_GROWTH_MEGABYTES
    assert peaks[1] < MOST_MEGABYTES
