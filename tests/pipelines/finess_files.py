"""FINESS files in their real layouts, at any size up to the real one: invented, seeded, with dirt.

Nothing here is true but the layout. A generator writes a file and tells what must be read in it;
what is wrong in it is asked for, one fault at a time, so that a test knows where it is.
"""

import gzip
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

# The file of July 2026 held 98 168 entities and 174 508 sites in 750 MB.
REAL_ENTITIES = 98_168
REAL_LINES = 103_022
DEPARTEMENTS = ("04", "13", "2A", "2B", "976")
OURS = ("603", "604", "124", "439")
OTHERS = ("101", "228", "355", "365", "500", "611", "620", "700", "1102")
FIRST_DAY = date(2006, 1, 1)


class Dirt(StrEnum):
    """One thing wrong with one structure of ours."""

    FUTURE_OPENING = "future_opening"
    CLOSED_BEFORE_OPENING = "closed_before_opening"
    NO_OPENING = "no_opening"
    NO_CLOSING = "no_closing"
    UNREADABLE_DATE = "unreadable_date"
    DUPLICATE = "duplicate"
    NO_NUMBER = "no_number"
    UNKNOWN_DEPARTEMENT = "unknown_departement"
    UNREADABLE_COMMUNE = "unreadable_commune"
    UNREADABLE_CATEGORY = "unreadable_category"
    UNKNOWN_STATE = "unknown_state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One structure, as the file will print it; an empty text is a field left out."""

    finess_id: str
    category: str
    commune: str
    opened: str
    authorised: str
    closed: str = ""
    state: str = "A"
    latitude: str = "44.0921"
    longitude: str = "6.2359"

    @property
    def is_ours(self) -> bool:
        """Whether it must be kept."""
        return self.category in OURS and not self.commune.startswith("98")


@dataclass(slots=True, kw_only=True)
class Truth:
    """What a file holds, and the JSON paths or lines of the structures made dirty."""

    sites: list[Site] = field(default_factory=list)
    places: dict[Dirt, str] = field(default_factory=dict)

    @property
    def ours(self) -> list[Site]:
        """The structures that must be kept."""
        return [site for site in self.sites if site.is_ours]


def write_plus(
    path: Path,
    *,
    entities: int,
    day: date,
    dirt: Sequence[Dirt] = (),
    departements: Sequence[str] = DEPARTEMENTS,
    share: float = 0.25,
    seed: int = 1,
) -> Truth:
    """A FINESS+ monthly file, written as it is generated; `share` of its structures are ours."""
    chance = random.Random(seed)
    truth, faults = Truth(), list(dirt)
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as sink:
        sink.write(_PLUS_START % day)
        for number in range(entities):
            sites = []
            for rank in range(chance.choice((1, 1, 1, 2, 2, 3)) if number else 1):
                site = _site(chance, len(truth.sites), day, departements, share)
                if faults and site.is_ours and truth.ours:
                    truth.places[faults[0]] = f"pmej[{number}].ege[{rank}]"
                    site = _dirty(site, faults.pop(0), truth, day)
                truth.sites.append(site)
                sites.append(_site_text(site, len(truth.sites)))
            sink.write(",\n" if number else "")
            sink.write(_entity_text(number, sites))
        sink.write("\n  ]\n}\n")
    return truth


def write_flat(
    path: Path,
    *,
    lines: int,
    day: date,
    dirt: Sequence[Dirt] = (),
    departements: Sequence[str] = DEPARTEMENTS,
    encoding: str = "utf-8",
    seed: int = 1,
) -> Truth:
    """A flat FINESS file of before: structures, then their points."""
    chance = random.Random(seed)
    truth, faults = Truth(), list(dirt)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as sink:
        sink.write(f"finess;etalab;111;{day}\n")
        for number in range(lines):
            site = replace(_site(chance, number, day, departements, 0.25), closed="", state="A")
            if faults and site.is_ours and truth.ours:
                truth.places[faults[0]] = str(number + 2)
                site = _dirty(site, faults.pop(0), truth, day)
            truth.sites.append(site)
            sink.write(flat_line(site))
        for site in truth.sites:
            sink.write(
                f"geolocalisation;{site.finess_id};952000.1;6331000.5;"
                f"1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93;{day}\n"
            )
    return truth


def flat_line(site: Site, name: str = 'MAISON "LES ÉRABLES"') -> str:
    """One line `structureet` of 32 cells."""
    quoted = '"' + name.replace('"', '""') + '"'
    departement, commune = _split(site.commune)
    cells = (
        *("structureet", site.finess_id, "040009999", quoted, "", "", "", "3", "R"),
        *("DU CHÂTEAU", "", "", commune, departement, "DÉPARTEMENT", "04000 VILLE", "0400000000"),
        *("", site.category, "Libellé", "2206", "Centres", "", "8621Z", "01", "Tarif", "", ""),
        *(site.opened, site.authorised, "2026-01-15", ""),
    )
    return ";".join(cells) + "\n"


def _split(commune: str) -> tuple[str, str]:
    """Overseas, the département is written 9A to 9F and the commune has three digits."""
    if not commune.startswith(("97", "98")):
        return commune[:2], commune[2:]
    letters = {"971": "9A", "972": "9B", "973": "9C", "974": "9D", "976": "9F"}
    return letters.get(commune[:3], "9J"), commune[2:]


