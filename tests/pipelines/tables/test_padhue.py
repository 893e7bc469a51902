"""Tables about PADHUE: the newest transcription and the files written by hand."""

from dataclasses import replace
from datetime import date

import polars as pl

from pipelines.build import enforce
from pipelines.contract.padhue import PadhueTransitions
from pipelines.sources.padhue import TRANSITIONS
from pipelines.tables.padhue import padhue_tables
from tests.factories import tiny_facts

STEP: dict[str, object] = {
    "from_status": "E2",
    "to_status": "E3",
    "position": 1,
    "from_label": "Inscrit",
    "to_label": "Présent",
    "legal_basis": None,
    "period": None,
    "actor": None,
    "duration": None,
    "published_count": "inconnu",
    "is_counted": False,
    "count_scope": None,
    "count_source": None,
    "confidence": None,
}


def steps(to_label: str) -> pl.DataFrame:
    row = STEP | {"to_label": to_label}
    return pl.DataFrame([row], schema=PadhueTransitions.create_empty().schema)


def test_a_country_without_transcription_has_empty_tables_and_its_texts() -> None:
    tables = padhue_tables(tiny_facts())

    assert tables["evc_figures"].is_empty()
    assert tables["evc_computed"].is_empty()
    assert tables["padhue_texts"]["title"].to_list() == ["Loi 2019-774"]
    durations = enforce("padhue_durations", tables["padhue_durations"])
    assert durations.select("months_min", "months_max", "is_in_doctor_path").rows() == [
        (10, None, True)
    ]


def test_the_newest_transcription_is_the_one_published() -> None:
    facts = tiny_facts()
    editions = {
        (TRANSITIONS.id, date(2026, 1, 1)): steps("Absent"),
        (TRANSITIONS.id, date(2026, 2, 1)): steps("Présent"),
    }

    tables = padhue_tables(replace(facts, editions=facts.editions | editions))

    assert tables["padhue_transitions"]["to_label"].to_list() == ["Présent"]
