"""Territories of the COG and the people who live there."""

import dataframely as dy
import polars as pl

from pipelines.vocabulary import Level


class Territories(dy.Schema):
    """One row per territory of the COG vintage in use: France, régions, départements."""

    territory_id = dy.String(primary_key=True, regex=r"^(FR|REG-\d{2}|DEP-(\d{2,3}|2A|2B))$")
    level = dy.Enum(Level)
    code = dy.String()
    name = dy.String(min_length=1)
    article = dy.String(nullable=True)
    name_of = dy.String(min_length=1)
    name_in = dy.String(min_length=1)
    parent_id = dy.String(nullable=True)
    cog_vintage = dy.Int32()

    @dy.rule()
    def only_france_has_no_parent(cls) -> pl.Expr:
        return pl.col("parent_id").is_null() == (pl.col("level") == Level.PAYS)


class Population(dy.Schema):
    """Municipal population of a territory on 1 January of `year`, in inhabitants.

    `oldest_census_year` is lower than `year` where a part (Mayotte) has an older census.
    """

    territory_id = dy.String(primary_key=True)
    year = dy.Int32(primary_key=True)
    population_count = dy.Int64(min=1)
    oldest_census_year = dy.Int32()
