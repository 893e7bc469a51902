"""A whole extract sifted: what is kept of it, and the account of what is not."""

from collections import Counter
from pathlib import Path

import pytest

from pipelines.sources import rpps_sifting
from pipelines.sources.rpps_cells import UnreadableExtract
from pipelines.sources.rpps_layout import ACTIVITIES, DIPLOMAS, SKILLS
from pipelines.sources.rpps_rules import (
    AUTHORISATION,
    DIPLOMA,
    NUMBER,
    SHIFTED,
    activities,
    diplomas,
    skills,
)
from pipelines.sources.rpps_sifting import WIDTH, sift
from tests.pipelines.rpps_files import (
    AMINA,
    BELLO,
    Activity,
    activity_line,
    diploma_line,
    header,
    skill_line,
    write_lines,
)

FRENCH = diploma_line(BELLO, "DE", "")


def test_only_lines_that_tell_something_are_kept_in_their_order(tmp_path: Path) -> None:
    written = [FRENCH, diploma_line(AMINA, "DAU", ""), diploma_line(BELLO, "", "AM01"), FRENCH]
    paths = write_lines(tmp_path, {DIPLOMAS: written})

    kept, lines = sift(paths[DIPLOMAS], DIPLOMAS, diplomas)

    assert kept.rows() == [(AMINA, "DAU", None), (BELLO, None, "AM01")]
    assert (lines.read, lines.kept, lines.first) == (4, 4, {})


def test_of_activities_and_skills_only_those_of_doctors_wanted_are_kept(tmp_path: Path) -> None:
    salaried = Activity(commune="04001", skill="SM54", mode="S")
    practised = [
        *(activity_line(number, salaried) for number in (AMINA, BELLO)),
        activity_line(AMINA, Activity(profession="60")),
        activity_line(BELLO, Activity(profession="60", role="376")),
    ]
    listed = [skill_line(AMINA, "SM26"), skill_line(AMINA, "SM26", "60"), skill_line(BELLO, "SM54")]
    paths = write_lines(tmp_path, {ACTIVITIES: practised, SKILLS: listed})

    kept, _ = sift(paths[ACTIVITIES], ACTIVITIES, activities({int(AMINA)}))
    known, _ = sift(paths[SKILLS], SKILLS, skills({int(AMINA)}))

    assert kept.select("person", "commune", "role").rows() == [
        (AMINA, "04001", None),
        (BELLO, None, "376"),
    ]
    assert known.select("person", "skill").rows() == [(AMINA, "SM26")]


@pytest.mark.parametrize("size", [1, 50, 200, 1 << 25])
def test_each_reason_is_counted_with_its_first_line_wherever_parts_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    wrong = {
        3: FRENCH.replace("|\n", "|x\n"),
        5: "short\n",
        6: diploma_line(AMINA, "HORS_UE", ""),
        8: "\n",
        9: diploma_line(AMINA, "DAU", "01"),
        11: diploma_line(AMINA[:-1], "DAU", ""),
        # Wrong twice: the first reason is the one told.
        12: diploma_line(AMINA[:-1], "DAU", "01"),
    }
    paths = write_lines(tmp_path, {DIPLOMAS: [wrong.get(n, FRENCH) for n in range(20)]})
    monkeypatch.setattr(rpps_sifting, "PART_BYTES", size)

    kept, lines = sift(paths[DIPLOMAS], DIPLOMAS, diplomas)

    assert kept.is_empty()
    assert lines.rejected == Counter(
        {SHIFTED: 1, WIDTH: 2, DIPLOMA: 1, AUTHORISATION: 2, NUMBER: 1}
    )
    assert lines.first == {SHIFTED: 3, WIDTH: 5, DIPLOMA: 6, AUTHORISATION: 9, NUMBER: 11}
    assert (lines.read, lines.kept) == (20, 13)


def test_a_name_that_is_not_utf_8_does_not_cost_its_line(tmp_path: Path) -> None:
    paths = write_lines(tmp_path, {DIPLOMAS: [diploma_line(AMINA, "DAU", "")]})
    content = paths[DIPLOMAS].read_bytes()
    paths[DIPLOMAS].write_bytes(content.replace(b"NOMPERSONNEL", b"NOM\xe9"))

    kept, lines = sift(paths[DIPLOMAS], DIPLOMAS, diplomas)

    assert kept.rows() == [(AMINA, "DAU", None)]
    assert lines.kept == 1


def test_a_file_with_a_header_alone_has_no_line(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(header(SKILLS), encoding="utf-8")

    kept, lines = sift(path, SKILLS, skills(set()))

    assert (kept.height, kept.columns, lines.read) == (0, list(SKILLS.kept), 0)


def test_lines_that_all_tell_something_stop_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rpps_sifting, "MOST_KEPT_BYTES", 1000)
    paths = write_lines(tmp_path, {DIPLOMAS: [diploma_line(AMINA, "DAU", "")] * 20})

    with pytest.raises(UnreadableExtract, match="les codes ont-ils changé"):
        sift(paths[DIPLOMAS], DIPLOMAS, diplomas)
