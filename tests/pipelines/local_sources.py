"""Sources whose files a local server publishes, and a refresh of them in a process of its own.

`python -m tests.pipelines.local_sources PORT OPTION ARGUMENTS` runs `cap-sante ARGUMENTS` with
every source at that port or nowhere. Options: `--plain`, `--counts` (moments, on the error stream),
`--dies-at N` (moment), `--largest N` (bytes of a file). A moment is the opening, renaming or
removal of a file below the data root.
"""

import os
import resource
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from pipelines.cli import run as command_line
from pipelines.refreshing import run, some, summary
from pipelines.sources.model import Download, Listing, Source
from pipelines.sources.registry import SOURCES
from tests.raw_files import barometre_country, barometre_text, departements_text, regions_text
from tests.tiny_country import MSP_AT_THE_END_OF_2023

READY = (run, some, summary)
BAROMETRE, REGIONS, DEPARTEMENTS = "ind-311.csv", "v_region_2026.csv", "v_departement_2026.csv"
FILES = {"barometre": [BAROMETRE], "cog": [REGIONS, DEPARTEMENTS]}
MOMENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}


def contents(*, msp: Mapping[str, int] = MSP_AT_THE_END_OF_2023) -> dict[str, bytes]:
    """What the producers publish, by file name: the country as it is, with so many MSP."""
    texts = {
        BAROMETRE: barometre_text(*barometre_country(msp)),
        REGIONS: regions_text(),
        DEPARTEMENTS: departements_text(),
    }
    return {name: text.encode() for name, text in texts.items()}


@contextmanager
def published_at(
    port: int, files: Mapping[str, list[str]] = FILES, listed: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Every source is fetched from 127.0.0.1 at this port, or from nowhere.

    `files` are the names of files by source, `listed` the name of the page that lists them.
    """
    before = {source.id: (source.downloads, source.listing) for source in SOURCES}
    try:
        for source in SOURCES:
            downloads = tuple(
                Download(url=f"http://127.0.0.1:{port}/{name}", filename=name)
                for name in files.get(source.id, [])
            )
            page = (listed or {}).get(source.id)
            url = f"http://127.0.0.1:{port}/{page}"
            known = replace(source.listing, url=url) if source.listing and page else None
            _fetch_from(source, downloads, known)
        yield
    finally:
        for source in SOURCES:
            _fetch_from(source, *before[source.id])


def _fetch_from(source: Source, downloads: tuple[Download, ...], listing: Listing | None) -> None:
    # A declaration is frozen for everyone but a test of what depends on it.
    object.__setattr__(source, "downloads", downloads)
    object.__setattr__(source, "listing", listing)


def watch(dies_at: int) -> list[str]:
    """Note each moment from now on; the process kills itself at the one numbered so, from 1."""
    root, seen = os.environ["CAP_SANTE_DATA"], []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event in MOMENTS and str(arguments[0]).startswith(root):
            seen.append(event)
            if len(seen) == dies_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(note)
    return seen


if __name__ == "__main__":
    port, option, *arguments = sys.argv[1:]
    number = int(arguments.pop(0)) if option in {"--dies-at", "--largest"} else 0
    sys.argv = ["cap-sante", *arguments]
    if option == "--largest":
        resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
    moments = watch(number if option == "--dies-at" else 0)
    with published_at(int(port)):
        try:
            command_line()
        finally:
            if option == "--counts":
                sys.stderr.write(str(len(moments)))
