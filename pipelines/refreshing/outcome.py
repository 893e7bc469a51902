"""What a refresh of every source came to, and the exit code that says it to a scheduler."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from pipelines.contract.refreshing import FailureKind
from pipelines.intake.editions import EditionChange


class ExitCode(IntEnum):
    """Exit codes of `cap-sante refresh --all`.

    2 is what a wrong option gets, 4 what a second refresh gets while one is running.
    """

    ALL_WELL = 0
    NOTHING_DONE = 1
    SOME_SOURCES_FAILED = 3


class Status(StrEnum):
    """What came of one source."""

    CHANGED = "modifiee"
    UNCHANGED = "sans_changement"
    FAILED = "echec"
    BY_HAND = "a_la_main"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOutcome:
    """What came of one source. `error` is in French, and names no person.

    BY_HAND: it has no address to fetch, and no file was put in its raw folder.
    """

    source_id: str
    status: Status
    changes: tuple[EditionChange, ...] = ()
    error_kind: FailureKind | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshReport:
    """The whole run. `build_id`: the release that readers see, None when there is none.

    `was_undone`: a killed run had left facts half-written, which this one put back first.
    `is_recorded` is False when the state file could not be written.
    """

    sources: tuple[SourceOutcome, ...]
    build_id: str | None
    is_published: bool
    was_undone: bool = False
    is_recorded: bool = True

    @property
    def exit_code(self) -> ExitCode:
        """For a scheduler."""
        attempted = [one for one in self.sources if one.status is not Status.BY_HAND]
        failed = [one for one in attempted if one.status is Status.FAILED]
        if not failed:
            return ExitCode.ALL_WELL
        is_unpublished = any(one.error_kind is FailureKind.PUBLICATION for one in failed)
        if is_unpublished or len(failed) == len(attempted):
            return ExitCode.NOTHING_DONE
        return ExitCode.SOME_SOURCES_FAILED
