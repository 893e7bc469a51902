"""INSEE: communal density grid, seven levels; population of each département by level.

One workbook with a line per commune: its level and its municipal population. Paris, Lyon and
Marseille are whole cities there. The seven levels are kept: the file gives no grouping into three.
A commune's inhabitants all count in the level of their commune (the file also prints how they
spread over levels below the commune: `P1` to `P7`, left aside).
"""

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from pipelines.errors import RejectedFile
from pipelines.sources.delimited import Rule, broken_rules
from pipelines.sources.departements import missing_departements, number_rule, only_file, vintage
from pipelines.sources.model import NOT_STATED, Known, RawFile, RowCount, Source, TidyEdition
from pipelines.sources.workbook import Sheet, read_sheet

ID = "densite"
# The population's year is in its column's name: another vintage is refused until it is added here.
COLUMNS = ("CODGEO", "LIBGEO", "DENS", "LIBDENS", "PMUN21")
SHEET = Sheet(name="Grille_Densite", columns=COLUMNS, headings={5: COLUMNS})
LEVELS = {
    "1": "Grands centres urbains",
    "2": "Centres urbains intermédiaires",
    "3": "Petites villes",
    "4": "Ceintures urbaines",
    "5": "Bourgs ruraux",
    "6": "Rural à habitat dispersé",
    "7": "Rural à habitat très dispersé",
}
ARRONDISSEMENT = r"^(751(0[1-9]|1[0-9]|20)|6938[1-9]|132(0[1-9]|1[0-6]))$"


class DensiteFacts(dy.Schema):
    """Municipal population of a département, in all and in the communes of each density level.

    `year` is the vintage of the grid and of its communes; the population is older.
    """

    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    population_count = dy.Int64(min=1)
    population_niveau_1_count = dy.Int64(min=0)
    population_niveau_2_count = dy.Int64(min=0)
    population_niveau_3_count = dy.Int64(min=0)
    population_niveau_4_count = dy.Int64(min=0)
    population_niveau_5_count = dy.Int64(min=0)
    population_niveau_6_count = dy.Int64(min=0)
    population_niveau_7_count = dy.Int64(min=0)


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Population by département and density level. Raises RejectedFile with all defects."""
    raw = only_file(files, ID)
    text, defects = read_sheet(raw, SHEET)
    code = pl.col("CODGEO")
    length = pl.when(code.str.starts_with("97")).then(3).otherwise(2)
    communes = text.with_columns(territory_id="DEP-" + code.str.slice(0, length))
    defects += broken_rules(communes, _rules(known), raw.label)
    if defects := defects or missing_departements(communes, known, raw.label):
        raise RejectedFile(ID, defects)
    count = pl.col("PMUN21").cast(pl.Int64)
    facts = (
        communes.group_by("territory_id")
        .agg(
            population_count=count.sum(),
            **{
                f"population_niveau_{level}_count": count.filter(pl.col("DENS") == level).sum()
                for level in LEVELS
            },
        )
        .with_columns(year=pl.lit(raw.edition.year, dtype=pl.Int32))
        .select(DensiteFacts.column_names())
    )
    rows = {raw.path.name: RowCount(read=text.height, kept=communes.height)}
    return TidyEdition(facts=facts.sort(DensiteFacts.primary_key()), rows=rows)


def _rules(known: Known) -> list[Rule]:
    label = pl.col("DENS").replace_strict(LEVELS, default=None)
    return [
        Rule(
            text="département inconnu du Code officiel géographique",
            column="CODGEO",
            broken=~pl.col("territory_id").is_in(list(known.territory_ids)).fill_null(value=False),
        ),
        Rule(text="commune en double", column="CODGEO", broken=pl.col("CODGEO").is_duplicated()),
        Rule(
            text="arrondissement à côté de sa ville : population comptée deux fois",
            column="CODGEO",
            broken=pl.col("CODGEO").str.contains(ARRONDISSEMENT),
        ),
        Rule(
            text="le niveau de densité n’est pas un entier de 1 à 7",
            column="DENS",
            broken=label.is_null(),
        ),
        Rule(
            text="le libellé n’est pas celui du niveau",
            column="LIBDENS",
            broken=label.is_not_null() & label.ne_missing(pl.col("LIBDENS")),
        ),
        number_rule("PMUN21"),
    ]


SOURCE = Source(
    id=ID,
    producer="INSEE",
    title="Grille communale de densité à 7 niveaux",
    licence=NOT_STATED,
    # The file's own sheet « Documentation » gives this address.
    page_url="https://www.insee.fr/fr/information/2016807",
    verified=False,
    file_pattern=r"grille_densite_7_niveaux_[12]\d{3}\.xlsx",
    edition_of=vintage,
    tidy=tidy,
    schema=DensiteFacts,
)
