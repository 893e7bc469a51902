"""The few ways in which the pipeline stops on purpose.

Messages are in French: they are read by whoever maintains the data. Each says what is wrong,
where, which rule is broken and what to do next.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class PipelineError(Exception):
    """The run stopped on purpose; facts and releases are untouched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One broken rule at one place of a file.

    `line` counts from 1 with the header as line 1; None when the rule is about the whole file.
    """

    file: str
    rule: str
    line: int | None = None
    column: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, ligne {self.line}"
        if self.column is not None:
            where += f", colonne {self.column}"
        found = "" if self.value is None else f" (valeur lue : « {self.value} »)"
        return f"{where} : {self.rule}{found}"


class RejectedFile(PipelineError):
    """A raw file breaks rules of its layout: every rule is reported, with counts and examples."""

    EXAMPLES_PER_RULE = 3

    def __init__(self, source_id: str, defects: Sequence[Defect]) -> None:
        self.defects = tuple(defects)
        super().__init__(
            f"Source {source_id} : fichier refusé, {len(self.defects)} défaut(s).\n"
            + "\n".join(self._by_rule())
            + "\nRien n’a été modifié. Vérifiez le fichier auprès du producteur, puis relancez."
        )

    def _by_rule(self) -> list[str]:
        groups: dict[tuple[str, str], list[Defect]] = {}
        for defect in self.defects:
            groups.setdefault((defect.file, defect.rule), []).append(defect)
        lines = []
        for group in groups.values():
            lines += [f"  - {defect}" for defect in group[: self.EXAMPLES_PER_RULE]]
            hidden = len(group) - self.EXAMPLES_PER_RULE
            if hidden > 0:
                lines.append(f"    … et {hidden} autre(s) ligne(s) pour la même règle")
        return lines


class FetchError(PipelineError):
    """A file could not be downloaded: names the source, the address, the cause, what to do."""


class ContractError(PipelineError):
    """A table breaks its published schema: all rules at once, with counts and examples."""


class BlockedPublication(PipelineError):
    """A check found something that must not reach readers."""


class UnknownName(PipelineError):
    """An indicator, territory, source or release that does not exist was asked for."""
