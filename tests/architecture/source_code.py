"""What a module imports, defines and weighs, read from its text without running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
OURS = ("dashboard", "pipelines", "tests")


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file of the project, by its dotted name."""

    name: str
    path: Path

    def __str__(self) -> str:
        return self.name

    @property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return _tree(self.path)

    def is_in(self, *packages: str) -> bool:
        """Whether it is one of the packages, or below one."""
        return any(self.name == name or self.name.startswith(f"{name}.") for name in packages)

    def imports(self) -> frozenset[str]:
        """Dotted names of the modules imported anywhere in it, inside functions too."""
        return _imported(self.path)


def lines_count(path: Path) -> int:
    """Length of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def modules(*packages: str) -> list[Module]:
    """Every module of the packages, sorted."""
    found = []
    for path in sorted(p for package in OURS for p in (PROJECT / package).rglob("*.py")):
        parts = path.relative_to(PROJECT).with_suffix("").parts
        module = Module(".".join(parts).removesuffix(".__init__"), path)
        if module.is_in(*packages):
            found.append(module)
    return found


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def _imported(path: Path) -> frozenset[str]:
    return frozenset(_imports(_tree(path)))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # `from . import x` would hide what is imported: see the test that forbids it.
            parent = "." * node.level + (node.module or "")
            yield from (_module_named(parent, alias.name) for alias in node.names)


def _module_named(parent: str, name: str) -> str:
    """`from dashboard import cards` and `from dashboard.cards import X` both name the module."""
    if parent.partition(".")[0] not in OURS:
        return parent
    below = PROJECT.joinpath(*parent.split("."), name)
    is_module = below.with_suffix(".py").is_file() or (below / "__init__.py").is_file()
    return f"{parent}.{name}" if is_module else parent
