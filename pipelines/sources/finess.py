"""What every FINESS file has in common: the structures we keep, the rules they keep, their facts.

In: what a file prints of one structure, as text. Out: a row of facts, or what is wrong with it.
Nothing that names a person or reaches one is kept: no name, address, telephone nor e-mail.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from pipelines.contract.finess import Category
from pipelines.errors import Defect
from pipelines.sources.model import Known, RawFile
from pipelines.sources.rejects import are_too_many

# Nomenclature TRE_R397 of September 2026: 124 has no successor there; 439, « Centre Santé
# Polyvalent », is what it took the place of.
CATEGORIES = {
    "603": Category.MSP,
    "604": Category.CPTS,
    "124": Category.CENTRES_SANTE,
    "439": Category.CENTRES_SANTE,
}
# Collectivités that are no département; 97123 and 97127 are Saint-Barthélemy and Saint-Martin
# under their code of before 2007.
OUTSIDE = ("975", "977", "978", "98", "97123", "97127")
FINESS_ID = re.compile(r"^[0-9][0-9A-Z][0-9]{7}$")
CATEGORY = re.compile(r"^[0-9]{3,4}$")
COMMUNE = re.compile(r"^([0-9]{2}|2A|2B)[0-9]{3}$")
DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
# About ten metres: enough for a map of France, and shorter in git.
DEGREE_DECIMALS = 4
# A few dates of a register are impossible; more than this, and the file or its layout is wrong.
MOST_ANOMALIES = 0.02
# A structure that cannot be read is missing from a count: beyond one in two hundred, too many are.
MOST_REJECTED = 0.005
# A broken file breaks a rule on every line: the first ones say enough.
MOST_DEFECTS = 1000


class Anomaly(StrEnum):
    """Why dates do not say when a structure was open. It stays in the facts, out of the counts."""

    OPENING_UNKNOWN = "ouverture_inconnue"
    OPENING_IN_THE_FUTURE = "ouverture_future"
    CLOSED_BEFORE_OPENING = "fermeture_avant_ouverture"
    CLOSING_UNKNOWN = "fermeture_inconnue"


class StructureFacts(dy.Schema):
    """A structure as one FINESS file prints it; degrees are WGS 84, rounded."""

    finess_id = dy.String(primary_key=True, regex=FINESS_ID.pattern)
    category_code = dy.String()
    territory_id = dy.String()
    commune_id = dy.String(regex=COMMUNE.pattern)
    opened_on = dy.Date(nullable=True)
    authorised_on = dy.Date(nullable=True)
    closed_on = dy.Date(nullable=True)
    latitude = dy.Float64(nullable=True, min=-90, max=90)
    longitude = dy.Float64(nullable=True, min=-180, max=180)
    anomaly = dy.String(nullable=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a file prints of one structure; an empty text is nothing. `is_closed` is its state."""

    finess_id: str
    category_code: str
    commune_id: str
    opened_on: str
    authorised_on: str
    closed_on: str = ""
    is_closed: bool = False
    position: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a structure stands in a file, to tell it: one defect for a field, a rule and a value.

    `names` gives the producer's name of each field of ours.
    """

    label: str
    names: Mapping[str, str]
    line: int | None = None

    def defect(self, name: str, rule: str, value: str) -> Defect:
        """What is wrong, where."""
        column = self.names.get(name, name)
        return Defect(file=self.label, rule=rule, line=self.line, column=column, value=value)


@dataclass(slots=True, kw_only=True)
class Register:
    """The structures read so far, and every defect found.

    A structure that cannot be read is rejected alone while they are few (`most_rejected`, a
    share); `is_refused` when the whole file is.
    """

    known: Known
    edition: date
    most_rejected: float = 0.0
    rows: dict[str, tuple[object, ...]] = field(default_factory=dict)
    defects: list[Defect] = field(default_factory=list)
    anomalies: list[Defect] = field(default_factory=list)
    rejected_count: int = 0
    is_refused: bool = False

    @property
    def is_full(self) -> bool:
        """Whether reading on would tell nothing new."""
        return len(self.defects) >= MOST_DEFECTS

    def add(self, printed: Printed, place: Place) -> None:
        """Keep a structure, or say what is wrong; one outside the départements is left out."""
        if printed.commune_id.startswith(OUTSIDE):
            return
        faults = [place.defect(*fault) for fault in self._faults(printed)]
        if faults:
            self.reject(*faults)
            # Nothing tells which of two structures under one number is the true one.
            self.is_refused |= printed.finess_id in self.rows
            return
        days = {name: _day(getattr(printed, name)) for name in DAYS}
        anomaly = _anomaly(days, self.edition, is_closed=printed.is_closed)
        if anomaly is not None:
            name, rule = ANOMALY_RULES[anomaly]
            self.anomalies.append(place.defect(name, rule, getattr(printed, name)))
        latitude, longitude = printed.position or (None, None)
        self.rows[printed.finess_id] = (
            printed.finess_id,
            printed.category_code,
            territory_of(printed.commune_id),
            printed.commune_id,
            *days.values(),
            None if latitude is None else round(latitude, DEGREE_DECIMALS),
            None if longitude is None else round(longitude, DEGREE_DECIMALS),
            anomaly,
        )

    def reject(self, *faults: Defect) -> None:
        """Leave one structure out."""
        self.defects += faults
        self.rejected_count += 1

    def refuse(self, fault: Defect) -> None:
        """Leave the whole file out."""
        self.defects.append(fault)
        self.is_refused = True

    def facts(self) -> pl.DataFrame:
        """Structures by FINESS number."""
        schema = StructureFacts.create_empty().schema
        rows = list(self.rows.values())
        return pl.DataFrame(rows, schema=schema, orient="row").sort("finess_id")

    def all_defects(self, label: str) -> list[Defect]:
        """Why the file is refused: every defect; nothing where a few structures are rejected.

        A date that is impossible is a defect only where too many are.
        """
        are_many = are_too_many(self.rejected_count, len(self.rows), self.most_rejected)
        found = list(self.defects) if self.is_refused or self.is_full or are_many else []
        if len(self.anomalies) > MOST_ANOMALIES * len(self.rows):
            found += self.anomalies
        if not self.rows and not found:
            codes = ", ".join(CATEGORIES)
            found = [Defect(file=label, rule=f"aucune structure des catégories {codes}")]
        return found

    def _faults(self, printed: Printed) -> list[tuple[str, str, str]]:
        faults = []
        if not FINESS_ID.match(printed.finess_id):
            rule = "numéro FINESS illisible : neuf caractères attendus"
            faults.append(("finess_id", rule, printed.finess_id))
        elif printed.finess_id in self.rows:
            faults.append(("finess_id", "numéro FINESS en double", printed.finess_id))
        if not COMMUNE.match(printed.commune_id):
            rule = "code de commune illisible : cinq caractères attendus"
            faults.append(("commune_id", rule, printed.commune_id))
        elif territory_of(printed.commune_id) not in self.known.territory_ids:
            rule = "département inconnu du Code officiel géographique"
            faults.append(("commune_id", rule, printed.commune_id))
        for name in DAYS:
            if getattr(printed, name) and _day(getattr(printed, name)) is None:
                rule = "date illisible : AAAA-MM-JJ attendu"
                faults.append((name, rule, getattr(printed, name)))
        return faults


DAYS = ("opened_on", "authorised_on", "closed_on")
ANOMALY_RULES = {
    Anomaly.OPENING_UNKNOWN: ("opened_on", "date d’ouverture absente"),
    Anomaly.OPENING_IN_THE_FUTURE: ("opened_on", "date d’ouverture après celle du fichier"),
    Anomaly.CLOSED_BEFORE_OPENING: ("closed_on", "date de fermeture avant celle d’ouverture"),
    Anomaly.CLOSING_UNKNOWN: ("closed_on", "structure fermée sans date de fermeture"),
}


def territory_of(commune_id: str) -> str:
    """The département of a commune, from its code."""
    length = 3 if commune_id.startswith("97") else 2
    return f"DEP-{commune_id[:length]}"


def position(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Degrees, where the two texts are degrees."""
    try:
        degrees = float(latitude), float(longitude)
    except ValueError:
        return None
    return degrees if abs(degrees[0]) <= 90 and abs(degrees[1]) <= 180 else None


def refused_size(raw: RawFile, max_bytes: int) -> list[Defect]:
    """One defect for a file that holds nothing, or more than the source ever did."""
    size = raw.path.stat().st_size
    if size == 0:
        return [Defect(file=raw.label, rule="le fichier est vide")]
    if size > max_bytes:
        limit = f"{max_bytes / 1e6:.0f} Mo pour cette source"
        rule = f"le fichier pèse {size / 1e6:.0f} Mo, au-delà de la limite de {limit}"
        return [Defect(file=raw.label, rule=rule)]
    return []


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if DAY.match(text) else None
    except ValueError:
        return None


def _anomaly(days: Mapping[str, date | None], edition: date, *, is_closed: bool) -> Anomaly | None:
    opened, closed = days["opened_on"], days["closed_on"]
    if opened is None:
        return Anomaly.OPENING_UNKNOWN
    if opened > edition:
        return Anomaly.OPENING_IN_THE_FUTURE
    if closed is not None and closed < opened:
        return Anomaly.CLOSED_BEFORE_OPENING
    if closed is None and is_closed:
        return Anomaly.CLOSING_UNKNOWN
    return None
