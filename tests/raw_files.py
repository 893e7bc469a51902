"""Raw files of the tiny country, in the layouts that the producers publish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.sources.model import RawFile
from tests.factories import write
from tests.tiny_country import DEPARTEMENTS, EDITION, MSP_AT_THE_END_OF_2023, REGIONS

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
