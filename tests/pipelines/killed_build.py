"""A build that dies at a chosen moment: `python -m tests.pipelines.killed_build MOMENT`."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.cli import run as command_line
from pipelines.vocabulary import MANIFEST, POINTER

# A file name that tells the call apart, and whether death comes before the call or after it.
MOMENTS: dict[str, tuple[object, str, str, str]] = {
    "before the first table": (pl.DataFrame, "write_parquet", "baselines.parquet", "before"),
    "between two tables": (pl.DataFrame, "write_parquet", "observations.parquet", "after"),
    "before the manifest": (Path, "write_text", MANIFEST, "before"),
    "after the manifest": (Path, "write_text", MANIFEST, "after"),
    "once the release is in place": (Path, "rename", ".draft-", "after"),
    "before the pointer is replaced": (Path, "replace", POINTER, "before"),
    "after the pointer is replaced": (Path, "replace", POINTER, "after"),
    "before old releases are removed": (shutil, "rmtree", ".draft-", "before"),
}


def die(*_: object) -> None:
    """The way a machine loses power: nothing is caught, nothing is cleaned."""
    os.kill(os.getpid(), signal.SIGKILL)


def set_trap(moment: str) -> None:
    """Replaces one function by one that kills the process at the moment."""
    owner, name, marker, when = MOMENTS[moment]
    original: Callable[..., Any] = getattr(owner, name)

    def trapped(*arguments: Any, **options: Any) -> Any:
        is_the_one = any(
            marker in Path(str(a)).name for a in arguments if isinstance(a, str | Path)
        )
        if is_the_one and when == "before":
            die()
        result = original(*arguments, **options)
        if is_the_one:
            die()
        return result

    setattr(owner, name, trapped)


if __name__ == "__main__":
    set_trap(sys.argv[1])
    sys.argv = ["cap-sante", "build"]
    command_line()
