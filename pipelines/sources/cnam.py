"""Cnam, data.ameli.fr: yearly series by département that stand beside the Baromètre's.

None of these files could be opened when this was written: the columns of the portal are known from
another of its datasets (`ameli`), the one that holds the measure is found by elimination
(`cnam_export`). If a file has several, it is refused: `measure` is the constant to fill.

What is said of the datasets comes from a stored copy of their pages on data.gouv.fr, not checked
against a file. Contracts: doctors active on 31 December of the year, every specialty but a few,
since 2019; the page also speaks of a rate of use, so that two columns of numbers are likely. SAS:
part of the population covered, since 2021; the page names no day of the year. ALD: share of the
patients without a médecin traitant, since 2014. The ids of these datasets on data.ameli.fr are not
documented (they are not the slugs of data.gouv.fr): they are read in the addresses that
data.gouv.fr lists. Département 999 holds the totals by région and for France: they are dropped,
since départements give those of a count by adding.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import dataframely as dy
import polars as pl

from pipelines.contract.cnam import Covered
from pipelines.errors import Defect, RejectedFile
from pipelines.sources.cnam_export import measure_of, read_export, repeated_rows
from pipelines.sources.delimited import Rule, broken_rules
from pipelines.sources.departements import DECIMAL, number_rule, only_file
from pipelines.sources.listing import dataset_url
from pipelines.sources.model import (
    NOT_STATED,
    Download,
    Known,
    Listing,
    RawFile,
    Resource,
    RowCount,
    Source,
    TidyEdition,
)
from pipelines.vocabulary import Unit

TOTALS = "999"
YEAR = r"^[0-9]{4}$"
# Both forms of address that the portal gives a dataset, and the one that exports all of it.
_PORTAL_ID = re.compile(r"^https://data\.ameli\.fr/(?:[^?#]*/)?datasets?/([\w-]+)")
_EXPORT = "https://data.ameli.fr/api/explore/v2.1/catalog/datasets/{id}/exports/csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A dataset of the portal; `measure` names its column, None while no file has shown it.

    `unit` is that of the indicator, `slug` its name on data.gouv.fr. `is_of_those_without`: the
    indicator is the share of those with, the dataset gives that of the others.
    """

    id: str
    indicator_id: Covered
    unit: Unit
    title: str
    slug: str
    first_year: int
    measure: str | None = None
    is_of_those_without: bool = False


class CnamFacts(dy.Schema):
    """What a dataset says of a département and a year, in the unit of its indicator.

    `value` is the producer's: of those without, where the dataset is of them.
    """

    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    value = dy.Float64(min=0)


