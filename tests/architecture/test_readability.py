"""Modules stay short, say what they are for, and have no drawer for everything."""

import ast
from collections.abc import Iterable
from pathlib import Path

from tests.architecture.source_code import PROJECT, Module, lines_count, modules

LONGEST_MODULE = 300
LONGEST_VIEW = 80
DRAWERS = {"utils", "helpers", "common", "misc", "tools"}
EVERYTHING = modules("pipelines", "dashboard")
Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(module: Module) -> list[Documented]:
    """Functions and classes that another module may use."""
    return [
        node
        for node in module.tree.body
        if isinstance(node, Documented) and not node.name.startswith("_")
    ]


def too_long(files: Iterable[Path], longest: int) -> dict[str, int]:
    """Files with more lines than that, and how many they have."""
    counts = {str(path.relative_to(PROJECT)): lines_count(path) for path in files}
    return {name: count for name, count in counts.items() if count > longest}


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Whether it is bare, or names the mother of all errors."""
    kind = handler.type
    return kind is None or (
        isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"}
    )


def test_a_module_stays_readable() -> None:
    scripts = (PROJECT / "dashboard/static/map").glob("*.js")
    files = [*(module.path for module in [*EVERYTHING, *modules("tests")]), *scripts]
    assert too_long(files, LONGEST_MODULE) == {}


def test_a_view_is_a_paragraph() -> None:
    views = [module.path for module in modules("dashboard.views")]
    assert too_long(views, LONGEST_VIEW) == {}


def test_a_module_says_what_it_is_for() -> None:
    assert [
        module.name
        for module in EVERYTHING
        if lines_count(module.path) and not ast.get_docstring(module.tree)
    ] == []


def test_everything_public_has_a_docstring() -> None:
    assert [
        f"{module}.{node.name}"
        for module in EVERYTHING
        for node in public(module)
        if not ast.get_docstring(node)
    ] == []


def test_no_handler_catches_everything() -> None:
    assert [
        f"{module}, line {node.lineno}"
        for module in EVERYTHING
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    ] == []


def test_no_drawer_for_everything() -> None:
    assert [module.name for module in EVERYTHING if DRAWERS & set(module.name.split("."))] == []


def test_streamlit_finds_no_folder_of_pages() -> None:
    assert not (PROJECT / "dashboard/pages").exists()
