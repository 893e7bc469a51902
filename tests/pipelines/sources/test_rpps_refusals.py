"""RPPS: extracts that are refused whole, in words that name no one."""

from pathlib import Path

import polars as pl
import pytest

from pipelines.errors import PipelineError, RejectedFile
from pipelines.sources import rpps_reading
from pipelines.sources.rpps import MOST_REJECTED
from pipelines.sources.rpps_counts import counts_table
from pipelines.sources.rpps_layout import ACTIVITIES, DIPLOMAS, SKILLS, Extract
from pipelines.sources.rpps_reading import Doctors
from tests.pipelines.rpps_files import (
    AMINA,
    STAMP,
    Activity,
    Dirt,
    Truth,
    activity_line,
    diploma_line,
    header,
    skill_line,
    write_extracts,
    write_lines,
)
from tests.pipelines.sources.rpps_read import PLACES, defects, read


def test_too_many_unreadable_lines_refuse_the_extract_with_their_reasons(tmp_path: Path) -> None:
    dirt = [Dirt.SHORT_LINE] * 12 + [Dirt.UNKNOWN_PROFESSION] * 5
    truth = write_extracts(tmp_path, persons=400, dirt=dirt)
    lines = truth.lines[ACTIVITIES]
    assert len(dirt) > MOST_REJECTED * lines

    said = defects(tmp_path)

    # Below the header, the dirt comes last; the header is line 1.
    first = lines - len(dirt) + 2
    assert said == [
        f"PS_LibreAcces_Personne_activite_{STAMP}.txt, ligne {line} : {count} sur {lines} "
        f"(plus de 1 % au total), celle-ci la première : {reason}"
        for line, count, reason in (
            (
                first,
                "12 lignes écartées",
                "nombre de colonnes, ou octets qui ne sont pas de l’UTF-8",
            ),
            (first + 12, "5 lignes écartées", "profession ou catégorie inconnue"),
        )
    ]


def rewritten(truth: Truth, extract: Extract, old: str, new: str) -> None:
    path = truth.files[extract]
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_a_changed_header_is_refused_and_only_our_columns_are_named(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=50)
    rewritten(truth, DIPLOMAS, "Code type diplôme obtenu", "Type de diplôme")
    assert defects(tmp_path) == [
        f"{truth.files[DIPLOMAS].name}, colonne Code type diplôme obtenu : colonne manquante dans "
        "l’en-tête"
    ]
    truth = write_extracts(tmp_path, persons=50)
    truth.files[SKILLS].write_text(skill_line(AMINA, "SM54"), encoding="utf-8")
    assert len(defects(tmp_path)) == len(set(SKILLS.columns) - {""})
    assert not any(AMINA in text for text in defects(tmp_path))


def test_columns_in_another_order_are_refused(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=50)
    first, second, *others = ACTIVITIES.columns
    rewritten(truth, ACTIVITIES, header(ACTIVITIES), "|".join([second, first, *others]) + "\n")

    (said,) = defects(tmp_path)
    assert "57 colonnes attendues dans un autre ordre, 57 lues" in said


def test_a_file_cut_short_or_empty_is_refused(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=50)
    path = truth.files[ACTIVITIES]
    path.write_bytes(path.read_bytes()[:-20])
    truth.files[SKILLS].write_bytes(b"")

    assert {text.partition(" : ")[2] for text in defects(tmp_path)} == {
        "fichier coupé : il manque la fin de la dernière ligne",
        "le fichier est vide",
    }


def test_a_missing_or_repeated_extract_is_told(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=50)
    again = tmp_path / f"{SKILLS.stem}.txt"
    again.write_text(header(SKILLS), encoding="utf-8")
    assert len(defects(tmp_path)) == 1
    again.unlink()
    truth.files[SKILLS].unlink()
    with pytest.raises(PipelineError, match="il manque PS_LibreAcces_SavoirFaire"):
        read(tmp_path)


def test_addresses_that_have_moved_are_refused(tmp_path: Path) -> None:
    numbers = [f"1{n:010d}" for n in range(1, 40)]
    write_lines(
        tmp_path,
        {
            ACTIVITIES: [activity_line(number, Activity()) for number in numbers],
            DIPLOMAS: [diploma_line(number, "DAU", "") for number in numbers],
            SKILLS: [skill_line(AMINA, "SM54")],
        },
    )

    (said,) = defects(tmp_path)
    assert "39 médecins sans lieu sur 39" in said


def test_a_code_of_diploma_that_has_changed_is_refused(tmp_path: Path) -> None:
    write_extracts(tmp_path, persons=200, abroad=0.0)

    (said,) = defects(tmp_path)
    assert "aucun médecin avec un diplôme de type DAU" in said


def test_counts_that_cannot_keep_their_secrets_are_refused() -> None:
    # Five doctors in all, five in one département: nobody is elsewhere, and that is no secret.
    cells = pl.DataFrame({"place": ["DEP-04"], "skill": ["SM54"], "doctors_count": [5]})
    few = Doctors(cells=cells, labels={}, national={}, lines={})

    with pytest.raises(PipelineError, match="secret statistique ne peut pas être garanti"):
        counts_table(few, PLACES)


def test_a_failure_of_the_reader_says_nothing_of_the_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_extracts(tmp_path, persons=2000, abroad=0.9)
    monkeypatch.setitem(rpps_reading.SETTINGS, "memory_limit", "1MB")

    with pytest.raises(RejectedFile) as refused:
        read(tmp_path)

    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    assert "extraction illisible" in str(refused.value)


def test_a_line_that_never_ends_refuses_the_extract_and_names_no_one(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=300, abroad=0.9)
    path = truth.files[ACTIVITIES]
    path.write_bytes(path.read_bytes() + AMINA.encode() * 300_000 + b"\n")

    assert defects(tmp_path) == [f"{path.name} : une ligne dépasse 1 Mo, ou n’a pas de fin"]
