"""Communes: a point inside each (mainland only) and the municipal population of each.

Two files, each an edition of its own: points in degrees, made by whom is not stated in the file,
and INSEE's populations, which source `population` sums by département. Paris, Lyon and Marseille
have one point, and their population by arrondissement: it is added up here.
"""

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from pipelines.errors import Defect, RejectedFile
from pipelines.sources.bpe import ARRONDISSEMENTS
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.departements import missing_departements, vintage
from pipelines.sources.finess import COMMUNE
from pipelines.sources.insee import SINCE_2021, commune_rules, counted_communes
from pipelines.sources.model import NOT_STATED, Known, RawFile, RowCount, Source, TidyEdition

ID = "communes"
POINTS = Layout(columns=("commune", "lon", "lat"))
DEGREES = r"^-?[0-9]{1,3}(\.[0-9]{1,8})?$"
# What the points file leaves out.
OVERSEAS = frozenset(f"DEP-{code}" for code in ("971", "972", "973", "974", "976"))
# A box around the mainland and Corsica: it catches longitudes and latitudes that changed places.
MAINLAND = {"lon": (-5.5, 10.0), "lat": (41.0, 51.5)}


class CommuneFacts(dy.Schema):
    """A commune: a point inside it in degrees (WGS 84), its municipal population, or both."""

    commune_id = dy.String(primary_key=True, regex=COMMUNE.pattern)
    longitude = dy.Float64(nullable=True, min=-180, max=180)
    latitude = dy.Float64(nullable=True, min=-90, max=90)
    population_count = dy.Int64(nullable=True, min=0)

    @dy.rule()
    def says_something(cls) -> pl.Expr:
        place = pl.col("longitude").is_not_null() & pl.col("latitude").is_not_null()
        return place | pl.col("population_count").is_not_null()


def tidy(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Communes by code. Raises RejectedFile with all defects of all files."""
    rows, defects = {}, []
    facts = pl.DataFrame(schema=CommuneFacts.create_empty().schema)
    for raw in files:
        read = _points if "points" in raw.path.name else _populations
        communes, lines_count, found = read(raw, known)
        defects += found
        rows[raw.path.name] = RowCount(read=lines_count, kept=communes.height)
        facts = _merged(facts, communes)
    if defects:
        raise RejectedFile(ID, defects)
    return TidyEdition(facts=facts.sort("commune_id"), rows=rows)


def _points(raw: RawFile, known: Known) -> tuple[pl.DataFrame, int, list[Defect]]:
    text, defects = read_delimited(raw, POINTS)
    code = pl.col("commune")
    length = pl.when(code.str.starts_with("97")).then(3).otherwise(2)
    placed = text.with_columns(
        pl.col(name).cast(pl.Float64, strict=False).alias(f"{name}_degrees") for name in MAINLAND
    ).with_columns(territory_id="DEP-" + code.str.slice(0, length))
    defects += broken_rules(placed, _point_rules(known), raw.label)
    if not defects:
        defects += missing_departements(placed, known, raw.label, left_out=OVERSEAS)
    facts = placed.select(
        commune_id="commune", longitude="lon_degrees", latitude="lat_degrees", population_count=None
    )
    return facts, text.height, defects


def _point_rules(known: Known) -> list[Rule]:
    code = pl.col("commune")
    is_mainland = ~pl.col("territory_id").is_in(list(OVERSEAS))
    rules = [
        _code_rule("commune"),
        Rule(text="commune en double", column="commune", broken=code.is_duplicated()),
        Rule(
            text="département inconnu du Code officiel géographique",
            column="commune",
            broken=~pl.col("territory_id").is_in(list(known.territory_ids)).fill_null(value=False),
        ),
    ]
    for name, (low, high) in MAINLAND.items():
        is_outside = is_mainland & ~pl.col(f"{name}_degrees").is_between(low, high)
        rules += [
            Rule(
                text="des degrés décimaux sont attendus",
                column=name,
                broken=~pl.col(name).fill_null("").str.contains(DEGREES),
            ),
            Rule(text="point hors de la France métropolitaine", column=name, broken=is_outside),
        ]
    return rules


def _code_rule(column: str) -> Rule:
    return Rule(
        text="code de commune illisible : cinq caractères attendus",
        column=column,
        broken=~pl.col(column).fill_null("").str.contains(COMMUNE.pattern),
    )


def _populations(raw: RawFile, known: Known) -> tuple[pl.DataFrame, int, list[Defect]]:
    text, defects = read_delimited(raw, Layout(columns=SINCE_2021, delimiter=";"))
    communes = counted_communes(text, SINCE_2021)
    code = pl.col("COM")
    rules = [*commune_rules(known, SINCE_2021), _code_rule("COM")]
    defects += broken_rules(communes, rules, raw.label)
    whole = pl.coalesce(
        *(
            pl.when(code.str.contains(pattern)).then(pl.lit(city))
            for city, pattern in ARRONDISSEMENTS.items()
        ),
        code,
    )
    facts = communes.group_by(commune_id=whole).agg(population_count=pl.col("count").sum())
    empty = pl.lit(None, dtype=pl.Float64)
    return facts.with_columns(longitude=empty, latitude=empty), text.height, defects


def _merged(facts: pl.DataFrame, communes: pl.DataFrame) -> pl.DataFrame:
    """Rows of both files in one; nothing of one hides what the other says."""
    names = CommuneFacts.column_names()
    both = pl.concat([facts, communes.select(names).cast(facts.schema)])
    return both.group_by("commune_id").agg(pl.col(names[1:]).drop_nulls().first())


SOURCE = Source(
    id=ID,
    producer="INSEE pour les populations ; auteur non précisé pour les points",
    title="Communes : un point et la population municipale de chacune",
    licence=NOT_STATED,
    page_url=None,
    verified=False,
    file_pattern=r"communes_points_[12]\d{3}\.csv",
    # From 2023 on: older populations would only repeat those of their départements.
    also_reads=r"communes_(202[3-9]|20[3-9]\d)\.csv",
    edition_of=vintage,
    tidy=tidy,
    schema=CommuneFacts,
)
