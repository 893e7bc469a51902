"""Tiny frames, and raw files written in the layouts that the producers publish.

A country of three régions and five départements, one of them overseas, two with a letter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from datetime import date as Date  # noqa: N812 - a field is named `date`
from pathlib import Path
from typing import Self

import polars as pl

from pipelines.facts.sheets import SHEETS
from pipelines.facts.store import Announcements, Facts, Grammar, Receipts
from pipelines.sources.model import CogFacts, Known, PopulationFacts, RawFile, SeriesFacts
from pipelines.vocabulary import Level, ValueStatus

REGIONS = {"06": "Mayotte", "93": "Provence-Alpes-Côte d'Azur", "94": "Corse"}
DEPARTEMENTS = {
    "04": ("93", "Alpes-de-Haute-Provence"),
    "13": ("93", "Bouches-du-Rhône"),
    "2A": ("94", "Corse-du-Sud"),
    "2B": ("94", "Haute-Corse"),
    "976": ("06", "Mayotte"),
}
PARENTS = {f"DEP-{code}": f"REG-{region}" for code, (region, _) in DEPARTEMENTS.items()}
KNOWN = Known(
    territory_ids=frozenset(PARENTS) | set(PARENTS.values()) | {"FR"}, today=date(2026, 3, 15)
)
COG_EDITION = date(2026, 1, 1)
EDITION = date(2026, 3, 1)
NEWER_EDITION = date(2026, 3, 15)
END_OF_2023 = date(2023, 12, 31)
MSP_AT_THE_END_OF_2023 = {"04": 15, "13": 40, "2A": 5, "2B": 8, "976": 1}

BAROMETRE_HEADER = (
    "indic_id,enforce_zone_id,metric_enforce_date,maille,indic_vi,indic_va,indic_vc,indic_ta"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a Baromètre file; a column left out is empty, as the producer writes it."""

    zone: str = "D04"
    day: str = "2023-12-01"
    code: str = "IND-311"
    vi: str = ""
    va: str = ""
    vc: str = ""
    ta: str = ""
    maille: str | None = None

    def __str__(self) -> str:
        level = {"D": "DEPT", "R": "REG", "F": "NAT"}.get(self.zone[:1], "DEPT")
        maille = level if self.maille is None else self.maille
        cells = (self.code, self.zone, self.day, maille, self.vi, self.va, self.vc, self.ta)
        return ",".join(cells)


def barometre_text(*lines: Line | str, header: str = BAROMETRE_HEADER) -> str:
    """A Baromètre file, with the final line end that the producer always writes."""
    return "".join(f"{line}\n" for line in (header, *lines))


def barometre_country(
    values: Mapping[str, int], day: str = "2023-12-01", code: str = "IND-311"
) -> list[Line]:
    """One line per zone: départements as given, régions and France as their sums."""
    regions: dict[str, int] = {}
    for departement, value in values.items():
        region = DEPARTEMENTS[departement][0]
        regions[region] = regions.get(region, 0) + value
    zones = {f"D{code}": value for code, value in values.items()}
    zones |= {f"R{code}": value for code, value in regions.items()}
    zones["FRANCE"] = sum(values.values())
    return [Line(zone=zone, day=day, code=code, va=f"{n}.0") for zone, n in zones.items()]


