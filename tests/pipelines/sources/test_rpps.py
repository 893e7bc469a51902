"""RPPS: what is counted in generated extracts, where doctors are, what is set aside or refused."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.contract.rpps import EVERY_SPECIALTY, NO_SPECIALTY, NOT_LOCATED, Counted, RppsCounts
from pipelines.errors import PipelineError, RejectedFile
from pipelines.sources import bpe, rpps_reading
from pipelines.sources.model import RawFile, RowCount, TidyEdition, raw_to_delete
from pipelines.sources.rpps import MOST_REJECTED, SOURCE, tidy
from pipelines.sources.rpps_counts import counts_table
from pipelines.sources.rpps_layout import (
    ACTIVITIES,
    DIPLOMAS,
    EXTRACTS,
    SKILLS,
    Extract,
    edition_of,
)
from pipelines.sources.rpps_places import REGION_OF
from pipelines.sources.rpps_reading import Doctors, read_doctors
from tests.factories import KNOWN
from tests.pipelines.rpps_files import (
    FILE_OF,
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

DAY = date(2026, 10, 5)
FACTS = Path(__file__).resolve().parents[3] / "data/facts"
PLACES = sorted(name for name in KNOWN.territory_ids if name.startswith("DEP-"))
AMINA, BELLO = "10000000001", "10000000002"
ALGER = diploma_line(AMINA, "DAU", "")


def raw_files(folder: Path) -> list[RawFile]:
    paths = sorted(folder.glob("PS_*.txt"))
    return [RawFile(path=path, label=path.name, edition=DAY) for path in paths]


def read(folder: Path) -> TidyEdition:
    return tidy(raw_files(folder), KNOWN)


def defects(folder: Path) -> list[str]:
    with pytest.raises(RejectedFile) as refused:
        read(folder)
    return [str(defect) for defect in refused.value.defects]


def counted(
    folder: Path,
    *activities: Activity,
    diplomas: Sequence[str] = (ALGER,),
    skills: Sequence[str] = (),
) -> Doctors:
    """What is read of one doctor's activities."""
    lines: dict[Extract, Sequence[str]] = {
        ACTIVITIES: [activity_line(AMINA, one) for one in activities],
        DIPLOMAS: diplomas,
        SKILLS: skills,
    }
    return read_doctors(write_lines(folder, lines), PLACES)


def where(folder: Path, *activities: Activity) -> str | None:
    """The place of the one doctor."""
    place: str | None = counted(folder, *activities).cells["place"].item()
    return place


def doctors(facts: pl.DataFrame, territory_id: str, specialty: str = EVERY_SPECIALTY) -> int | None:
    row = facts.filter(
        counted=Counted.DIPLOME_HORS_UE.value, territory_id=territory_id, specialty_code=specialty
    )
    count: int | None = row["doctors_count"].item()
    return count


def test_doctors_are_counted_once_in_their_place_and_specialty(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=3000, abroad=0.9)

    found = read_doctors(truth.files, PLACES)

    cells = {(place or "", skill or ""): count for place, skill, count in found.cells.iter_rows()}
    expected = {(f"DEP-{place}" if place else "", s): n for (place, s), n in truth.doctors.items()}
    assert cells == expected
    assert len(expected) > 20
    assert found.national == {
        Counted.DIPLOME_HORS_UE: truth.counted["s1"],
        Counted.PLEIN_EXERCICE: truth.counted["s2"],
        Counted.SANS_AUTORISATION: truth.counted["s3"],
        Counted.DEROGATION_OUTRE_MER: truth.counted["s4"],
        Counted.ROLE_PADHUE: 0,
    }
    assert min(truth.counted.values()) > 5


