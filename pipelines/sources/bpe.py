"""INSEE: equipment base (BPE), health services by commune, one file a year.

Two layouts so far: that of 2017 prints the name and the département of each commune, that of 2021
its code alone. D113 is the maison de santé pluridisciplinaire, D108 the centre de santé. Paris,
Lyon and Marseille are printed whole and by arrondissement: the arrondissements are dropped, once
they add up to their city. A vintage describes the start of its year: in Occitanie that of 2021
counts 199 MSP, FINESS 200 at the end of 2020 and 234 a year later.
"""

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from pipelines.errors import Defect, RejectedFile
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.departements import missing_departements, number_rule, only_file, vintage
from pipelines.sources.finess import COMMUNE, OUTSIDE
from pipelines.sources.model import (
    NOT_STATED,
    Frequency,
    Known,
    RawFile,
    RowCount,
    Source,
    TidyEdition,
)

ID = "bpe"
_DOCTORS_AND_CENTRES = tuple(f"NB_D{number}" for number in range(101, 114))
COLUMNS = {
    2017: (
        *("CODGEO", "LIBGEO", "REG", "DEP", *_DOCTORS_AND_CENTRES),
        *("NB_D301", "NB_D302", "NB_D303", "NB_D304", "NB_D305"),
    ),
    2021: (
        *("CODGEO", *_DOCTORS_AND_CENTRES),
        *("NB_D302", "NB_D303", "NB_D304", "NB_D305", "NB_D307"),
    ),
}
COUNTS = {"NB_D113": "msp_count", "NB_D108": "centres_sante_count"}
ARRONDISSEMENTS = {
    "75056": r"^751(0[1-9]|1[0-9]|20)$",
    "69123": r"^6938[1-9]$",
    "13055": r"^132(0[1-9]|1[0-6])$",
}


class BpeFacts(dy.Schema):
    """Structures of a département in the equipment base of a year, by what INSEE calls them."""

    territory_id = dy.String(primary_key=True)
    msp_count = dy.Int32(min=0)
    centres_sante_count = dy.Int32(min=0)


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Counts by département, summed over communes. Raises RejectedFile with all defects."""
    raw = only_file(files, ID)
    text, defects = read_delimited(raw, _layout(raw.edition.year))
    code = pl.col("CODGEO")
    length = pl.when(code.str.starts_with("97")).then(3).otherwise(2)
    communes = text.with_columns(territory_id="DEP-" + code.str.slice(0, length))
    communes = communes.filter(~code.fill_null("").str.contains(f"^({'|'.join(OUTSIDE)})"))
    defects += broken_rules(communes, _rules(known), raw.label)
    if defects:
        raise RejectedFile(ID, defects)
    counted = communes.with_columns(pl.col(*COUNTS).cast(pl.Int32))
    parts = pl.any_horizontal(code.str.contains(pattern) for pattern in ARRONDISSEMENTS.values())
    if defects := _city_defects(counted, raw.label) + missing_departements(
        communes, known, raw.label
    ):
        raise RejectedFile(ID, defects)
    kept = counted.filter(~parts)
    facts = (
        kept.group_by("territory_id").agg(pl.col(*COUNTS).sum()).rename(COUNTS).sort("territory_id")
    )
    rows = {raw.path.name: RowCount(read=text.height, kept=kept.height)}
    return TidyEdition(facts=facts.select(BpeFacts.column_names()), rows=rows)


def _layout(year: int) -> Layout:
    """The layout of the newest year known by then."""
    known = [known for known in COLUMNS if known <= year] or [min(COLUMNS)]
    return Layout(columns=COLUMNS[max(known)], delimiter=";")


def _rules(known: Known) -> list[Rule]:
    code = pl.col("CODGEO")
    return [
        Rule(
            text="code de commune illisible : cinq caractères attendus",
            column="CODGEO",
            broken=~code.fill_null("").str.contains(COMMUNE.pattern),
        ),
        Rule(text="commune en double", column="CODGEO", broken=code.is_duplicated()),
        Rule(
            text="département inconnu du Code officiel géographique",
            column="CODGEO",
            broken=~pl.col("territory_id").is_in(list(known.territory_ids)).fill_null(value=False),
        ),
        *(number_rule(column) for column in COUNTS),
    ]


def _city_defects(communes: pl.DataFrame, label: str) -> list[Defect]:
    """A city that its arrondissements do not add up to: dropping them would lose structures."""
    defects = []
    for city, pattern in ARRONDISSEMENTS.items():
        whole = communes.filter(CODGEO=city)
        parts = communes.filter(pl.col("CODGEO").str.contains(pattern))
        for column in COUNTS:
            total = whole[column].sum()
            if parts.height and total != parts[column].sum():
                rule = f"{city} : la somme des arrondissements ({parts[column].sum()}) diffère"
                defects.append(Defect(file=label, rule=rule, column=column, value=str(total)))
    return defects


SOURCE = Source(
    id=ID,
    producer="INSEE",
    title="Base permanente des équipements (BPE) : services de santé par commune",
    licence=NOT_STATED,
    page_url=None,
    verified=False,
    file_pattern=r"equip-serv-sante-com-[12]\d{3}\.csv",
    edition_of=vintage,
    frequency=Frequency.VINTAGE,
    tidy=tidy,
    schema=BpeFacts,
)