def write(path: Path, content: str | bytes) -> Path:
    """A file and the folders above it; text in UTF-8, line ends as given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def raw_file(path: Path, content: str | bytes, edition: date = EDITION) -> RawFile:
    """A raw file on disk, labelled by its name."""
    return RawFile(path=write(path, content), label=path.name, edition=edition)


def regions_text() -> str:
    """The régions as INSEE publishes them."""
    rows = [f"{code},{code}001,0,{name.upper()},{name},{name}" for code, name in REGIONS.items()]
    return "\n".join(["REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE", *rows, ""])


def departements_text() -> str:
    """The départements as INSEE publishes them."""
    rows = [
        f"{code},{region},{code}001,0,{name.upper()},{name},{name}"
        for code, (region, name) in DEPARTEMENTS.items()
    ]
    return "\n".join(["DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE", *rows, ""])


# One commune: département, three-digit code, municipal population.
Commune = tuple[str, str, int]
COMMUNES: tuple[Commune, ...] = (
    ("04", "001", 400),
    ("04", "002", 600),
    ("13", "001", 9000),
    ("2A", "004", 700),
    ("2B", "033", 800),
)


def communes_2019_text(communes: Sequence[Commune] = COMMUNES) -> str:
    """Populations of 2019: full codes, no names."""
    rows = [f"93;{dep};{dep}{code};{n};0;{n}" for dep, code, n in communes]
    return "\n".join(["REG;DEP;COM;PMUN;PCAP;PTOT", *rows, ""])


def communes_2020_text(communes: Sequence[Commune] = COMMUNES) -> str:
    """Populations of 2020: codes in two columns, `COM` holds the name."""
    header = "CODREG;REG;CODDEP;CODARR;CODCAN;CODCOM;COM;PMUN;PCAP;PTOT"
    rows = [f"93;Région;{dep};1;01;{code};Commune;{n};0;{n}" for dep, code, n in communes]
    return "\n".join([header, *rows, ""])


def communes_2021_text(communes: Sequence[Commune] = COMMUNES) -> str:
    """Populations of 2021 and later: codes and names."""
    header = "REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT"
    rows = [f"93;Région;{dep};1;01;{code};{dep}{code};Nom;{n};0;{n}" for dep, code, n in communes]
    return "\n".join([header, *rows, ""])


def mayotte_2017_text(population: int = 500) -> str:
    """Mayotte's own census: empty columns, the commune's code without its département."""
    header = "CODREG;REG;DEP;CODARR;CODCAN;CODCOM;COM;PMUN;PCAP;PTOT"
    return "\n".join([header, f"06;;976;;;601;;{population};0;{population}", ""])


def etalab_texts(values: Mapping[str, int], day: str = "2022-06-30") -> dict[str, str]:
    """The three files of the first generation, MSP only, by file name."""
    start = "Doubler le nombre de MSP,Nombre de MSP,nb-maisons-sante"
    regions: dict[str, int] = {}
    for code, value in values.items():
        regions[DEPARTEMENTS[code][0]] = regions.get(DEPARTEMENTS[code][0], 0) + value
    departemental = [f"{start},{c},Nom,{day},{n}.0,maisons de santé" for c, n in values.items()]
    regional = [f"{start},{c},Nom,{day},{n}.0,maisons de santé" for c, n in regions.items()]
    national = [f"{start},national,{day},{sum(values.values())}.0,maisons de santé"]
    ends = "date,valeur,unite"
    headers = {
        "sante_departemental.csv": f"code_departement,libelle_departement,{ends}",
        "sante_regional.csv": f"code_region,libelle_region,{ends}",
        "sante_national.csv": f"maille_geographique,{ends}",
    }
    rows = dict(zip(headers, (departemental, regional, national), strict=True))
    return {
        name: "\n".join([f"mesure,indicateur,id_indicateur,{header}", *rows[name], ""])
        for name, header in headers.items()
    }


def write_inputs(directory: Path) -> Path:
    """One raw file or more of every source, laid out as a maintainer archives them."""
    write(directory / "cog/regions.csv", regions_text())
    write(directory / "cog/departements.csv", departements_text())
    write(directory / "population/communes_2019.csv", communes_2019_text())
    write(directory / "population/communes_2020.csv", communes_2020_text())
    write(directory / "population/communes_2021.csv", communes_2021_text())
    write(directory / "population/communes_mayotte_2017.csv", mayotte_2017_text())
    for name, text in etalab_texts(dict.fromkeys(DEPARTEMENTS, 3)).items():
        write(directory / "etalab_2023-01-19" / name, text)
    lines = barometre_country(MSP_AT_THE_END_OF_2023)
    write(directory / f"barometre/editions/{EDITION}/ind-311.csv", barometre_text(*lines))
    return directory


def territories() -> pl.DataFrame:
    """Links and levels of the tiny country."""
    rows: list[tuple[str, str, str | None]] = [("FR", Level.PAYS, None)]
    rows += [(f"REG-{code}", Level.REGION, "FR") for code in REGIONS]
    rows += [(child, Level.DEPARTEMENT, parent) for child, parent in PARENTS.items()]
    return pl.DataFrame(rows, schema=["territory_id", "level", "parent_id"], orient="row")


def population(counts: Mapping[str, int], year: int = 2023) -> pl.DataFrame:
    """Population of territories in one year."""
    return pl.DataFrame(
        {
            "territory_id": list(counts),
            "year": [year] * len(counts),
            "population_count": list(counts.values()),
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of what an edition prints; also one row of table `observations`."""

    territory_id: str = "DEP-04"
    date: Date = END_OF_2023
    indicator_id: str = "msp"
    edition: Date = EDITION
    source_id: str = "barometre"
    baseline_value: float | None = None
    value: float | None = None
    target_value: float | None = None
    published_rate_pct: float | None = None
    value_status: str = ValueStatus.OBSERVED


