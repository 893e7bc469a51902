"""Table `territories`: France, régions and départements, with the French words around a name.

`grammar` is our own table: article, « de l’Ain », « dans l’Ain » for each territory.
"""

import polars as pl

from pipelines.contract.territories import Territories
from pipelines.errors import ContractError, counted
from pipelines.vocabulary import FRANCE, Level


def territories_table(cog: pl.DataFrame, grammar: pl.DataFrame, vintage: int) -> pl.DataFrame:
    """In: CogFacts of one vintage and the grammar. Raises ContractError when names disagree."""
    france = pl.DataFrame(
        {"territory_id": FRANCE, "level": Level.PAYS.value, "code": "FR", "name": "France"}
    )
    named = pl.concat([france, cog], how="diagonal").join(grammar, on="territory_id", how="left")
    _names_agree(named)
    return (
        named.with_columns(
            name=pl.col("grammar_name"),
            cog_vintage=pl.lit(vintage, dtype=pl.Int32),
            level=pl.col("level").cast(pl.Enum(Level)),
        )
        .select(Territories.column_names())
        .sort("territory_id")
    )


def _names_agree(named: pl.DataFrame) -> None:
    official = pl.col("name").str.replace_all("'", "’")
    wrong = named.filter(official.ne_missing(pl.col("grammar_name")))
    if wrong.height:
        examples = ", ".join(
            f"{code} : COG « {cog} », grammaire « {ours} »"
            for code, cog, ours in wrong.select("territory_id", "name", "grammar_name").iter_rows()
        )
        raise ContractError(
            f"Pour {counted(wrong.height, 'territoire', 'territoires')}, le nom diffère entre le "
            "Code officiel géographique et data/facts/territory_grammar.csv "
            f"({examples}). Corrigez la grammaire."
        )
