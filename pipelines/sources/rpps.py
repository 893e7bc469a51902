"""RPPS (ANS): doctors with a diploma from outside the EU and the EEA, counted by territory.

Three open extracts of one day, about 1.1 GB of text in all, that name every health professional of
the country. What is kept is counts, the small ones secret: no number, no name, no line. The extract
has no date inside: its edition is the day in the names of its files, or that of the download.

Counts are of holders of such a diploma on the register, whatever brought them there: épreuves de
vérification des connaissances, older procedures, bilateral agreements.
"""

from collections.abc import Iterator, Sequence

import polars as pl

from pipelines.contract.rpps import RppsCounts
from pipelines.errors import Defect, PipelineError, RejectedFile, counted
from pipelines.sources.model import Download, Known, RawFile, RowCount, Source, TidyEdition
from pipelines.sources.rpps_cells import UnreadableExtract
from pipelines.sources.rpps_counts import counts_table
from pipelines.sources.rpps_layout import ACTIVITIES, DIPLOMAS, EXTRACTS, Extract, edition_of
from pipelines.sources.rpps_places import REGION_OF
from pipelines.sources.rpps_reading import Doctors, read_doctors
from pipelines.sources.rpps_rules import COLUMNS

ID = "rpps"
MAX_BYTES = 2_000_000_000
# Lines set aside in one file: more, and the file or its layout is wrong.
MOST_REJECTED = 0.01
# Doctors whose place is not known: more, and the addresses are not where they were.
MOST_NOT_LOCATED = 0.5
RESOURCES = {
    "PS_LibreAcces_Personne_activite": "fffda7e9-0ea2-4c35-bba0-4496f3af935d",
    "PS_LibreAcces_Dipl_AutExerc": "41ae70ac-90c8-4c4e-8644-4ef1b100f045",
    "PS_LibreAcces_SavoirFaire": "fb55f15f-bd61-4402-b551-51ef387f2fab",
}
BOM = b"\xef\xbb\xbf"


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Counts of doctors, secrets kept. Raises RejectedFile, or PipelineError, naming no one."""
    extracts = _by_extract(files)
    if defects := [defect for one, raw in extracts.items() for defect in _whole_file(one, raw)]:
        raise RejectedFile(ID, defects)
    departements = _departements(known)
    doctors = _read(extracts, departements)
    if defects := [*_too_many_rejects(doctors, extracts), *_nobody(doctors, extracts)]:
        raise RejectedFile(ID, defects)
    rows = {
        extracts[one].path.name: RowCount(
            read=lines.read, kept=lines.kept, rejected=lines.rejected.total()
        )
        for one, lines in doctors.lines.items()
    }
    return TidyEdition(facts=counts_table(doctors, departements), rows=rows)


def _by_extract(files: Sequence[RawFile]) -> dict[Extract, RawFile]:
    """The three files of an edition, each once."""
    found = {one: [raw for raw in files if raw.path.name.startswith(one.stem)] for one in EXTRACTS}
    missing = [one.stem for one, raws in found.items() if not raws]
    if missing:
        raise PipelineError(
            f"Source {ID}, édition du {files[0].edition:%d/%m/%Y} : il manque "
            f"{', '.join(missing)}. Les trois extractions doivent être du même jour. "
            "Rien n’a été modifié. Complétez le dossier, puis relancez."
        )
    if twice := [raw for raws in found.values() for raw in raws[1:]]:
        rule = "même extraction qu’un autre fichier de cette édition : gardez-en une seule"
        raise RejectedFile(ID, [Defect(file=raw.label, rule=rule) for raw in twice])
    return {one: raws[0] for one, raws in found.items()}


def _departements(known: Known) -> list[str]:
    departements = sorted(name for name in known.territory_ids if name.startswith("DEP-"))
    if unknown := [name for name in departements if name not in REGION_OF]:
        raise PipelineError(
            f"Source {ID} : région inconnue pour {', '.join(unknown)}. Le Code officiel "
            "géographique a changé : complétez REGIONS dans pipelines/sources/rpps_places.py."
        )
    return departements


def _read(extracts: dict[Extract, RawFile], departements: Sequence[str]) -> Doctors:
    import duckdb  # noqa: PLC0415  # for those who read files: a build starts without it

    try:
        return read_doctors({one: raw.path for one, raw in extracts.items()}, departements)
    except UnreadableExtract as error:
        label = extracts[error.extract].label
        raise RejectedFile(ID, [Defect(file=label, rule=error.rule)]) from None
    except duckdb.Error as error:
        # Neither the message of DuckDB nor its cause: they quote the line at fault.
        rule = (
            f"extraction illisible ({type(error).__name__}) : mémoire insuffisante ou fichier abîmé"
        )
        defects = [Defect(file=raw.label, rule=rule) for raw in extracts.values()]
        raise RejectedFile(ID, defects) from None


def _whole_file(extract: Extract, raw: RawFile) -> Iterator[Defect]:
    """What is wrong before any line is read. Nothing that the file holds is quoted."""
    size = raw.path.stat().st_size
    if size == 0:
        yield Defect(file=raw.label, rule="le fichier est vide")
        return
    if size > MAX_BYTES:
        rule = f"le fichier pèse {size / 1e6:.0f} Mo, au-delà de {MAX_BYTES / 1e6:.0f} Mo"
        yield Defect(file=raw.label, rule=rule)
    with raw.path.open("rb") as stream:
        header = stream.readline(10_000).removeprefix(BOM).rstrip(b"\r\n")
        stream.seek(-1, 2)
        is_whole = stream.read() == b"\n"
    columns = tuple(header.decode("utf-8", "replace").split("|"))
    for missing in (name for name in extract.columns if name not in columns):
        yield Defect(file=raw.label, rule="colonne manquante dans l’en-tête", column=missing)
    if set(extract.columns) <= set(columns) and columns != extract.columns:
        rule = f"{len(extract.columns)} colonnes attendues dans un autre ordre"
        yield Defect(file=raw.label, rule=f"{rule}, {len(columns)} lues", line=1)
    if not is_whole:
        yield Defect(file=raw.label, rule="fichier coupé : il manque la fin de la dernière ligne")


def _too_many_rejects(doctors: Doctors, extracts: dict[Extract, RawFile]) -> Iterator[Defect]:
    for extract, lines in doctors.lines.items():
        if lines.rejected.total() <= MOST_REJECTED * lines.read and lines.kept:
            continue
        if not lines.kept:
            yield Defect(file=extracts[extract].label, rule="aucune ligne lisible après l’en-tête")
        for reason, count in lines.rejected.most_common():
            aside = counted(count, "ligne écartée", "lignes écartées")
            rule = (
                f"{aside} sur {lines.read} (plus de {100 * MOST_REJECTED:g} % au total), "
                f"celle-ci la première : {reason}"
            )
            # Lines are counted from 0 below the header, which is line 1 of the file.
            line, column = lines.first[reason] + 2, COLUMNS.get(reason)
            yield Defect(file=extracts[extract].label, rule=rule, line=line, column=column)


def _nobody(doctors: Doctors, extracts: dict[Extract, RawFile]) -> Iterator[Defect]:
    """Nobody, or nobody anywhere: codes or columns are no longer those we read."""
    total = int(doctors.cells["doctors_count"].sum())
    if not total:
        rule = "aucun médecin avec un diplôme de type DAU : le code a-t-il changé ?"
        yield Defect(file=extracts[DIPLOMAS].label, rule=rule)
    nowhere = int(doctors.cells.filter(pl.col("place").is_null())["doctors_count"].sum())
    if nowhere > MOST_NOT_LOCATED * total:
        rule = f"{nowhere} médecins sans lieu sur {total} : l’adresse a-t-elle changé de colonne ?"
        yield Defect(file=extracts[ACTIVITIES].label, rule=rule)


SOURCE = Source(
    id=ID,
    producer="Agence du numérique en santé (ANS)",
    title="Annuaire santé – Extractions du RPPS en libre accès",
    licence="Licence Ouverte 2.0 (Etalab)",
    page_url=(
        "https://www.data.gouv.fr/datasets/annuaire-sante-extractions-des-donnees-en-libre-acces-"
        "des-professionnels-intervenant-dans-le-systeme-de-sante-rpps"
    ),
    file_pattern="|".join(one.pattern for one in EXTRACTS),
    edition_of=edition_of,
    tidy=tidy,
    schema=RppsCounts,
    downloads=tuple(
        Download(
            url=f"https://www.data.gouv.fr/api/1/datasets/r/{resource}", filename=f"{stem}.txt"
        )
        for stem, resource in RESOURCES.items()
    ),
    max_bytes=MAX_BYTES,
    has_personal_data=True,
    keeps_raw=False,
    max_rejected_share=MOST_REJECTED,
)