def series(*rows: Fact) -> pl.DataFrame:
    """Facts of all editions in one frame, as the build hands them to the indicators."""
    schema = SeriesFacts.create_empty().schema | {"edition": pl.Date(), "source_id": pl.String()}
    return pl.DataFrame(
        [{name: getattr(row, name) for name in schema} for row in rows], schema=schema
    )


def observations(*rows: Fact) -> pl.DataFrame:
    """Rows of table `observations`."""
    schema = {
        "indicator_id": pl.String(),
        "territory_id": pl.String(),
        "date": pl.Date(),
        "edition": pl.Date(),
        "value": pl.Float64(),
        "value_status": pl.Enum(ValueStatus),
        "published_rate_pct": pl.Float64(),
        "source_id": pl.String(),
    }
    return pl.DataFrame(
        [{name: getattr(row, name) for name in schema} for row in rows], schema=schema
    )


class TinyFacts:
    """Facts of the tiny country, grown one edition at a time."""

    def __init__(self) -> None:
        self.editions = {
            ("cog", COG_EDITION): cog_facts(),
            ("population", date(2023, 1, 1)): population_facts(),
        }
        self.receipts = [_receipt("cog", COG_EDITION, "departements.csv")]

    def with_barometre(self, *rows: Fact, edition: date = EDITION) -> Self:
        """Adds an edition of the Baromètre with its receipt."""
        names = SeriesFacts.column_names()
        self.editions["barometre", edition] = (
            series(*rows).select(names).sort(SeriesFacts.primary_key())
        )
        self.receipts.append(_receipt("barometre", edition, "ind-311.csv"))
        return self

    def done(self) -> Facts:
        """The facts."""
        receipts = pl.DataFrame(self.receipts, schema=Receipts.create_empty().schema)
        return Facts(
            editions=dict(self.editions),
            receipts=receipts.sort(Receipts.primary_key()),
            targets=announcements(),
            grammar=grammar(),
            sheets=sheets(),
        )


def tiny_facts(msp: Mapping[str, int] = MSP_AT_THE_END_OF_2023) -> Facts:
    """One edition with the MSP of every territory at the end of 2023."""
    return TinyFacts().with_barometre(*country(msp)).done()


def country(values: Mapping[str, int], day: date = END_OF_2023) -> list[Fact]:
    """MSP of every territory at a date: régions and France are the sums."""
    totals = {f"DEP-{code}": value for code, value in values.items()}
    for code, value in values.items():
        for parent in (PARENTS[f"DEP-{code}"], "FR"):
            totals[parent] = totals.get(parent, 0) + value
    return [Fact(territory_id=name, date=day, value=total) for name, total in totals.items()]


def cog_facts() -> pl.DataFrame:
    """The tiny country's Code officiel géographique."""
    rows = [(f"REG-{code}", "region", code, name, "FR") for code, name in REGIONS.items()]
    rows += [
        (f"DEP-{code}", "departement", code, name, f"REG-{region}")
        for code, (region, name) in DEPARTEMENTS.items()
    ]
    schema = CogFacts.create_empty().schema
    return pl.DataFrame(rows, schema=schema, orient="row").sort("territory_id")


def population_facts() -> pl.DataFrame:
    """A thousand inhabitants in each département."""
    rows = [(territory_id, 2023, 1000) for territory_id in sorted(PARENTS)]
    return pl.DataFrame(rows, schema=PopulationFacts.create_empty().schema, orient="row")