def test_what_is_published_adds_up_and_no_small_count_is(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=3000, abroad=0.9)

    facts = read(tmp_path).facts

    assert RppsCounts.is_valid(facts)
    by_place = Counter[str]()
    for (place, _), count in truth.doctors.items():
        by_place[f"DEP-{place}" if place else NOT_LOCATED] += count
    for place in (*PLACES, NOT_LOCATED):
        assert doctors(facts, place) in {by_place[place], None}
    assert doctors(facts, "FR") == truth.counted["s1"]
    assert doctors(facts, "DEP-04") == by_place["DEP-04"]
    assert doctors(facts, NOT_LOCATED) == by_place[NOT_LOCATED]
    below = facts.filter(pl.col("territory_id") != "FR")["doctors_count"].drop_nulls()
    assert below.min() >= 5  # type: ignore[operator]
    of_a_specialty = facts.filter(pl.col("specialty_code") != EVERY_SPECIALTY)
    assert of_a_specialty["doctors_count"].drop_nulls().min() >= 11  # type: ignore[operator]


@pytest.mark.parametrize(
    ("activity", "place"),
    [
        (Activity(commune="04001"), "DEP-04"),
        (Activity(commune="2A004", postcode="13001"), "DEP-2A"),
        (Activity(commune="97608"), "DEP-976"),
        (Activity(postcode="13001"), "DEP-13"),
        (Activity(postcode="97600"), "DEP-976"),
        (Activity(postcode="13001", country="FRANCE"), "DEP-13"),
        (Activity(postcode="13001", country="ALLEMAGNE"), None),
        (Activity(postcode="20000"), None),
        (Activity(commune="04 01", postcode="13001"), "DEP-13"),
        (Activity(commune="98818"), None),
        (Activity(commune="99352"), None),
        (Activity(commune="97127"), None),
        (Activity(), None),
    ],
)
def test_a_place_comes_from_the_commune_then_from_the_postcode(
    tmp_path: Path, activity: Activity, place: str | None
) -> None:
    assert where(tmp_path, activity) == place


def test_a_salaried_place_comes_first_then_that_of_most_activities(tmp_path: Path) -> None:
    practice, hospital = Activity(commune="04001"), Activity(commune="13001", mode="S")
    assert where(tmp_path, practice, practice, hospital) == "DEP-13"
    assert where(tmp_path, practice, Activity(commune="2B033"), Activity(commune="2B033")) == (
        "DEP-2B"
    )
    assert where(tmp_path, Activity(commune="13001"), practice) == "DEP-04"


def test_a_specialty_is_the_one_practised_then_the_one_on_the_list(tmp_path: Path) -> None:
    listed = [skill_line(AMINA, "SM26")]
    place = Activity(commune="04001", skill="SM54")
    assert counted(tmp_path, place, skills=listed).cells["skill"].item() == "SM54"
    assert counted(tmp_path, Activity(), skills=listed).cells["skill"].item() == "SM26"
    new_code = Activity(skill="NOUVEAU")
    assert counted(tmp_path, new_code).cells["skill"].item() is None
    assert counted(tmp_path, place, skills=listed).labels == {
        "SM26": "Spécialité d’essai SM26",
        "SM54": "Spécialité d’essai SM54",
    }


@pytest.mark.parametrize(
    ("activity", "diplomas", "count"),
    [
        (Activity(), [ALGER, ALGER], 1),
        (Activity(category="M"), [ALGER], 1),
        (Activity(category="E"), [ALGER], 0),
        (Activity(profession="21"), [ALGER], 0),
        (Activity(), [diploma_line(AMINA, "DEEE", "AM27")], 0),
        (Activity(), [diploma_line(BELLO, "DAU", "")], 0),
    ],
)
def test_only_doctors_with_a_diploma_from_outside_count(
    tmp_path: Path, activity: Activity, diplomas: list[str], count: int
) -> None:
    found = counted(tmp_path, activity, diplomas=diplomas)

    assert found.national[Counted.DIPLOME_HORS_UE] == count


def test_authorisations_are_counted_by_what_they_allow(tmp_path: Path) -> None:
    def national(*authorisations: str) -> list[int]:
        written = [ALGER, *(diploma_line(AMINA, "", one) for one in authorisations)]
        return list(counted(tmp_path, Activity(), diplomas=written).national.values())

    assert national() == [1, 0, 1, 0, 0]
    assert national("AM01", "AM11") == [1, 1, 0, 0, 0]
    assert national("AM02") == [1, 0, 0, 0, 0]
    assert national("AM21") == [1, 0, 0, 1, 0]


