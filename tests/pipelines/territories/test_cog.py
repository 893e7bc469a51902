"""Table `territories`: names checked against the grammar."""

import polars as pl
import pytest

from pipelines.errors import ContractError
from pipelines.territories.cog import territories_table
from tests.tiny_country import cog_facts, grammar


def test_france_comes_before_its_regions_and_departements() -> None:
    table = territories_table(cog_facts(), grammar(), 2026)

    parents = dict(table.select("territory_id", "parent_id").iter_rows())
    assert parents["FR"] is None
    assert parents["REG-94"] == "FR"
    assert parents["DEP-2A"] == "REG-94"
    assert set(table["cog_vintage"]) == {2026}


def test_names_have_the_typographic_apostrophe() -> None:
    table = territories_table(cog_facts(), grammar(), 2026)

    assert table.filter(territory_id="REG-93")["name"].item() == "Provence-Alpes-Côte d’Azur"


def test_every_name_that_differs_is_told() -> None:
    renamed = grammar().with_columns(
        pl.col("grammar_name").replace({"Corse": "Korsika", "Mayotte": "Maore"})
    )

    with pytest.raises(ContractError, match="Pour 3 territoires, le nom diffère") as refused:
        territories_table(cog_facts(), renamed, 2026)

    assert "REG-94 : COG « Corse », grammaire « Korsika »" in str(refused.value)


def test_a_territory_without_grammar_is_told() -> None:
    without = grammar().filter(pl.col("territory_id") != "DEP-2A")

    with pytest.raises(ContractError, match="Pour 1 territoire, le nom diffère"):
        territories_table(cog_facts(), without, 2026)
