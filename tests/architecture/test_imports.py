"""Who may import whom: the table of the architecture, held by reading the code."""

import sys

from tests.architecture.source_code import Module, modules

SEAM = ("pipelines.contract", "pipelines.vocabulary")
FACTS = (*SEAM, "pipelines.errors", "pipelines.sources", "pipelines.facts")
# Modules of ours that each part may import; a package stands for all below it.
ALLOWED = {
    "pipelines.vocabulary": (),
    "pipelines.contract": ("pipelines.vocabulary", "pipelines.contract"),
    "pipelines.errors": (),
    "pipelines.sources.model": (),
    "pipelines.indicators.model": ("pipelines.vocabulary",),
    "pipelines.measures": (*SEAM, "pipelines.measures"),
    "pipelines.checks": (*SEAM, "pipelines.checks"),
    "pipelines.sources": (*SEAM, "pipelines.errors", "pipelines.sources"),
    "pipelines.territories": (*SEAM, "pipelines.errors", "pipelines.territories"),
    "pipelines.indicators": (
        *SEAM,
        "pipelines.measures",
        "pipelines.indicators",
    ),
    "pipelines.facts": (*FACTS, "pipelines.indicators.registry"),
    "pipelines.tables": (*FACTS, "pipelines.measures", "pipelines.tables"),
    "pipelines.intake": (*FACTS, "pipelines.intake"),
    "pipelines.reports": (
        *FACTS,
        "pipelines.intake",
        "pipelines.measures",
        "pipelines.publish",
        "pipelines.reports",
    ),
    "pipelines": ("pipelines",),
    "dashboard": ("dashboard", *SEAM, "pipelines.measures"),
    "dashboard.cards": (
        *SEAM,
        "pipelines.measures",
        "dashboard.cards",
        "dashboard.clock",
        "dashboard.selection.comparing",
        "dashboard.selection.layers",
    ),
    "dashboard.queries": SEAM,
}
ABOVE_STORE = ("dashboard.components", "dashboard.exports", "dashboard.views")
# What each part must not import, ours or not.
FORBIDDEN = {
    "pipelines": ("streamlit", "plotly", "dashboard"),
    "dashboard": ("geopandas",),
    "dashboard.queries": ("streamlit",),
    "dashboard.cards": ("streamlit",),
    "dashboard.palette": ("streamlit", "dashboard.store"),
    "dashboard.wording": ("streamlit", "dashboard.store", *ABOVE_STORE),
    "dashboard.selection": ("dashboard.figures", "dashboard.store", *ABOVE_STORE),
    "dashboard.figures": ("streamlit", "dashboard.store", *ABOVE_STORE),
    "dashboard.maps": ("streamlit", "dashboard.store", *ABOVE_STORE),
    "dashboard.store": ("dashboard.figures", *ABOVE_STORE),
    "dashboard.exports": ("streamlit", "dashboard.views"),
    "dashboard.components": ("dashboard.store", "dashboard.exports", "dashboard.views"),
    "dashboard.views": ("plotly", "dashboard.views"),
}
# Libraries that only some modules know.
OWNERS = {
    "duckdb": ("pipelines.sources", "dashboard.queries", "dashboard.store.database"),
    "geopandas": ("pipelines.territories.shapes",),
    "numpy": (
        "pipelines.measures.sphere",
        "pipelines.sources.rpps_cells",
        "pipelines.sources.rpps_rules",
        "pipelines.sources.rpps_sifting",
    ),
    "httpx": ("pipelines.sources.fetch", "pipelines.sources.answers"),
    "tenacity": ("pipelines.sources.fetch",),
    "rich": ("pipelines.sources.fetch",),
    "typer": ("pipelines.cli", "pipelines.commands"),
    "msgspec": ("pipelines.sources.finess_plus", "pipelines.sources.json_stream"),
    "plotly": ("dashboard.figures", "dashboard.components"),
    "xlsxwriter": ("dashboard.exports.workbook",),
}
PURE = {*SEAM, "polars", "collections.abc", "dataclasses", "datetime", "enum"} | {
    "math",
    "numpy",
    "numpy.typing",
    "typing",
}
IMPURE_CALLS = ("today(", "now(", "open(", "read_", "write_")
EVERYTHING = modules("pipelines", "dashboard")


def is_below(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def rule_of(module: Module) -> str:
    """The narrowest part of the table that speaks of a module."""
    return max((part for part in ALLOWED if module.is_in(part)), key=len)


def imported(module: Module, *packages: str) -> list[str]:
    """What a module imports of these packages and below."""
    return sorted(name for name in module.imports() if is_below(name, *packages))


def test_a_module_imports_only_what_its_part_may() -> None:
    assert [
        f"{module} imports {name}"
        for module in EVERYTHING
        for name in imported(module, "pipelines", "dashboard")
        if not is_below(name, *ALLOWED[rule_of(module)])
    ] == []


def test_a_module_imports_nothing_that_its_part_must_not() -> None:
    assert [
        f"{module} imports {name}"
        for part, forbidden in FORBIDDEN.items()
        for module in EVERYTHING
        if module.is_in(part)
        for name in imported(module, *forbidden)
    ] == []


def test_a_library_is_known_to_its_owners_only() -> None:
    assert [
        f"{module} imports {name}"
        for library, owners in OWNERS.items()
        for module in EVERYTHING
        if not module.is_in(*owners)
        for name in imported(module, library)
    ] == []


def test_measures_have_no_way_to_read_write_or_know_the_day() -> None:
    measures = modules("pipelines.measures")
    pure = PURE | {module.name for module in modules("pipelines.measures", *SEAM)}

    assert [
        f"{module} uses {found}"
        for module in measures
        for found in (
            *sorted(module.imports() - pure),
            *(call for call in IMPURE_CALLS if call in module.path.read_text(encoding="utf-8")),
        )
    ] == []


def test_imports_are_absolute() -> None:
    assert [
        f"{module} imports {name}"
        for module in EVERYTHING
        for name in module.imports()
        if name.startswith(".")
    ] == []


def test_no_module_beside_the_app_hides_one_of_python() -> None:
    # `streamlit run` puts dashboard/ first on the path.
    beside = [module.name.removeprefix("dashboard.") for module in modules("dashboard")]

    assert sys.stdlib_module_names & set(beside) == set()


def test_the_table_speaks_of_modules_that_exist() -> None:
    parts = {*ALLOWED, *FORBIDDEN} | {
        name
        for names in OWNERS.values()
        for name in names
        if name != "pipelines.territories.shapes"
    }

    assert {part for part in parts if not any(module.is_in(part) for module in EVERYTHING)} == set()
