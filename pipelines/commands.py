"""Commands that do not pay for what they do not use.

Typer reads the absent `--help` of each command as None, and imports pydantic to turn None into a
flag: 0.4 s of every call. An absent flag is False.
"""

from typer.core import TyperCommand, TyperGroup, TyperOption


class Command(TyperCommand):
    """A command whose `--help` is off unless asked for."""

    def get_help_option(self, ctx: object) -> TyperOption | None:
        """The option, off by default; None for a command without help."""
        return _off(super().get_help_option(ctx))  # type: ignore[arg-type]  # typer's own context


class Group(TyperGroup):
    """The program itself, likewise."""

    def get_help_option(self, ctx: object) -> TyperOption | None:
        """The option, off by default; None for a program without help."""
        return _off(super().get_help_option(ctx))  # type: ignore[arg-type]  # typer's own context


def _off(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.default = False
    return option
