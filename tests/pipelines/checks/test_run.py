"""Every check at once, on the tiny country."""

from datetime import date

import pytest

from pipelines.build import build
from pipelines.contract.quality import Findings
from pipelines.errors import BlockedPublication
from tests.factories import Fact, TinyFacts, country, tiny_facts
from tests.tiny_country import EDITION, MSP_AT_THE_END_OF_2023, NEWER_EDITION, PARENTS

DEADLINE = date(2026, 12, 31)


def start(value: float, territory_id: str = "DEP-04") -> Fact:
    """A starting point at the end of 2022."""
    return Fact(territory_id=territory_id, date=date(2022, 12, 31), baseline_value=value)


def goal(value: float, territory_id: str = "DEP-04") -> Fact:
    """A target at the end of 2026."""
    return Fact(territory_id=territory_id, date=DEADLINE, target_value=value)


def test_facts_without_fault_have_no_finding() -> None:
    assert build(tiny_facts())["findings"].is_empty()


def test_findings_of_all_checks_come_sorted_in_their_contract() -> None:
    fewer = country(MSP_AT_THE_END_OF_2023 | {"13": 35}, date(2024, 6, 30))
    rates = [Fact(territory_id=name, indicator_id="cpts", value=90) for name in sorted(PARENTS)]
    france = Fact(territory_id="FR", indicator_id="cpts", value=80)
    targets = [start(15), goal(15), start(45, "DEP-13"), goal(60, "DEP-13")]
    facts = (
        TinyFacts()
        .with_barometre(*country(MSP_AT_THE_END_OF_2023), *fewer, *rates, france, *targets)
        .with_barometre(start(14), edition=NEWER_EDITION)
        .done()
    )

    found = build(facts)["findings"]

    assert Findings.is_valid(found)
    assert found.equals(found.sort(Findings.primary_key()))
    assert found.select("rule", "territory_id").rows() == [
        ("baisse", "DEP-13"),
        ("baisse", "FR"),
        ("baisse", "REG-93"),
        ("depart_au_dela_de_la_cible", "DEP-04"),
        ("depart_revise", "DEP-04"),
        ("moyenne_des_departements", "FR"),
        ("recul", "DEP-13"),
    ]


def test_a_target_of_0_stops_the_build_until_an_edition_corrects_it() -> None:
    wrong = TinyFacts().with_barometre(*country(MSP_AT_THE_END_OF_2023), goal(0))

    with pytest.raises(BlockedPublication) as stopped:
        build(wrong.done())

    assert str(stopped.value).splitlines()[1] == (
        "  - cible_nulle : msp, DEP-04, 31/12/2026, édition du 01/03/2026 : attendu une cible "
        "supérieure à 0, trouvé 0"
    )
    corrected = wrong.with_barometre(goal(20), edition=NEWER_EDITION).done()
    rules = build(corrected)["findings"].select("rule", "severity", "edition").rows()
    assert rules == [
        ("cible_nulle", "warning", EDITION),
        ("cible_revisee", "warning", NEWER_EDITION),
    ]
