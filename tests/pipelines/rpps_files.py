"""The three RPPS extracts in their real layout, at any size: invented, seeded, with dirt.

Nothing here is true but the layout. The generator tells what must be counted in what it writes, and
every name and number of a person that must be found nowhere afterwards. What is wrong in a file is
asked for, one fault at a time.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from pipelines.sources.rpps_layout import ACTIVITIES, DIPLOMAS, EXTRACTS, SKILLS, Extract

# The extracts of 2026 hold about 2.2 million activities, as many diplomas, 430 000 skills.
REAL_PERSONS = 1_250_000
STAMP = "202610050630"
# Numbers of doctors written one by one.
AMINA, BELLO = "10000000001", "10000000002"
DEPARTEMENTS = ("04", "13", "2A", "2B", "976")
SPECIALTIES = ("SM05", "SM26", "SM42", "SM53", "SM54")
LABELS = {code: f"Spécialité d’essai {code}" for code in SPECIALTIES}
NOWHERE = ""
DOCTORS, ABROAD = 0.24, 0.064
FAMILY, GIVEN = "NOMPERSONNEL", "Prénomé"


class Dirt(StrEnum):
    """One thing wrong with one line, and the file where it is."""

    SHORT_LINE = "short_line"
    MISSING_PIPE = "missing_pipe"
    EXTRA_PIPE = "extra_pipe"
    EMPTY_LINE = "empty_line"
    LATIN_1 = "latin_1"
    DUPLICATE = "duplicate"
    UNREADABLE_NUMBER = "unreadable_number"
    UNKNOWN_PROFESSION = "unknown_profession"
    UNKNOWN_DIPLOMA = "unknown_diploma"
    UNKNOWN_AUTHORISATION = "unknown_authorisation"


FILE_OF = dict.fromkeys(Dirt, ACTIVITIES) | {
    Dirt.UNKNOWN_DIPLOMA: DIPLOMAS,
    Dirt.UNKNOWN_AUTHORISATION: DIPLOMAS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One line of the first file, but for who it is about."""

    profession: str = "10"
    category: str = "C"
    skill: str = ""
    mode: str = "L"
    postcode: str = ""
    commune: str = ""
    country: str = ""
    role: str = ""


@dataclass(slots=True, kw_only=True)
class Truth:
    """What the files hold: lines of each, doctors by place and specialty, and who must not leak."""

    folder: Path
    files: dict[Extract, Path]
    lines: Counter[Extract] = field(default_factory=Counter)
    rejected: Counter[Extract] = field(default_factory=Counter)
    doctors: Counter[tuple[str, str]] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    secrets: set[str] = field(default_factory=set)


def header(extract: Extract) -> str:
    """The first line of a file."""
    return "|".join(extract.columns) + "\n"


def identity(number: str) -> str:
    """The first cells of every line of a person."""
    return f"8|{number}|8{number}"


def names(number: str) -> str:
    """The two cells that name a person."""
    return f"{FAMILY}{number}|{GIVEN}{number}"


def activity_line(number: str, one: Activity) -> str:
    """A line of the first file: 57 cells, the last of them empty."""
    skill = f"S|Spécialité ordinale|{one.skill}|{LABELS.get(one.skill, 'Autre')}"
    return (
        f"{identity(number)}|DR|Docteur|M|Monsieur|{names(number)}|{one.profession}|Profession|"
        f"{one.category}|Catégorie|{skill if one.skill else '|||'}|{one.mode}|Mode d’exercice|"
        f"80000{number}|800{number[:6]}|0400{number[:5]}|0400{number[:5]}|C{number}|CABINET "
        f"{FAMILY}{number}||||12||RUE|Rue|DES ÉRABLES BLANCS ET NOIRS|||{one.postcode}|"
        f"{one.commune}|VILLE D’ESSAI|99000|{one.country}|04{number[:8]}|||"
        f"contact.{number}@example.org|||{number}|CNOM|SA07|Cabinet individuel|||{one.role}|"
        "|GENR01|Activité standard de soin ou de pharmacien|\n"
    )


def diploma_line(number: str, diploma: str, authorisation: str) -> str:
    """A line of the second file: 14 cells, the last of them empty."""
    return (
        f"{identity(number)}|{names(number)}|{diploma}|Diplôme obtenu|AUT140|Diplôme, médecin|"
        f"{authorisation}|{'Autorisation' if authorisation else ''}|||\n"
    )


def skill_line(number: str, skill: str, profession: str = "10") -> str:
    """A line of the third file: 14 cells, the last of them empty."""
    return (
        f"{identity(number)}|{names(number)}|{profession}|Médecin|C|Civil|S|Spécialité ordinale|"
        f"{skill}|{LABELS.get(skill, 'Autre')}|\n"
    )


def write_lines(folder: Path, lines: Mapping[Extract, Sequence[str]]) -> dict[Extract, Path]:
    """The three files with these lines; the paths by extract."""
    paths = {}
    for extract in EXTRACTS:
        path = folder / f"{extract.stem}_{STAMP}.txt"
        path.write_text(header(extract) + "".join(lines.get(extract, ())), encoding="utf-8")
        paths[extract] = path
    return paths