def grammar() -> pl.DataFrame:
    """French words around each name; names with the typographic apostrophe."""
    names = {"FR": "France"} | {f"REG-{code}": name for code, name in REGIONS.items()}
    names |= {f"DEP-{code}": name for code, (_, name) in DEPARTEMENTS.items()}
    rows = [
        (territory_id, name.replace("'", "’"), None, f"de {name}", f"en {name}")
        for territory_id, name in sorted(names.items())
    ]
    return pl.DataFrame(rows, schema=Grammar.create_empty().schema, orient="row")


def announcements() -> pl.DataFrame:
    """One statement: 4 000 MSP at the end of 2026."""
    row = {
        "statement_id": "msp_cnr_2026",
        "indicator_id": "msp",
        "territory_id": "FR",
        "announced_on": date(2023, 5, 3),
        "known_by": date(2023, 5, 11),
        "kind": "level",
        "target_value": 4000.0,
        "deadline": date(2026, 12, 31),
        "deadline_text": "d’ici à 2026",
        "target_status": "in_force",
        "speaker": "Ministère de la Santé",
        "source_title": "Dossier de presse",
        "source_url": None,
        "note": None,
    }
    return pl.DataFrame([row], schema=Announcements.create_empty().schema)


# One row of each file written by hand, as text; a column left out is empty.
SHEET_ROWS: Mapping[str, Mapping[str, str]] = {
    "commitments": {
        "commitment_id": "acces_msp",
        "axis": "acces",
        "promise": "4 000 MSP",
        "announced_on": "2023-05-03",
        "deadline": "2026-12-31",
        "promised_by": "Ministère de la Santé",
        "measure": "indicateur",
        "indicator_id": "msp",
        "statement_id": "msp_cnr_2026",
        "source_title": "Dossier de presse",
    },
    "commitment_events": {
        "event_id": "plan_msp",
        "commitment_id": "acces_msp",
        "period": "2023-06",
        "event": "Un plan d’action est annoncé.",
        "source_title": "Séance de l’Assemblée nationale",
        "source_url": "https://example.org/seance",
    },
    "initiatives": {
        "initiative_id": "dep04_bus",
        "territory_id": "DEP-04",
        "name": "Bus de santé",
        "theme": "aller_vers",
        "lever": "Un bus",
        "status": "en_cours",
        "period": "2023-11",
        "source_title": "Dossier de presse",
    },
    "initiative_counts": {
        "territory_id": "DEP-04",
        "tally": "projets",
        "roundness": "exact",
        "value": "8",
        "period": "2023-11",
        "source_title": "Dossier de presse",
    },
    "padhue_texts": {
        "text_id": "loi_2019",
        "date": "2019-07-24",
        "title": "Loi 2019-774",
        "effect": "Une voie unique.",
        "source_title": "Légifrance",
    },
    "padhue_durations": {
        "step_id": "dossier",
        "position": "1",
        "step": "Du dossier à l’affectation",
        "duration": "au moins 10 mois",
        "months_min": "10",
        "in_doctor_path": "oui",
        "source_title": "ARS",
    },
    "reconciliation": {
        "figure_id": "msp_nombre:FR:2024-01:aaaaaa",
        "indicator_id": "msp",
        "notion": "meme",
        "counts": "MSP selon la presse",
    },
}


def sheets(**more: Mapping[str, str]) -> dict[str, pl.DataFrame]:
    """The files written by hand, one row each; `more` changes cells of the row of a sheet."""
    frames = {}
    for sheet in SHEETS:
        if sheet.name in SHEET_ROWS:
            row = {**SHEET_ROWS[sheet.name], **more.get(sheet.name, {})}
            text = pl.DataFrame({name: [row.get(name)] for name in sheet.schema}).write_csv()
            frames[sheet.name] = pl.read_csv(text.encode(), schema=sheet.schema)
    return frames


def _receipt(source_id: str, edition: date, file: str) -> dict[str, object]:
    return {
        "source_id": source_id,
        "edition": edition,
        "file": file,
        "url": None,
        "retrieved_on": edition,
        "sha256": "0" * 64,
        "bytes_count": 1,
        "rows_read": 1,
        "rows_kept": 1,
    }