def test_a_derogation_and_a_declared_role_count_without_a_diploma(tmp_path: Path) -> None:
    written = [diploma_line(AMINA, "", "AM21")]
    found = counted(tmp_path, Activity(role="376"), Activity(role="377"), diplomas=written)

    assert list(found.national.values()) == [0, 0, 0, 1, 1]


@pytest.mark.parametrize("kind", Dirt)
def test_a_line_that_cannot_be_read_is_set_aside_and_counted(tmp_path: Path, kind: Dirt) -> None:
    truth = write_extracts(tmp_path, persons=1500, abroad=0.9, dirt=[kind])
    clean = write_extracts(tmp_path / "clean", persons=1500, abroad=0.9)

    dirty = read(tmp_path)

    assert dirty.rows == {
        path.name: RowCount(
            read=truth.lines[one],
            kept=truth.lines[one] - truth.rejected[one],
            rejected=truth.rejected[one],
        )
        for one, path in truth.files.items()
    }
    assert truth.rejected[FILE_OF[kind]] == (kind is not Dirt.DUPLICATE)
    assert dirty.facts.equals(read(clean.folder).facts)


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


def test_a_lone_carriage_return_or_a_quote_costs_one_line_at_most(tmp_path: Path) -> None:
    good = [activity_line(f"1{n:010d}", Activity(commune="04001")) for n in range(1, 120)]
    quoted = good[0].replace("Docteur", '"Docteur')
    lines = {
        ACTIVITIES: [quoted, good[1].replace("Docteur", "Doc\rteur"), *good[2:]],
        DIPLOMAS: [diploma_line(f"1{n:010d}", "DAU", "") for n in range(1, 120)],
        SKILLS: [skill_line(AMINA, "SM54")],
    }
    write_lines(tmp_path, lines)

    assert doctors(read(tmp_path).facts, "FR") == 118


def test_lines_may_end_in_the_windows_way(tmp_path: Path) -> None:
    truth = write_extracts(tmp_path, persons=500, abroad=0.9)
    unix = read(tmp_path)
    for path in truth.files.values():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert read(tmp_path).facts.equals(unix.facts)


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


def test_raw_files_are_not_kept_and_those_of_other_sources_are(tmp_path: Path) -> None:
    write_extracts(tmp_path, persons=10)
    files = raw_files(tmp_path)

    assert set(raw_to_delete(SOURCE, files)) == set(tmp_path.glob("*.txt"))
    assert SOURCE.has_personal_data
    assert raw_to_delete(bpe.SOURCE, files) == ()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        (f"{ACTIVITIES.stem}_{STAMP}.txt", DAY),
        (f"{ACTIVITIES.stem}.txt", None),
        (f"{ACTIVITIES.stem}_202613050630.txt", None),
    ],
)
def test_the_name_of_a_file_gives_the_day(name: str, day: date | None) -> None:
    assert edition_of(Path(name)) == day


def test_regions_are_those_of_the_cog() -> None:
    cog = pl.read_csv(FACTS / "cog/2026-01-01.csv", infer_schema=False)
    departements = cog.filter(level="departement")

    assert dict(departements.select("territory_id", "parent_id").iter_rows()) == REGION_OF


def test_every_specialty_of_a_region_has_a_row_even_at_zero(tmp_path: Path) -> None:
    write_extracts(tmp_path, persons=3000, abroad=0.9)

    facts = read(tmp_path).facts.filter(counted=Counted.DIPLOME_HORS_UE.value)

    specialties = set(facts["specialty_code"]) - {EVERY_SPECIALTY}
    assert NO_SPECIALTY in specialties
    for place in ("FR", "REG-93", "REG-94", "REG-06", NOT_LOCATED):
        assert set(facts.filter(territory_id=place)["specialty_code"]) == {
            *specialties,
            EVERY_SPECIALTY,
        }
    assert {one.stem for one in EXTRACTS} == {one[:-17] for one in read(tmp_path).rows}
