"""Table `peers`: the départements whose context resembles one most (methods.md, section 8).

Six themes weigh the same. Each variable is standardised over all départements (distance to their
mean, in their standard deviations, each département counting once); a theme of several variables
takes the mean of their squared differences; the distance is the square root of the sum over themes.
There is no variable on mountains: none of the sources holds one.
"""

import polars as pl

from pipelines.contract.comparison import Peers
from pipelines.measures.comparison import newest_population
from pipelines.vocabulary import Level

PEERS_COUNT = 8
APL, POPULATION, ISLAND = "apl_generalistes", "log_population", "outre_mer_ou_corse"
# Each theme with its variables: those of table `context`, and the two computed here.
THEMES: dict[str, tuple[str, ...]] = {
    "population": (POPULATION,),
    "densite": (
        "part_grands_centres_urbains_pct",
        "part_centres_urbains_intermediaires_pct",
        "part_petites_villes_pct",
        "part_ceintures_urbaines_pct",
        "part_bourgs_ruraux_pct",
        "part_rural_disperse_pct",
        "part_rural_tres_disperse_pct",
    ),
    "age": ("part_65_ans_et_plus_pct",),
    "apl": (APL,),
    "generalistes": ("generalistes_per_100k",),
    "outre_mer_ou_corse": (ISLAND,),
}
DECIMALS = 9
VARIABLES = tuple(name for names in THEMES.values() for name in names)
# Départements d’outre-mer have three digits; those of Corsica a letter.
_ISLAND_CODE = r"^DEP-(97\d|2A|2B)$"


def peers_table(
    context: pl.DataFrame, territories: pl.DataFrame, population: pl.DataFrame
) -> pl.DataFrame:
    """The nearest départements of each, in tables `context`, `territories` and `population`.

    A theme without a figure in one of the two is left out of their distance, and the others then
    weigh more, so that distances stay comparable: Mayotte has no APL.
    """
    pairs = distances(_standardised(_variables(context, territories, population)))
    # At the same distance, in the order of codes: that of the rows.
    rank = pl.col("distance").rank("ordinal").over("territory_id").cast(pl.Int32)
    return (
        pairs.with_columns(rank=rank)
        .filter(pl.col("rank") <= PEERS_COUNT)
        .select(Peers.column_names())
        .sort(Peers.primary_key())
    )


def distances(standardised: pl.DataFrame) -> pl.DataFrame:
    """Every ordered pair of territories: territory_id, peer_id, distance, themes_count.

    In: one row per territory, one standardised column per variable, null where it is not known.
    """
    others = standardised.select(pl.all().name.prefix("other_"))
    pairs = standardised.join(others, how="cross").filter(
        pl.col("territory_id") != pl.col("other_territory_id")
    )
    squares = [_square(names) for names in THEMES.values()]
    known = pl.sum_horizontal(square.is_not_null() for square in squares)
    return pairs.select(
        "territory_id",
        peer_id="other_territory_id",
        # Means and deviations may differ by their last bit with the number of threads.
        distance=(pl.sum_horizontal(squares) * len(THEMES) / known).sqrt().round(DECIMALS),
        themes_count=known.cast(pl.Int32),
    ).filter(pl.col("themes_count") > 0)


def _square(names: tuple[str, ...]) -> pl.Expr:
    """Mean squared difference of a theme; null unless both have all its variables."""
    differences = [(pl.col(name) - pl.col(f"other_{name}")) ** 2 for name in names]
    return pl.sum_horizontal(*differences, ignore_nulls=False) / len(names)


def _standardised(variables: pl.DataFrame) -> pl.DataFrame:
    return variables.select("territory_id", *(_score(pl.col(name)) for name in VARIABLES))


def _score(column: pl.Expr) -> pl.Expr:
    """Standard deviations from the mean; 0 where nobody differs."""
    spread = column.std(ddof=0)
    return pl.when(spread > 0).then((column - column.mean()) / spread).otherwise(column * 0)


def _variables(
    context: pl.DataFrame, territories: pl.DataFrame, population: pl.DataFrame
) -> pl.DataFrame:
    """One row per département, the newest value of each variable, null where there is none."""
    departements = territories.filter(pl.col("level") == Level.DEPARTEMENT).select("territory_id")
    newest = (
        context.filter(pl.col("variable_id").is_in(VARIABLES))
        .sort("year")
        .unique(["variable_id", "territory_id"], keep="last", maintain_order=True)
        .pivot(on="variable_id", on_columns=VARIABLES, index="territory_id", values="value")
        .drop(POPULATION, ISLAND)
    )
    return (
        departements.sort("territory_id")
        .join(newest_population(population), on="territory_id", how="left", maintain_order="left")
        .join(newest, on="territory_id", how="left", maintain_order="left")
        .with_columns(
            pl.col("population_count").log10().alias(POPULATION),
            pl.col("territory_id").str.contains(_ISLAND_CODE).cast(pl.Float64).alias(ISLAND),
        )
    )