def _site(
    chance: random.Random, number: int, day: date, departements: Sequence[str], share: float
) -> Site:
    """One structure; one in five has closed, and every département gets some."""
    departement = departements[number % len(departements)]
    category = chance.choice(OURS) if chance.random() < share else chance.choice(OTHERS)
    # One in five hundred is in the Pacific, where there is no département.
    commune = "98613" if chance.random() < 0.002 else (departement + "0012")[:5]
    opened = FIRST_DAY + timedelta(days=chance.randrange((day - FIRST_DAY).days - 400))
    is_closed = chance.random() < 0.2
    closed = opened + timedelta(days=chance.randrange(400)) if is_closed else None
    return Site(
        finess_id=f"{number // 10_000_000:02d}{number % 10_000_000:07d}",
        category=category,
        commune=commune,
        opened=opened.isoformat(),
        authorised=(opened - timedelta(days=chance.randrange(200))).isoformat(),
        closed=closed.isoformat() if closed else "",
        state="I" if is_closed else "A",
    )


def _dirty(site: Site, dirt: Dirt, truth: Truth, day: date) -> Site:
    later = (day + timedelta(days=90)).isoformat()
    first = truth.ours[0].finess_id
    changes: dict[Dirt, dict[str, str]] = {
        Dirt.FUTURE_OPENING: {"opened": later, "closed": "", "state": "A"},
        Dirt.CLOSED_BEFORE_OPENING: {"opened": "2020-02-01", "closed": "2020-01-01", "state": "I"},
        Dirt.NO_OPENING: {"opened": ""},
        Dirt.NO_CLOSING: {"closed": "", "state": "I"},
        Dirt.UNREADABLE_DATE: {"opened": "31/02/2020"},
        Dirt.DUPLICATE: {"finess_id": first},
        Dirt.NO_NUMBER: {"finess_id": ""},
        Dirt.UNKNOWN_DEPARTEMENT: {"commune": "20004"},
        Dirt.UNREADABLE_COMMUNE: {"commune": "4001"},
        Dirt.UNREADABLE_CATEGORY: {"category": "MSP"},
        Dirt.UNKNOWN_STATE: {"state": "?"},
    }
    return replace(site, **changes[dirt])


_PLUS_START = """{
  "schemaVersion" : "v1.0.0",
  "generatedAt" : "%sT02:07:30.123456Z",
  "gcc" : [ {
    "gccId" : "1",
    "nomGcc" : "Côte [essai]",
    "pmejDuGcc" : [ ],
    "etatObjet" : "A"
  } ],
  "gco" : [ ],
  "pmej" : [ """


def _fields(pairs: Iterator[tuple[str, str]] | Sequence[tuple[str, str]], indent: str) -> str:
    """Fields of an object; the producer leaves out those that are empty."""
    return (",\n" + indent).join(f'"{name}" : "{text}"' for name, text in pairs if text)


def _site_text(site: Site, number: int) -> str:
    information = _fields(
        (
            ("egeId", str(number)),
            ("dateFermeture", site.closed),
            ("dateOuverture", site.opened),
            ("datePremiereAutorisation", site.authorised),
            ("nomEgeCourt", "MAISON D’ESSAI          "),
            ("nomEgeLong", "MAISON D’ESSAI, SITE DES ÉRABLES"),
            ("numFinessEge", site.finess_id),
        ),
        "        ",
    )
    return f"""{{
      "informationsGeneralesEGE" : {{
        {information}
      }},
      "categorieentiteGeographiqueExercice" : "{site.category}",
      "modefixationtarifaire" : "07",
      "typeBudget" : [ "01" ],
      "adresse" : [ {{
        "usageAdresse" : "04",
        "cogCommune" : "75056",
        "codePostal" : "75001"
      }}, {{
        "usageAdresse" : "03",
        "numeroVoie" : "{number % 99}",
        "cogCommune" : "{site.commune}",
        "codePostal" : "04000",
        "coordonneesGeographique" : {{
          "coordonneeX" : "6331000.53",
          "coordonneeY" : "952000.52",
          "directionLatitude" : "{site.latitude}",
          "directionLongitude" : "{site.longitude}",
          "scoreBAN" : "0.967380909090909"
        }}
      }} ],
      "contact" : [ {{
        "telecom" : {{
          "telephone" : "0400000000"
        }}
      }} ],
      "engagement" : [ ],
      "evenement" : [ {_EVENTS} ],
      "roleEge" : [ ],
      "etatObjet" : "{site.state}",
      "dateDerniereMaj" : "2021-10-18 00:00:00"
    }}"""


def _entity_text(number: int, sites: Sequence[str]) -> str:
    return f"""{{
    "informationsGeneralesPMEJ" : {{
      "pmSmsseId" : "{number + 1}",
      "denominationPm" : "ASSOCIATION D’ESSAI \\"LES ÉRABLES\\"",
      "numFinessPm" : "{number:09d}"
    }},
    "adresse" : [ ],
    "evenement" : [ {_EVENTS} ],
    "ege" : [ {", ".join(sites)} ],
    "etatObjet" : "A",
    "dateDerniereMaj" : "2019-03-04 00:00:00"
  }}"""


# Events are most of a real file: five or so for each entity and site.
_EVENTS = ", ".join(
    f"""{{
        "evenementId" : "{number}",
        "dateEnregistrement" : "2025-10-21 18:36:29",
        "dateEvenement" : "2001-01-01",
        "etatObjet1" : "001",
        "identifiantObjet1" : "{number}",
        "systemeMaitre" : "01",
        "typeObjet1" : "EG",
        "codeEvenement" : "00{number}"
      }}"""
    for number in range(1, 8)
)