def tidy(dataset: Dataset, files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Values by département and year, sorted by key. Raises RejectedFile with all defects."""
    raw = only_file(files, dataset.id)
    text, defects = read_export(raw)
    if defects:
        raise RejectedFile(dataset.id, defects)
    kept, measure = _measured(dataset, text, raw.label)
    rules = [*_place_rules(dataset, raw.edition, known), *_value_rules(dataset, kept, measure)]
    defects = repeated_rows(kept, measure, raw.label) + broken_rules(kept, rules, raw.label)
    if defects:
        raise RejectedFile(dataset.id, defects)
    facts = kept.select(
        "territory_id",
        year=pl.col("annee").cast(pl.Int32),
        value=pl.col(measure).cast(pl.Float64),
    )
    rows = {raw.path.name: RowCount(read=text.height, kept=facts.height)}
    return TidyEdition(facts=facts.sort(CnamFacts.primary_key()), rows=rows)


def edition_of(path: Path) -> date | None:
    """The day at the end of a file's name, on which it was exported; None where there is none."""
    try:
        return date.fromisoformat(path.stem.rpartition("_")[2])
    except ValueError:
        return None


def _measured(dataset: Dataset, text: pl.DataFrame, label: str) -> tuple[pl.DataFrame, str]:
    """The rows of départements, and the column of the measure. Raises RejectedFile."""
    kept = text.filter(pl.col("departement").ne_missing(TOTALS)).with_columns(
        territory_id="DEP-" + pl.col("departement")
    )
    if kept.is_empty():
        rule = f"aucune ligne de département : toutes sont des totaux (departement = {TOTALS})"
        raise RejectedFile(dataset.id, [Defect(file=label, rule=rule)])
    measure, defects = measure_of(kept, dataset.measure, label)
    if measure is None:
        raise RejectedFile(dataset.id, defects)
    return kept, measure


def _place_rules(dataset: Dataset, edition: date, known: Known) -> list[Rule]:
    """A known département, and a year that had ended when the file was exported."""
    last = edition.year if (edition.month, edition.day) == (12, 31) else edition.year - 1
    year = pl.col("annee").fill_null("")
    is_known = pl.col("territory_id").is_in(list(known.territory_ids)).fill_null(value=False)
    is_year = year.str.contains(YEAR)
    number = pl.when(is_year).then(year).cast(pl.Int32)
    return [
        Rule(
            text="département inconnu du Code officiel géographique",
            column="departement",
            broken=~is_known,
        ),
        Rule(
            text=f"une année de {dataset.first_year} à {last} est attendue : la dernière est la "
            f"dernière qui soit finie au {edition:%d/%m/%Y}",
            column="annee",
            broken=~is_year | ~number.is_between(dataset.first_year, last),
        ),
    ]


def _value_rules(dataset: Dataset, table: pl.DataFrame, measure: str) -> list[Rule]:
    """A count is a whole number; a percentage goes from 0 to 100, and is no fraction of 1."""
    if dataset.unit is Unit.COUNT:
        return [number_rule(measure)]
    value = pl.col(measure).cast(pl.Float64, strict=False)
    highest = table.select(value.max()).item()
    is_fraction = highest is not None and 0 < highest <= 1
    return [
        number_rule(measure, DECIMAL),
        Rule(
            text="un pourcentage de 0 à 100 est attendu",
            column=measure,
            broken=(value > 100) & pl.col(measure).str.contains(DECIMAL),
        ),
        Rule(
            text="aucune valeur ne dépasse 1 : fraction ou pourcentage ? Vérifiez l’unité",
            column=measure,
            broken=pl.lit(is_fraction) & (value == highest),
        ),
    ]


def export_of(filename: str, resources: Sequence[Resource]) -> Download | None:
    """The whole dataset of the portal that the addresses name; None if they name several."""
    ids = {found[1] for one in resources if (found := _PORTAL_ID.search(one.url))}
    if len(ids) != 1:
        return None
    return Download(url=_EXPORT.format(id=ids.pop()), filename=filename)


def _source(dataset: Dataset) -> Source:
    return Source(
        id=dataset.id,
        producer="Cnam (data.ameli.fr)",
        title=dataset.title,
        licence=NOT_STATED,
        page_url=f"https://www.data.gouv.fr/datasets/{dataset.slug}/",
        verified=False,
        file_pattern=rf"{dataset.id}(_[12]\d{{3}}-\d{{2}}-\d{{2}})?\.csv",
        edition_of=edition_of,
        tidy=partial(tidy, dataset),
        schema=CnamFacts,
        listing=Listing(
            url=dataset_url(dataset.slug),
            pick=partial(export_of, f"{dataset.id}.csv"),
            wanted="adresses d’un seul jeu de data.ameli.fr",
        ),
    )


ASSISTANTS = Dataset(
    id="cnam_assistants",
    indicator_id=Covered.ASSISTANTS,
    unit=Unit.COUNT,
    title="Accès aux soins : dispositif d’aide à l’emploi d’un assistant médical",
    slug="acces-aux-soins-dispositif-daide-a-lemploi-dun-assistant-medical-par-territoire-"
    "departement-region-par-annee",
    first_year=2019,
)
SAS = Dataset(
    id="cnam_sas",
    indicator_id=Covered.SAS,
    unit=Unit.PERCENT,
    title="Accès aux soins : couverture territoriale par le service d’accès aux soins",
    slug="acces-aux-soins-couverture-territoriale-par-le-service-dacces-aux-soins-departement-"
    "region-par-annee",
    first_year=2021,
)
ALD = Dataset(
    id="cnam_ald",
    indicator_id=Covered.ALD,
    unit=Unit.PERCENT,
    title="Accès aux soins : part de patients en affection longue durée sans médecin traitant",
    slug="acces-aux-soins-part-de-patients-en-affection-longue-duree-sans-medecin-traitant-par-"
    "territoire-departement-region-par-annee",
    first_year=2014,
    is_of_those_without=True,
)
DATASETS = (ASSISTANTS, SAS, ALD)
SOURCES = tuple(_source(dataset) for dataset in DATASETS)
