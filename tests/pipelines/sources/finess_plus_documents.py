"""FINESS+ files, generated or of a few sites written one by one, and what is read of them."""

import gzip
import json
from datetime import date
from pathlib import Path

from pipelines.sources.finess_plus import tidy
from pipelines.sources.model import RawFile, TidyEdition
from tests.pipelines.finess_files import Dirt, Truth, write_plus
from tests.tiny_country import KNOWN

DAY = date(2026, 2, 28)
NAME = "finess-structures-mensuel-202602.json.gz"


def generated(folder: Path, *dirt: Dirt, entities: int = 150) -> Truth:
    """Writes a file of invented structures, with these faults."""
    return write_plus(folder / NAME, entities=entities, day=DAY, dirt=dirt)


def read(folder: Path) -> TidyEdition:
    """What is kept of the file."""
    return tidy([RawFile(path=folder / NAME, label=NAME, edition=DAY)], KNOWN)


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
