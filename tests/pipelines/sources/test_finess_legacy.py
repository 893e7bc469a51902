"""The flat FINESS file of before: generated in both encodings, with dirty lines."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import RejectedFile
from pipelines.sources.finess import MOST_REJECTED
from pipelines.sources.finess_legacy import FLAT, YEARLY, flat_edition, yearly_edition
from pipelines.sources.model import RawFile, RowCount, TidyEdition
from tests.factories import write
from tests.pipelines.finess_files import Dirt, Site, Truth, flat_line, write_flat
from tests.tiny_country import KNOWN

DAY = date(2025, 12, 31)
NAME = "etalab-cs1100502-stock-20251231-0339.csv"


def generated(folder: Path, *dirt: Dirt, lines: int = 400, encoding: str = "utf-8") -> Truth:
    return write_flat(folder / NAME, lines=lines, day=DAY, dirt=dirt, encoding=encoding)


def read(folder: Path) -> TidyEdition:
    return FLAT.tidy([RawFile(path=folder / NAME, label=NAME, edition=DAY)], KNOWN)


def defects(folder: Path) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        read(folder)
    return [str(defect).removeprefix(NAME) for defect in refused.value.defects]


def rewritten(folder: Path, change: Callable[[bytes], bytes]) -> Path:
    """The file with its bytes changed."""
    path = folder / NAME
    path.write_bytes(change(path.read_bytes()))
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_every_structure_of_ours_is_kept_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    truth = generated(tmp_path, encoding=encoding)
    edition = read(tmp_path)

    expected = {
        (one.finess_id, one.category, one.commune, one.opened, one.authorised) for one in truth.ours
    }
    columns = ("finess_id", "category_code", "commune_id", "opened_on", "authorised_on")
    found = {tuple(map(str, row)) for row in edition.facts.select(columns).iter_rows()}
    assert found == expected
    assert len(expected) > 50
    assert edition.rows == {NAME: RowCount(read=400, kept=len(expected))}
    assert FLAT.schema.is_valid(edition.facts)


def test_overseas_and_corsican_communes_have_their_own_codes(tmp_path: Path) -> None:
    communes = ("04112", "13055", "2A004", "2B033", "97606", "98613", "97127")
    sites = [
        Site(
            finess_id=f"00000000{n}",
            category="603",
            commune=code,
            opened="2020-01-01",
            authorised="",
        )
        for n, code in enumerate(communes)
    ]
    lines = [flat_line(one) for one in sites]
    # Saint-Martin is written under Guadeloupe.
    assert ";127;9A;" in lines[-1]
    write(tmp_path / NAME, "".join([f"finess;etalab;111;{DAY}\n", *lines]))

    facts = read(tmp_path).facts

    assert facts["commune_id"].to_list() == ["04112", "13055", "2A004", "2B033", "97606"]
    assert facts["territory_id"].to_list()[-1] == "DEP-976"


def test_the_geolocated_file_has_one_cell_less(tmp_path: Path) -> None:
    truth = generated(tmp_path)

    def shorter(content: bytes) -> bytes:
        return content.replace(b";2026-01-15;\n", b";2026-01-15\n")

    assert read(rewritten(tmp_path, shorter)).facts.height == len(truth.ours)


@pytest.mark.parametrize(
    ("dirt", "told"),
    [
        (
            Dirt.UNREADABLE_DATE,
            "colonne dateouv : date illisible : AAAA-MM-JJ attendu (valeur lue : « 31/02/2020 »)",
        ),
        (Dirt.DUPLICATE, "colonne nofinesset : numéro FINESS en double (valeur lue : « "),
        (
            Dirt.NO_NUMBER,
            "colonne nofinesset : numéro FINESS illisible : neuf caractères attendus (valeur vide)",
        ),
        (
            Dirt.UNKNOWN_DEPARTEMENT,
            "colonne commune : département inconnu du Code officiel géographique "
            "(valeur lue : « 20004 »)",
        ),
        (
            Dirt.UNREADABLE_CATEGORY,
            "colonne categetab : catégorie illisible : trois ou quatre chiffres attendus "
            "(valeur lue : « MSP »)",
        ),
    ],
)
def test_a_fault_is_told_by_line_column_and_value(tmp_path: Path, dirt: Dirt, told: str) -> None:
    line = generated(tmp_path, dirt).places[dirt]

    (found,) = defects(tmp_path)

    assert found.startswith(f", ligne {line}, {told}")


def test_an_opening_in_the_future_is_marked_and_kept(tmp_path: Path) -> None:
    generated(tmp_path, Dirt.FUTURE_OPENING)

    assert read(tmp_path).facts["anomaly"].drop_nulls().to_list() == ["ouverture_future"]


def test_a_short_line_is_told(tmp_path: Path) -> None:
    generated(tmp_path)

    def cut_tenth(content: bytes) -> bytes:
        lines = content.split(b"\n")
        lines[9] = b";".join(lines[9].split(b";")[:20])
        return b"\n".join(lines)

    (found,) = defects(rewritten(tmp_path, cut_tenth))

    assert found.startswith(", ligne 10 : la ligne structureet n’a pas 31 ou 32 colonnes (valeur")


def test_a_few_short_lines_are_left_out_by_number_without_their_text(tmp_path: Path) -> None:
    truth = generated(tmp_path, lines=3000)
    rewritten(tmp_path, lambda content: content + b"structureet;DUPONT;06 12\n")

    edition = read(tmp_path)

    assert len(truth.ours) > 1 / MOST_REJECTED
    assert edition.facts.height == len(truth.ours)
    assert edition.rows[NAME].rejected == 1
    rule = "la ligne structureet n’a pas 31 ou 32 colonnes"
    last = len((tmp_path / NAME).read_bytes().splitlines())
    assert edition.rejects.rows() == [(NAME, last, None, None, rule)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"geolocalisation;1;2\n", "la ligne geolocalisation n’a pas 6 colonnes"),
        (b"\n", "la ligne ne commence ni par structureet ni par geolocalisation"),
        (b'structureet;"never closed;2\n', "la ligne ne commence ni par structureet"),
    ],
)
def test_a_line_of_another_form_is_told(tmp_path: Path, line: bytes, told: str) -> None:
    generated(tmp_path)

    (found,) = defects(rewritten(tmp_path, lambda content: content + line))

    assert found.startswith(f", ligne 802 : {told}")


def test_the_first_line_must_name_the_file(tmp_path: Path) -> None:
    generated(tmp_path)

    found = defects(rewritten(tmp_path, lambda content: content.partition(b"\n")[2]))

    assert found[0].startswith(", ligne 1 : première ligne inattendue")


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    generated(tmp_path)

    (found,) = defects(rewritten(tmp_path, lambda content: content[:-20]))

    assert found.startswith(", ligne 801 : la dernière ligne est tronquée")


def test_bytes_of_neither_encoding_are_told_by_line(tmp_path: Path) -> None:
    generated(tmp_path, encoding="cp1252")

    def spoilt(content: bytes) -> bytes:
        return content.replace("CHÂTEAU".encode("cp1252"), b"CH\x81TEAU", 1)

    (found,) = defects(rewritten(tmp_path, spoilt))

    assert found.startswith(", ligne 2 : octets qui ne sont ni de l’UTF-8 ni du CP1252")


def test_a_departement_without_any_line_means_a_partial_file(tmp_path: Path) -> None:
    write_flat(tmp_path / NAME, lines=200, day=DAY, departements=("04", "13", "2A", "2B"))

    assert defects(tmp_path) == [" : 1 département absent du fichier : 976"]


def test_a_file_broken_from_end_to_end_stops_at_a_thousand_faults(tmp_path: Path) -> None:
    write(tmp_path / NAME, f"finess;etalab;111;{DAY}\n" + "oops\n" * 5000)

    assert len(defects(tmp_path)) == 1000


def test_a_yearly_stock_is_read_alike_and_counts_for_its_31_december(tmp_path: Path) -> None:
    path = tmp_path / "finess-stock-2025.csv"
    truth = write_flat(path, lines=400, day=DAY, encoding="cp1252")

    edition = YEARLY.tidy([RawFile(path=path, label=path.name, edition=DAY)], KNOWN)

    assert edition.facts.height == len(truth.ours)
    assert yearly_edition(path) == DAY


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("etalab-cs1100502-stock-20260512-0339.csv", date(2026, 5, 12)),
        ("etalab_cs1100507_stock_20160620-0432.csv", date(2016, 6, 20)),
        ("etalab.csv", None),
    ],
)
def test_the_edition_of_a_flat_file_is_the_day_in_its_name(name: str, edition: date | None) -> None:
    assert flat_edition(Path(name)) == edition


def test_a_closed_structure_cannot_be_told_in_this_layout(tmp_path: Path) -> None:
    truth = generated(tmp_path)

    assert read(tmp_path).facts["closed_on"].null_count() == len(truth.ours)
    assert all(one == replace(one, closed="") for one in truth.ours)
