"""The few ways in which the pipeline stops on purpose.

Messages are in French: they are read by whoever maintains the data. Each says what is wrong,
where, which rule is broken and what to do next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


def counted(count: int, one: str, many: str) -> str:
    """A number and its noun: « 1 défaut », « 3 défauts » (French keeps 0 in the singular)."""
    return f"{count} {one if count < 2 else many}"


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

    LONGEST_VALUE: ClassVar[int] = 80

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, ligne {self.line}"
        if self.column is not None:
            where += f", colonne {self.column}"
        return f"{where} : {self.rule}{self._found()}"

    def _found(self) -> str:
        if self.value is None:
            return ""
        return f" (valeur lue : « {self.short_value} »)" if self.value else " (valeur vide)"

    @property
    def short_value(self) -> str | None:
        """The value as it may be printed, its end cut off."""
        if self.value is None:
            return None
        # A broken file may hold megabytes without a line end, or codes that drive the terminal.
        short = "".join(c if c.isprintable() else "�" for c in self.value[: self.LONGEST_VALUE])
        return f"{short}…" if len(self.value) > self.LONGEST_VALUE else short


class RejectedFile(PipelineError):
    """A raw file breaks rules of its layout: every rule is reported, with counts and examples."""

    EXAMPLES_PER_RULE = 3

    def __init__(self, source_id: str, defects: Sequence[Defect]) -> None:
        self.defects = tuple(defects)
        super().__init__(
            f"Source {source_id} : {self._refused()}, "
            f"{counted(len(self.defects), 'défaut', 'défauts')}.\n"
            + "\n".join(self._by_rule())
            + "\nRien n’a été modifié. Vérifiez auprès du producteur, puis relancez."
        )

    def _refused(self) -> str:
        files = len({defect.file for defect in self.defects})
        return "fichier refusé" if files == 1 else f"{files} fichiers refusés"

    def _by_rule(self) -> list[str]:
        groups: dict[tuple[str, str], list[Defect]] = {}
        for defect in self.defects:
            groups.setdefault((defect.file, defect.rule), []).append(defect)
        lines = []
        for group in groups.values():
            lines += [f"  - {defect}" for defect in group[: self.EXAMPLES_PER_RULE]]
            hidden = len(group) - self.EXAMPLES_PER_RULE
            if hidden > 0:
                others = counted(hidden, "autre ligne", "autres lignes")
                lines.append(f"    … et {others} pour la même règle")
        return lines


class RejectedSheets(PipelineError):
    """Files written by hand hold mistakes: all of them, so that one correction is enough."""

    def __init__(self, defects: Sequence[Defect]) -> None:
        self.defects = tuple(defects)
        files = len({defect.file for defect in defects})
        refused = counted(files, "fichier refusé", "fichiers refusés")
        super().__init__(
            f"Données saisies à la main : {refused}, "
            f"{counted(len(self.defects), 'erreur', 'erreurs')}.\n"
            + "\n".join(f"  - {defect}" for defect in self.defects)
            + "\nRien n’a été publié. Corrigez ces lignes, puis relancez « cap-sante check ». "
            "Les colonnes sont décrites dans data/README.md."
        )


class TooManyRejects(PipelineError):
    """More rows of an edition were rejected than its source declares it may lose."""


class FetchError(PipelineError):
    """A file could not be downloaded: names the source, the address, the cause, what to do."""


class ContractError(PipelineError):
    """A table breaks its published schema: all rules at once, with counts and examples."""


class BlockedPublication(PipelineError):
    """A check found something that must not reach readers."""


class AlreadyRunning(PipelineError):
    """Another run holds the facts: this one has done nothing."""


class UnknownName(PipelineError):
    """An indicator, territory, source or release that does not exist was asked for."""
