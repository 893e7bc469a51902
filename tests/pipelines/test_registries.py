"""The lists of sources and indicators hold together."""

import re

import pytest

from pipelines.contract.series import Indicators
from pipelines.errors import UnknownName
from pipelines.indicators.registry import INDICATORS, indicators_table
from pipelines.sources.registry import SOURCES, source

RAW_NAMES = {
    "cog": ["departements.csv", "v_region_2026.csv"],
    "population": ["communes_2023.csv", "communes_mayotte_2017.csv"],
    "etalab": ["sante_national.csv"],
    "barometre": ["ind-311.csv", "ind-679.csv"],
    "published": ["msp_presse.csv", "cnr_autres_cibles.csv"],
    "cnam_assistants": ["cnam_assistants.csv", "cnam_assistants_2026-03-10.csv"],
    "cnam_sas": ["cnam_sas.csv"],
    "cnam_ald": ["cnam_ald_2026-03-10.csv"],
    "padhue_figures": ["figures.csv"],
    "padhue_transitions": ["process_transitions.csv"],
}


def test_indicators_come_in_reading_order() -> None:
    assert [indicator.id for indicator in INDICATORS] == [
        "msp",
        "cpts",
        "assistants",
        "centres_sante",
        "sas",
        "ald",
    ]


def test_the_table_of_indicators_keeps_its_contract_and_its_order() -> None:
    table = indicators_table()

    assert Indicators.is_valid(table)
    assert table.sort("position")["indicator_id"].to_list() == [i.id for i in INDICATORS]


def test_a_source_is_found_by_its_id() -> None:
    assert [source(one.id) for one in SOURCES] == list(SOURCES)
    with pytest.raises(UnknownName, match=r"« x ». Sources connues : cog, population"):
        source("x")


def test_a_raw_file_belongs_to_one_source() -> None:
    for owner, names in RAW_NAMES.items():
        for name in names:
            readers = [one.id for one in SOURCES if re.fullmatch(one.file_pattern, name)]
            assert readers == [owner], name
