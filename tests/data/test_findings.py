"""What the checks find in the real build, against oddities that are known and documented."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from dashboard.wording.typography import violations
from pipelines.checks.rules import Rule
from pipelines.vocabulary import Severity
from tests.conftest import DataRoot
from tests.factories import write
from tests.raw_files import Line, barometre_text

Tables = dict[str, pl.DataFrame]
EDITION_OF_2026 = date(2026, 3, 1)
# A rule that finds more than this tells the reader nothing.
MOST_FINDINGS = 400


def of(tables: Tables, rule: Rule, **where: object) -> pl.DataFrame:
    return tables["findings"].filter(rule=rule.value, **where)


def told(found: pl.DataFrame) -> list[tuple[object, ...]]:
    columns = ["indicator_id", "territory_id", "date", "edition", "expected", "found"]
    return found.select(columns).rows()


def test_no_rule_floods_and_nothing_blocks(tables: Tables) -> None:
    counts = tables["findings"].group_by("rule", "severity").len()

    assert set(counts["rule"]) <= set(Rule)
    assert counts.filter(pl.col("len") > MOST_FINDINGS).is_empty()
    assert set(counts["severity"].cast(pl.String)) == {Severity.WARNING, Severity.NOTE}


@pytest.mark.parametrize("column", ["expected", "found"])
def test_texts_follow_french_typography(tables: Tables, column: str) -> None:
    texts = tables["findings"][column].unique()

    assert [fault for text in texts for fault in violations(text)] == []


def test_the_targets_of_0_of_february_and_march_2024_are_history(tables: Tables) -> None:
    zero = of(tables, Rule.CIBLE_NULLE)

    counts = zero.group_by("indicator_id", "edition").len().sort("edition")
    assert counts.rows() == [("cpts", date(2024, 2, 7), 101), ("cpts", date(2024, 3, 11), 101)]
    assert set(zero["severity"].cast(pl.String)) == {Severity.WARNING}
    revised = of(tables, Rule.CIBLE_REVISEE)
    assert revised.group_by("indicator_id", "edition").len().rows() == [
        ("cpts", date(2024, 3, 29), 101)
    ]


def test_the_same_file_is_refused_today(
    tables: Tables, real_copy: DataRoot, tmp_path: Path
) -> None:
    names = tables["territories"]["territory_id"]
    zones = ["D" + name.removeprefix("DEP-") for name in names if name.startswith("DEP-")]
    zones += ["R" + name.removeprefix("REG-") for name in names if name.startswith("REG-")]
    lines = []
    for zone in [*zones, "FRANCE"]:
        target = "0.0" if zone.startswith("D") else "100.0"
        lines += [
            Line(code="IND-589", zone=zone, day="2022-12-01", vi="70.0"),
            Line(code="IND-589", zone=zone, day="2026-03-01", va="80.0", ta="100.0"),
            Line(code="IND-589", zone=zone, day="2026-12-01", vc=target),
        ]
    write(tmp_path / "in/2026-03-20/ind-589.csv", barometre_text(*lines))
    before = real_copy.bytes()

    done = real_copy.run("refresh", "--source", "barometre", "--from", tmp_path / "in")

    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert said[0] == "Publication arrêtée : 101 anomalies bloquantes."
    assert said[1] == (
        "  - cible_nulle : cpts, DEP-01, 31/12/2026, édition du 20/03/2026 : attendu une cible "
        "supérieure à 0, trouvé 0\u202f%"
    )
    assert said[-1].startswith("Rien n’a été publié.")
    assert real_copy.bytes() == before


def test_starting_points_at_the_target_are_all_at_100_percent(tables: Tables) -> None:
    beyond = of(tables, Rule.DEPART_AU_DELA_DE_LA_CIBLE)

    counts = beyond.filter(severity="warning").group_by("indicator_id").len().sort("indicator_id")
    assert counts.rows() == [("cpts", 15), ("sas", 28)]
    assert beyond["found"].unique().to_list() == ["un départ de 100\u202f%"]


def test_targets_of_assistants_do_not_add_up_and_have_two_deadlines(tables: Tables) -> None:
    sums = of(tables, Rule.SOMME_DES_CIBLES)
    mixed = of(tables, Rule.ECHEANCES_MELANGEES)

    editions = [date(2024, 3, 29), EDITION_OF_2026]
    assert told(sums) == [
        (
            *("assistants", "FR", date(2026, 12, 31), edition),
            "10\u202f000 au 31/12/2026, cible nationale",
            "9\u202f818 au 31/12/2024, somme des départements",
        )
        for edition in editions
    ]
    assert told(mixed) == [
        (
            *("assistants", "FR", date(2026, 12, 31), edition),
            "une seule échéance pour tous les territoires",
            "31/12/2024\u00a0: 18 régions, 101 départements\u202f; 31/12/2026\u00a0: France",
        )
        for edition in editions
    ]


def test_the_starting_point_of_assistants_moved_from_3_500_to_3_827(tables: Tables) -> None:
    assert told(of(tables, Rule.DEPART_REVISE, indicator_id="assistants")) == [
        (
            *("assistants", "FR", date(2022, 12, 31), date(2024, 3, 11)),
            "3\u202f500 au 31/12/2022, comme dans l’édition du 07/02/2024",
            "3\u202f827 au 31/12/2022",
        )
    ]


def test_the_starting_point_of_mayotte_moved_by_more_than_half_of_all_patients(
    tables: Tables,
) -> None:
    (row,) = told(of(tables, Rule.DEPART_REVISE, indicator_id="ald", territory_id="DEP-976"))

    assert row[4:] == (
        "40,68\u202f% au 30/09/2022, comme dans l’édition du 07/02/2024",
        "94,33\u202f% au 30/09/2022",
    )


def test_the_cpts_of_france_in_october_2025_are_not_the_mean_of_the_departements(
    tables: Tables,
) -> None:
    assert told(of(tables, Rule.MOYENNE_DES_DEPARTEMENTS)) == [
        (
            *("cpts", "FR", date(2025, 10, 31), EDITION_OF_2026),
            "90\u202f%, valeur publiée",
            "91,5\u202f% en moyenne pondérée des départements",
        )
    ]


@pytest.mark.parametrize("edition", [date(2024, 6, 28), date(2024, 10, 9), EDITION_OF_2026])
def test_in_may_2024_they_are_within_a_tenth_without_the_territoire_de_belfort(
    tables: Tables, edition: date
) -> None:
    # The département is missing from every edition, so the rule itself says nothing of that date.
    printed = tables["observations"].filter(
        pl.col("value").is_not_null(),
        indicator_id="cpts",
        date=date(2024, 5, 31),
        edition=edition,
    )
    people = tables["population"].filter(year=2023).select("territory_id", "population_count")
    rows = printed.filter(pl.col("territory_id").str.starts_with("DEP-")).join(
        people, on="territory_id"
    )
    weight = pl.col("population_count")
    mean = rows.select((pl.col("value") * weight).sum() / weight.sum()).item()

    assert rows.height == 100
    assert "DEP-90" not in rows["territory_id"]
    assert mean == pytest.approx(86.1, abs=0.1)
    assert printed.filter(territory_id="FR")["value"].to_list() == [86.1]
    assert of(tables, Rule.MOYENNE_DES_DEPARTEMENTS, date=date(2024, 5, 31)).is_empty()


def test_bourgogne_franche_comte_is_below_its_eight_departements(tables: Tables) -> None:
    assert told(of(tables, Rule.HORS_DES_DEPARTEMENTS)) == [
        (
            *("ald", "REG-27", date(2025, 12, 31), EDITION_OF_2026),
            "entre 93,54 et 97,38\u202f%, comme ses départements",
            "90,72\u202f%",
        )
    ]


def test_mayotte_has_two_starting_points(tables: Tables) -> None:
    found = of(tables, Rule.NIVEAUX_DIFFERENTS)

    assert set(found.select("indicator_id", "territory_id", "expected", "found").rows()) == {
        (
            *("ald", "REG-06"),
            *("départ de 94,33\u202f%, comme son seul département", "départ de 93,67\u202f%"),
        )
    }
    assert found["edition"].min() == date(2024, 3, 11)


def test_levels_left_behind_are_told_edition_by_edition(tables: Tables) -> None:
    late = of(tables, Rule.NIVEAU_EN_RETARD)

    told_of = dict(late.filter(indicator_id="cpts").select("edition", "found").iter_rows())
    assert told_of[date(2024, 6, 28)] == "31/12/2023 pour les régions"
    assert told_of[EDITION_OF_2026] == "31/10/2025 pour la France, 31/10/2025 pour les régions"
    assert late.group_by("indicator_id").len().sort("indicator_id").rows() == [
        *(("ald", 3), ("cpts", 5), ("sas", 2)),
    ]


@pytest.mark.parametrize(
    ("rule", "indicator_id", "territory_id", "day", "found"),
    [
        (Rule.BAISSE, "sas", "DEP-2B", date(2024, 9, 30), "0\u202f%"),
        (Rule.BAISSE, "ald", "REG-27", date(2025, 12, 31), "90,72\u202f%"),
        (Rule.BAISSE, "cpts", "DEP-58", date(2024, 12, 31), "69\u202f%"),
        (Rule.BAISSE, "msp", "DEP-08", date(2023, 12, 31), "22"),
        (Rule.SAUT, "msp", "FR", date(2025, 6, 30), "2\u202f981"),
        (Rule.SAUT, "cpts", "DEP-27", date(2026, 2, 28), "70,15\u202f%"),
        (
            *(Rule.CIBLE_DEPASSEE, "msp", "DEP-2B", date(2025, 6, 30)),
            "15 pour une cible de 7, soit un taux de 366,67\u202f%",
        ),
        (
            *(Rule.RECUL, "msp", "DEP-58", date(2025, 6, 30)),
            "16 après un départ à 18, soit un taux de −28,57\u202f%",
        ),
    ],
)
def test_what_moved_or_went_beyond_is_told(
    tables: Tables, rule: Rule, indicator_id: str, territory_id: str, day: date, found: str
) -> None:
    where = {"indicator_id": indicator_id, "territory_id": territory_id, "date": day}

    assert of(tables, rule, **where)["found"].to_list() == [found]


@pytest.mark.parametrize(
    "rule", [Rule.CIBLE_NULLE, Rule.SOMME_DES_CIBLES, Rule.ECHEANCES_MELANGEES, Rule.CIBLE_REVISEE]
)
def test_the_targets_of_msp_are_without_fault(tables: Tables, rule: Rule) -> None:
    assert of(tables, rule, indicator_id="msp").is_empty()


def test_a_regression_or_a_target_passed_is_what_the_published_rate_hides(tables: Tables) -> None:
    defaults = tables["indicators"].select("indicator_id", statement_id="default_statement_id")
    rows = tables["progress"].join(defaults, on=["indicator_id", "statement_id"])
    hidden = {
        Rule.RECUL: rows.filter(pl.col("raw_rate_pct") < 0),
        Rule.CIBLE_DEPASSEE: rows.filter(pl.col("raw_rate_pct") > 100),
    }

    for rule, expected in hidden.items():
        found = of(tables, rule)
        places = set(found.select("indicator_id", "territory_id").rows())
        assert places == set(expected.select("indicator_id", "territory_id").rows())
        assert set(found["severity"].cast(pl.String)) == {Severity.NOTE}