def write_extracts(
    folder: Path,
    *,
    persons: int,
    dirt: Sequence[Dirt] = (),
    departements: Sequence[str] = DEPARTEMENTS,
    abroad: float = ABROAD,
    seed: int = 1,
) -> Truth:
    """The three files, written as they are generated; `abroad` of the doctors have a DAU."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    files = {extract: folder / f"{extract.stem}_{STAMP}.txt" for extract in EXTRACTS}
    truth = Truth(folder=folder, files=files)
    streams: dict[Extract, TextIO] = {}
    writer = _Writer(truth=truth, streams=streams, chance=chance, departements=departements)
    with ExitStack() as stack:
        for extract, path in files.items():
            # A lone surrogate stands for a byte that is not UTF-8.
            stream = path.open("w", encoding="utf-8", errors="surrogateescape")
            streams[extract] = stack.enter_context(stream)
            stream.write(header(extract))
        for number in range(persons):
            writer.write(f"1{number:010d}", abroad)
        for kind in dirt:
            writer.soil(kind)
    return truth


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Writes one person at a time and keeps account."""

    truth: Truth
    streams: dict[Extract, TextIO]
    chance: random.Random
    departements: Sequence[str]
    last: tuple[str, Activity] | None = None

    def write(self, number: str, abroad: float) -> None:
        """Every line of one person."""
        self.truth.secrets |= {number, f"{FAMILY}{number}", f"{GIVEN}{number}"}
        if self.chance.random() >= DOCTORS:
            self._put(ACTIVITIES, activity_line(number, Activity(profession="60")))
            self._put(ACTIVITIES, activity_line(number, Activity(profession="60", mode="S")))
            self._put(DIPLOMAS, diploma_line(number, "DE", ""))
        elif self.chance.random() >= abroad:
            self._doctor_from_here(number)
        else:
            self._doctor_from_abroad(number)

    def soil(self, kind: Dirt) -> None:
        """One more line, wrong in one way, about the doctor with a DAU written last."""
        assert self.last is not None
        number, activity = self.last
        good = activity_line(number, activity)
        line = {
            Dirt.SHORT_LINE: f"{identity(number)}|DR\n",
            Dirt.MISSING_PIPE: good.replace("|DR|", "|DR", 1),
            Dirt.EXTRA_PIPE: good.replace("|DR|", "|DR||", 1),
            Dirt.EMPTY_LINE: "\n",
            Dirt.LATIN_1: good.replace("|99000|", "|99000|Alg\udce9rie", 1),
            Dirt.DUPLICATE: good,
            Dirt.UNREADABLE_NUMBER: good.replace(f"8|{number}", f"8|{number[:-3]}", 1),
            Dirt.UNKNOWN_PROFESSION: good.replace("|10|", "|MÉDECIN|", 1),
            Dirt.UNKNOWN_DIPLOMA: diploma_line(number, "HORS_UE", ""),
            Dirt.UNKNOWN_AUTHORISATION: diploma_line(number, "DAU", "01"),
        }[kind]
        self._put(FILE_OF[kind], line)
        # A line that is there twice says the same thing once: it is no fault.
        self.truth.rejected[FILE_OF[kind]] += kind is not Dirt.DUPLICATE

    def _doctor_from_here(self, number: str) -> None:
        skill = self.chance.choice(SPECIALTIES)
        commune = self._commune()
        category = "E" if self.chance.random() < 0.05 else "C"
        one = Activity(commune=commune, skill=skill, category=category)
        self._put(ACTIVITIES, activity_line(number, one))
        for diploma in ("DE", "DES", "DU")[: self.chance.randrange(1, 4)]:
            self._put(DIPLOMAS, diploma_line(number, diploma, ""))
        self._put(SKILLS, skill_line(number, skill))

    def _doctor_from_abroad(self, number: str) -> None:
        """A salaried place, or none; now and then a practice elsewhere, which does not count."""
        skill = self.chance.choices(("", *SPECIALTIES), (1, 8, 4, 2, 1, 30))[0]
        commune = self._commune() if self.chance.random() > 0.03 else NOWHERE
        by_postcode = commune.isdigit() and self.chance.random() < 0.1
        one = Activity(
            commune="" if by_postcode else commune,
            postcode=commune if by_postcode else "",
            skill=skill if self.chance.random() < 0.9 else "",
            mode="S",
        )
        self._put(ACTIVITIES, activity_line(number, one))
        if commune and self.chance.random() < 0.2:
            elsewhere = Activity(commune=self._commune(), skill=one.skill, mode="L")
            self._put(ACTIVITIES, activity_line(number, elsewhere))
        if skill:
            self._put(SKILLS, skill_line(number, skill))
        self._put(DIPLOMAS, diploma_line(number, "DAU", ""))
        authorisation = self.chance.choices(("AM01", "AM11", "AM02", "AM21", ""), (80, 5, 5, 2, 8))
        if authorisation[0]:
            self._put(DIPLOMAS, diploma_line(number, "", authorisation[0]))
        self._count(authorisation[0])
        place = commune[: 3 if commune.startswith("97") else 2]
        self.truth.doctors[place, skill] += 1
        self.last = number, one

    def _count(self, authorisation: str) -> None:
        self.truth.counted["s1"] += 1
        self.truth.counted["s2"] += authorisation in {"AM01", "AM11"}
        self.truth.counted["s3"] += not authorisation
        self.truth.counted["s4"] += authorisation == "AM21"

    def _commune(self) -> str:
        """The first départements hold most of the doctors, so that some cells are small."""
        rank = int(len(self.departements) * self.chance.random() ** 3)
        return f"{self.departements[rank]}0012"[:5]

    def _put(self, extract: Extract, line: str) -> None:
        self.streams[extract].write(line)
        self.truth.lines[extract] += 1
