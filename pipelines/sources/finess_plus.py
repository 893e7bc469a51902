"""FINESS+ (ANS): every structure ever registered, closed ones included, with its dates.

Layout: one gzip JSON a month, `finess-structures-mensuel-AAAAMM.json.gz`, about 50 MB for 750 MB of
text: array `pmej` of legal entities, each with its sites `ege`. The producer's first schema and the
files it publishes write a few names and codes in two ways (`categorieEntiteGeographiqueExercice` or
`categorieentite…`, `{"code": "603"}` or `"603"`): both are read. A file is produced on the night
after the last day of its month, which is its edition.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypedDict

import msgspec
import polars as pl

from pipelines.errors import Defect, RejectedFile
from pipelines.sources.departements import missing_departements, only_file
from pipelines.sources.finess import (
    CATEGORIES,
    CATEGORY,
    MOST_REJECTED,
    Place,
    Printed,
    Register,
    StructureFacts,
    position,
    refused_size,
    territory_of,
)
from pipelines.sources.json_stream import Item, UnreadableJson, read_items
from pipelines.sources.listing import dataset_url, newest
from pipelines.sources.model import (
    Frequency,
    Known,
    Listing,
    RawFile,
    RowCount,
    Source,
    TidyEdition,
)
from pipelines.sources.rejects import rejects_of

ID = "finess_plus"
FILE_NAME = r"finess-structures-mensuel-[12]\d{3}(0[1-9]|1[0-2])\.json\.gz"
MAX_BYTES = 400_000_000
ENTITIES, SITES = "pmej", "ege"
SCHEMA_VERSION = re.compile(r"^v?1(\.|$)")
MAIN_ADDRESS = "03"
INFORMATION = "informationsGeneralesEGE"
CATEGORY_NAMES = ("categorieentiteGeographiqueExercice", "categorieEntiteGeographiqueExercice")
NAMES = {
    "finess_id": f"{INFORMATION}.numFinessEge",
    "category_code": CATEGORY_NAMES[0],
    "commune_id": "adresse.cogCommune",
    "opened_on": f"{INFORMATION}.dateOuverture",
    "authorised_on": f"{INFORMATION}.datePremiereAutorisation",
    "closed_on": f"{INFORMATION}.dateFermeture",
}
STATES = {"A": False, "I": True}
# Five sites in 174 508 have none: many would mean that the producer renamed the field.
MOST_WITHOUT_CATEGORY = 0.01

Record = Mapping[str, object]


class _Site(TypedDict, total=False):
    """What is read of a site: most of a file is events, which are left out."""

    informationsGeneralesEGE: object
    categorieentiteGeographiqueExercice: object
    categorieEntiteGeographiqueExercice: object
    adresse: object
    etatObjet: object


class _Entity(TypedDict, total=False):
    """What is read of a legal entity."""

    ege: list[_Site] | None


DECODERS: Final = {ENTITIES: msgspec.json.Decoder(list[_Entity])}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDefect(Defect):
    """A broken rule at a field of a record, numbered from 1; `column` is its JSON path."""

    record: int

    def __str__(self) -> str:
        where = f"{self.file}, enregistrement {self.record}, champ {self.column}"
        return f"{where} : {self.rule}{self._found()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPlace(Place):
    """A site of a legal entity, by its place in the file."""

    record: int
    site: int | None = None

    def defect(self, name: str, rule: str, value: str) -> Defect:
        """What is wrong, where."""
        within = "" if self.site is None else f".{SITES}[{self.site}]"
        path = f"{ENTITIES}[{self.record - 1}]{within}.{self.names.get(name, name)}"
        return RecordDefect(
            file=self.label, rule=rule, column=path, value=value, record=self.record
        )


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What a file gave so far."""

    label: str
    register: Register
    entities_count: int = 0
    sites_count: int = 0
    without_category: int = 0
    departements: set[str] = field(default_factory=set)

    def take(self, item: Item) -> None:
        """Read one item of the root object."""
        if item.key == "schemaVersion" and not SCHEMA_VERSION.match(str(item.value)):
            rule = "version du schéma inconnue : 1.x attendue"
            defect = Defect(file=self.label, rule=rule, column=item.key, value=str(item.value))
            self.register.refuse(defect)
        if item.key != ENTITIES or not item.number:
            return
        self.entities_count = item.number
        for number, site in self._sites(item):
            self.sites_count += 1
            self._site(site, item.number, number)

    def _sites(self, item: Item) -> Iterator[tuple[int, Record]]:
        sites = item.value.get(SITES) if isinstance(item.value, dict) else item.value
        if sites is None:
            return
        place = RecordPlace(label=self.label, names={}, record=item.number)
        if not isinstance(sites, list):
            # How many structures that hides is not known.
            self.register.refuse(place.defect(SITES, "liste attendue", str(sites)))
            return
        for number, site in enumerate(sites):
            if isinstance(site, dict):
                yield number, site
            else:
                wrong = place.defect(f"{SITES}[{number}]", "objet attendu", str(site))
                self.register.reject(wrong)

    def _site(self, site: Record, record: int, number: int) -> None:
        address = _main_address(site)
        commune = _text(address, "cogCommune")
        self.departements.add(territory_of(commune))
        code = _text(site, *CATEGORY_NAMES)
        if not code:
            self.without_category += 1
            return
        is_readable = CATEGORY.match(code) is not None
        if is_readable and code not in CATEGORIES:
            return
        place = RecordPlace(label=self.label, names=NAMES, record=record, site=number)
        if is_readable:
            self._keep(site, code, commune, address, place)
        else:
            rule = "catégorie illisible : trois ou quatre chiffres attendus"
            self.register.reject(place.defect("category_code", rule, code))

    def _keep(
        self, site: Record, code: str, commune: str, address: Record, place: RecordPlace
    ) -> None:
        state = _text(site, "etatObjet")
        if state not in STATES:
            rule = "état inconnu : A (actif) ou I (inactif) attendu"
            self.register.reject(place.defect("etatObjet", rule, state))
            return
        information = _record(site, INFORMATION)
        printed = Printed(
            finess_id=_text(information, "numFinessEge"),
            category_code=code,
            commune_id=commune,
            opened_on=_text(information, "dateOuverture"),
            authorised_on=_text(information, "datePremiereAutorisation"),
            closed_on=_text(information, "dateFermeture"),
            is_closed=STATES[state],
            position=_position(address),
        )
        self.register.add(printed, place)


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Structures by FINESS number, the file read once; a few that cannot be read are rejects.

    Raises RejectedFile with all defects.
    """
    raw = only_file(files, ID)
    register = Register(known=known, edition=raw.edition, most_rejected=MOST_REJECTED)
    reading = _Reading(label=raw.label, register=register)
    if defects := refused_size(raw, MAX_BYTES) or _read(raw.path, reading, known):
        raise RejectedFile(ID, defects)
    facts, rejected = reading.register.facts(), reading.register.rejected_count
    rows = {raw.path.name: RowCount(read=reading.sites_count, kept=facts.height, rejected=rejected)}
    return TidyEdition(facts=facts, rows=rows, rejects=rejects_of(reading.register.defects))


def _read(path: Path, reading: _Reading, known: Known) -> list[Defect]:
    """Read the whole file; the defects found."""
    try:
        for item in read_items(path, DECODERS):
            reading.take(item)
            if reading.register.is_full:
                return reading.register.defects
    except UnreadableJson as error:
        after = f", après {reading.entities_count} enregistrements de {ENTITIES}"
        stop = Defect(file=reading.label, rule=error.rule + after, value=error.value)
        return [*reading.register.defects, stop]
    found = reading.register.all_defects(reading.label)
    if reading.without_category > MOST_WITHOUT_CATEGORY * reading.sites_count:
        count = f"{reading.without_category} sur {reading.sites_count}"
        rule = f"structures sans catégorie : {count}. Le champ a-t-il changé de nom ?"
        found.append(Defect(file=reading.label, rule=rule, column=CATEGORY_NAMES[0]))
    seen = pl.DataFrame({"territory_id": sorted(reading.departements)})
    return found or missing_departements(seen, known, reading.label)


def _record(record: Record, name: str) -> Record:
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def _text(record: Record, *names: str) -> str:
    """The text of a field, by the first of its names that holds one; a code may be an object."""
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):
            value = value.get("code")
        if value is not None:
            return str(value).strip()
    return ""


def _main_address(site: Record) -> Record:
    addresses = site.get("adresse")
    found = (
        [one for one in addresses if isinstance(one, dict)] if isinstance(addresses, list) else []
    )
    mains = [one for one in found if one.get("usageAdresse") == MAIN_ADDRESS]
    return (mains or found or [{}])[0]


def _position(address: Record) -> tuple[float, float] | None:
    """Degrees: the producer writes them in one pair of fields or in the other, metres beside."""
    found = _record(address, "coordonneesGeographique")
    return position(
        _text(found, "directionLatitude"), _text(found, "directionLongitude")
    ) or position(_text(found, "coordonneeY"), _text(found, "coordonneeX"))


def edition_of(path: Path) -> date | None:
    """The last day of the month in a file's name."""
    digits = re.search(r"-([12]\d{3})(0[1-9]|1[0-2])\.", path.name)
    if digits is None:
        return None
    year, month = int(digits[1]), int(digits[2])
    return date(year, month, monthrange(year, month)[1])


SOURCE = Source(
    id=ID,
    producer="Agence du numérique en santé (ANS)",
    title="FINESS – Structures",
    licence="Licence Ouverte 2.0 (Etalab)",
    page_url="https://www.data.gouv.fr/datasets/finess-structures-1",
    file_pattern=FILE_NAME,
    edition_of=edition_of,
    tidy=tidy,
    schema=StructureFacts,
    listing=Listing(
        url=dataset_url("finess-structures-1"), pick=partial(newest, FILE_NAME), wanted=FILE_NAME
    ),
    max_bytes=MAX_BYTES,
    max_rejected_share=MOST_REJECTED,
    frequency=Frequency.MONTHLY,
)
