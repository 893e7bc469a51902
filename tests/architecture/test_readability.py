"""Modules stay short, say what they are for, and have no drawer for everything."""

import ast

import pytest

from tests.architecture.source_code import PROJECT, Module, modules

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


@pytest.mark.parametrize("module", EVERYTHING, ids=str)
def test_a_module_stays_readable(module: Module) -> None:
    assert module.lines_count <= LONGEST_MODULE


@pytest.mark.parametrize("module", modules("dashboard.views"), ids=str)
def test_a_view_is_a_paragraph(module: Module) -> None:
    assert module.lines_count <= LONGEST_VIEW


@pytest.mark.parametrize("module", [m for m in EVERYTHING if m.lines_count], ids=str)
def test_a_module_says_what_it_is_for(module: Module) -> None:
    assert ast.get_docstring(module.tree)


@pytest.mark.parametrize("module", EVERYTHING, ids=str)
def test_everything_public_has_a_docstring(module: Module) -> None:
    assert [node.name for node in public(module) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("module", EVERYTHING, ids=str)
def test_no_handler_catches_everything(module: Module) -> None:
    handlers = [node for node in ast.walk(module.tree) if isinstance(node, ast.ExceptHandler)]

    assert [
        node.lineno
        for node in handlers
        if node.type is None
        or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
    ] == []


@pytest.mark.parametrize("module", EVERYTHING, ids=str)
def test_no_drawer_for_everything(module: Module) -> None:
    assert not DRAWERS & set(module.name.split("."))


def test_streamlit_finds_no_folder_of_pages() -> None:
    assert not (PROJECT / "dashboard/pages").exists()
