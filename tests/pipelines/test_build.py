"""The whole build, in memory, on the tiny country."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from pipelines.build import build, enforce
from pipelines.contract import TABLES
from pipelines.errors import BlockedPublication, ContractError, PipelineError
from pipelines.facts.store import Facts
from pipelines.sources.cnam import CnamFacts
from pipelines.sources.registry import SOURCES
from tests.factories import Fact, TinyFacts, country, tiny_facts
from tests.handwritten import announcements
from tests.tiny_country import EDITION, MSP_AT_THE_END_OF_2023, NEWER_EDITION, PARENTS


def test_every_table_of_the_contract_is_built_and_keeps_it() -> None:
    tables = build(tiny_facts())

    assert tables.keys() == TABLES.keys()
    for name, table in tables.items():
        assert TABLES[name].is_valid(table), name
        assert table.equals(table.sort(TABLES[name].primary_key())), name


def test_the_order_in_which_facts_were_read_does_not_matter() -> None:
    facts = (
        TinyFacts()
        .with_barometre(*country(MSP_AT_THE_END_OF_2023))
        .with_barometre(*country(MSP_AT_THE_END_OF_2023 | {"04": 16}), edition=NEWER_EDITION)
        .done()
    )
    backwards = replace(facts, editions=dict(reversed(facts.editions.items())))

    built, again = build(facts), build(backwards)

    assert all(built[name].equals(again[name]) for name in TABLES)


def test_an_announcement_and_the_producers_target_stand_side_by_side() -> None:
    target = Fact(territory_id="FR", date=date(2026, 12, 31), target_value=4000)
    facts = TinyFacts().with_barometre(*country(MSP_AT_THE_END_OF_2023), target).done()

    targets = build(facts)["current_targets"]

    assert targets["statement_id"].to_list() == ["msp_barometre", "msp_cnr_2026"]
    assert targets["target_value"].to_list() == [4000, 4000]


def test_a_series_of_the_cnam_changes_no_other_table() -> None:
    values = pl.DataFrame(
        [(name, 2024, 10.0) for name in PARENTS],
        schema=CnamFacts.create_empty().schema,
        orient="row",
    )
    facts = tiny_facts()
    key = ("cnam_assistants", date(2026, 3, 10))

    before, after = build(facts), build(replace(facts, editions={**facts.editions, key: values}))

    assert [name for name in TABLES if not before[name].equals(after[name])] == ["cnam_series"]


def test_a_source_is_either_read_or_not() -> None:
    tables = build(tiny_facts())

    read, unread = (set(tables[name]["source_id"]) for name in ("sources", "unread_sources"))
    assert read == {"cog", "barometre"}
    assert read | unread == {source.id for source in SOURCES}
    assert not read & unread


def test_without_a_cog_the_error_says_what_to_run() -> None:
    with pytest.raises(PipelineError, match="cap-sante refresh --source cog"):
        build(Facts())


def test_a_total_that_does_not_add_up_stops_the_build_and_is_located() -> None:
    rows = [
        replace(row, value=70.0) if row.territory_id == "FR" else row
        for row in country(MSP_AT_THE_END_OF_2023)
    ]

    with pytest.raises(BlockedPublication) as stopped:
        build(TinyFacts().with_barometre(*rows).done())

    assert str(stopped.value).splitlines() == [
        "Publication arrêtée : 2 anomalies bloquantes.",
        "  - somme_departements : msp, FR, 31/12/2023, édition du 01/03/2026 : attendu 70, "
        "trouvé 69",
        "  - somme_regions : msp, FR, 31/12/2023, édition du 01/03/2026 : attendu 70, trouvé 69",
        "Rien n’a été publié. Signalez l’écart au producteur, puis relancez.",
    ]


def test_the_sum_of_an_older_edition_does_not_stop_the_build() -> None:
    wrong = [
        replace(row, value=70.0) if row.territory_id == "FR" else row
        for row in country(MSP_AT_THE_END_OF_2023)
    ]
    facts = (
        TinyFacts()
        .with_barometre(*wrong)
        .with_barometre(*country(MSP_AT_THE_END_OF_2023), edition=NEWER_EDITION)
        .done()
    )

    findings = build(facts)["findings"]

    assert set(findings["edition"]) == {EDITION}
    assert set(findings["severity"].cast(pl.String)) == {"warning"}


def test_a_target_of_an_unknown_kind_breaks_the_contract() -> None:
    odd = announcements().with_columns(kind=pl.lit("wish"))

    with pytest.raises(ContractError, match=r"Table targets : kind.* : 1 ligne\. Exemples"):
        build(replace(tiny_facts(), targets=odd))


def test_every_broken_rule_of_a_table_is_told_with_counts_and_examples() -> None:
    row = build(tiny_facts())["observations"].head(1)
    negative = row.with_columns(value=pl.lit(-1.0))
    mid_month = row.with_columns(date=pl.lit(date(2023, 12, 15)))

    with pytest.raises(ContractError) as refused:
        enforce("observations", pl.concat([negative, negative, mid_month]))

    message = str(refused.value)
    assert message.startswith("Table observations : ")
    assert "primary_key : 2 lignes" in message
    assert "value|min : 2 lignes" in message
    assert "date_is_a_month_end : 1 ligne" in message
    assert "(clé indicator_id, territory_id, date, edition)" in message
    assert "msp / DEP-04 / 2023-12-31 / 2026-03-01" in message
