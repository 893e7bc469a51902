"""What may happen to an unattended refresh: afterwards readers have the release they had, the next
refresh succeeds, nothing half-written remains.
"""

import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pipelines.cli import run as command_line
from pipelines.intake import sources as intake
from pipelines.lock import exclusive
from pipelines.publish import find_release, read_table, rollback
from pipelines.sources.fetch import fetch
from pipelines.sources.remote import FetchSettings
from tests.conftest import PROJECT, DataRoot
from tests.pipelines.finess_files import write_plus
from tests.pipelines.local_sources import BAROMETRE, FILES, REGIONS, contents, published_at
from tests.pipelines.sources.fetch_server import (
    LocalServer,
    local_server,
    reply,
    rest_of,
    truncated,
    unless_current,
)
from tests.tiny_country import MSP_AT_THE_END_OF_2023

Refresh = Callable[..., CompletedProcess[str]]
NEW = contents(msp=MSP_AT_THE_END_OF_2023 | {"13": 41})
FINESS = "finess-structures-mensuel-202602.json.gz"
HASTY = FetchSettings(attempts=2, backoff_seconds=0.01, longest_wait_seconds=0.02)
KILLS = 10
LEFTOVERS = ("facts/**/.*.part", "quarantine/**/.*.part", "raw/**/.*", "releases/.draft*")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    """The producers: a newer Baromètre, and the COG as we hold it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with local_server() as running:
        publishes(running)
        yield running


@pytest.fixture
def refresh(
    server: LocalServer,
    tiny_data: DataRoot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Refresh:
    """Runs `refresh --all` within this process, from the local server."""

    def command(*options: str, files: Mapping[str, list[str]] = FILES) -> CompletedProcess[str]:
        monkeypatch.setenv("CAP_SANTE_DATA", str(tiny_data.path))
        monkeypatch.setattr(sys, "argv", ["cap-sante", "refresh", "--all", *options])
        with published_at(server.port, files), pytest.raises(SystemExit) as ended:
            command_line()
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return CompletedProcess(options, ended.value.code, said.out, said.err)

    return command


def publishes(server: LocalServer, **replaced: bytes) -> None:
    """The producers publish these files."""
    for name, content in NEW.items():
        server.serve(f"/{name}", reply(200, replaced.get(name, content), etag='"1"'))


def elsewhere(root: DataRoot, server: LocalServer, *options: str | int) -> CompletedProcess[str]:
    """Runs `refresh --all` in a process of its own."""
    module = "tests.pipelines.local_sources"
    arguments = [*map(str, options), "refresh", "--all"]
    return subprocess.run(
        [sys.executable, "-m", module, str(server.port), *arguments],
        env=root.environment(),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def msp(root: DataRoot) -> float:
    """What readers see: MSP in France at the end of 2023, from a release proved whole."""
    release = rollback(root.releases, find_release(root.releases).build_id)
    values = read_table(release, "current_values")
    return float(values.filter(territory_id="FR", indicator_id="msp")["value"].item())


def leftovers(root: DataRoot) -> list[str]:
    """Anything half-written below the data root."""
    found = [path for pattern in LEFTOVERS for path in root.path.glob(pattern)]
    found += [path for path in (root.path / "state").glob("*") if path.name != "sources.csv"]
    return [str(path.relative_to(root.path)) for path in found]


def editions(root: DataRoot) -> list[str]:
    """Editions of the Baromètre in the facts."""
    return sorted(path.stem for path in (root.facts / "barometre").glob("*.csv"))


@pytest.fixture(scope="module")
def moments_count(tmp_path_factory: pytest.TempPathFactory) -> Callable[[DataRoot], int]:
    """How many moments a whole refresh has, counted once."""
    counted: list[int] = []

    def count(root: DataRoot) -> int:
        if not counted:
            folder = tmp_path_factory.mktemp("whole") / "data"
            subprocess.run(["cp", "-r", root.path, folder], check=True)
            with local_server() as running:
                publishes(running)
                done = elsewhere(DataRoot(folder), running, "--counts")
            assert done.returncode == 0, done.stdout + done.stderr
            counted.append(int(done.stderr))
        return counted[0]

    return count


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_refresh_killed_at_any_moment_is_undone_and_done_again(
    tiny_data: DataRoot,
    server: LocalServer,
    refresh: Refresh,
    moments_count: Callable[[DataRoot], int],
    seed: int,
) -> None:
    moment = random.Random(seed).randint(1, moments_count(tiny_data))

    killed = elsewhere(tiny_data, server, "--dies-at", moment)

    assert killed.returncode == -9
    assert msp(tiny_data) in {69, 70}
    again = refresh()
    assert again.returncode == 0, again.stdout
    assert msp(tiny_data) == 70
    assert leftovers(tiny_data) == []
    assert editions(tiny_data) == ["2026-03-01", str(date.today())]


@pytest.mark.parametrize(
    ("largest", "told"),
    [(200, "barometre : ÉCHEC, téléchargement impossible"), (2000, "publication impossible")],
)
def test_a_full_disk_stops_the_run_and_changes_nothing(
    tiny_data: DataRoot, server: LocalServer, refresh: Refresh, largest: int, told: str
) -> None:
    before = tiny_data.bytes()

    full = elsewhere(tiny_data, server, "--largest", largest)

    assert (full.returncode, full.stderr) == (1, "")
    assert told in full.stdout
    after = {k: v for k, v in tiny_data.bytes().items() if not k.startswith(("raw/", "state/"))}
    assert after == before
    assert refresh().returncode == 0
    assert msp(tiny_data) == 70
    assert leftovers(tiny_data) == []


def test_a_server_that_hangs_up_is_left_for_the_next_run_which_asks_for_the_rest(
    tiny_data: DataRoot, server: LocalServer, refresh: Refresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "fetch", partial(fetch, settings=HASTY))
    content, half = NEW[BAROMETRE], len(NEW[BAROMETRE]) // 2
    cut = truncated(content[:half], declared=len(content), etag='"1"')
    server.serve(f"/{BAROMETRE}", cut)

    failed = refresh()
    server.serve(f"/{BAROMETRE}", rest_of(content, etag='"1"'))
    again = refresh()

    assert failed.returncode == 3
    assert "barometre : ÉCHEC, téléchargement impossible" in failed.stdout
    assert "fichier tronqué" in failed.stdout
    assert again.returncode == 0
    assert server.requests[-1].headers["range"] == f"bytes={half}-"
    assert msp(tiny_data) == 70
    assert leftovers(tiny_data) == []


@pytest.mark.parametrize("spoil", [lambda b: b[: len(b) // 2], lambda b: b[:-8] + bytes(8)])
def test_a_gzip_cut_short_or_with_a_wrong_checksum_is_fetched_again(
    tiny_data: DataRoot,
    server: LocalServer,
    refresh: Refresh,
    tmp_path: Path,
    spoil: Callable[[bytes], bytes],
) -> None:
    write_plus(tmp_path / FINESS, entities=100, day=date(2026, 2, 28))
    whole = (tmp_path / FINESS).read_bytes()
    files = {**FILES, "finess_plus": [FINESS]}
    server.serve(f"/{FINESS}", unless_current(spoil(whole), etag='"1"'))

    refused = refresh(files=files)
    # The producer's copy was sound: it bears the same name.
    server.serve(f"/{FINESS}", unless_current(whole, etag='"1"'))
    again = refresh(files=files)

    assert refused.returncode == 3
    assert "finess_plus : ÉCHEC, fichier refusé" in refused.stdout
    assert "archive gzip" in refused.stdout
    assert msp(tiny_data) == 70
    assert again.returncode == 0
    assert (tiny_data.facts / "finess_plus/2026-02-28.csv").is_file()


def test_a_second_refresh_says_so_and_leaves(tiny_data: DataRoot, refresh: Refresh) -> None:
    with exclusive(tiny_data.facts):
        second = refresh()

    assert second.returncode == 4
    assert second.stderr.startswith("Un autre rafraîchissement est en cours : rien n’a été fait.")
    assert msp(tiny_data) == 69
    assert refresh().returncode == 0


def test_two_refreshes_at_once_both_end_well_when_one_waits(
    tiny_data: DataRoot, server: LocalServer
) -> None:
    module = [sys.executable, "-m", "tests.pipelines.local_sources", str(server.port), "--plain"]
    started = [
        subprocess.Popen(
            [*module, "refresh", "--all", "--wait"],
            env=tiny_data.environment(),
            cwd=PROJECT,
            stdout=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]

    assert [process.wait(timeout=60) for process in started] == [0, 0]
    assert msp(tiny_data) == 70
    assert leftovers(tiny_data) == []


def test_a_source_that_changes_its_columns_fails_alone(
    tiny_data: DataRoot, server: LocalServer, refresh: Refresh
) -> None:
    changed = NEW[BAROMETRE].replace(b"indic_va", b"valeur", 1)
    publishes(server, **{BAROMETRE: changed})

    failed = refresh()
    publishes(server)
    again = refresh()

    assert failed.returncode == 3
    assert "colonne manquante dans l’en-tête" in failed.stdout
    assert "0 source modifiée, 1 sans changement, 1 en échec." in failed.stdout
    assert msp(tiny_data) == 70
    assert again.returncode == 0


def test_facts_that_the_build_refuses_are_left_out_and_the_others_published(
    tiny_data: DataRoot, server: LocalServer, refresh: Refresh
) -> None:
    # The hand-written names of territories no longer match: the build would stop.
    publishes(server, **{REGIONS: NEW[REGIONS].replace(b"Corse,Corse", b"Korsika,Korsika")})

    done = refresh()

    assert done.returncode == 3
    assert "cog : ÉCHEC, refusée par les contrôles" in done.stdout
    assert msp(tiny_data) == 70
    assert "Korsika" not in (tiny_data.facts / "cog/2026-01-01.csv").read_text()


def test_a_release_that_cannot_be_read_back_leaves_the_one_before(
    tiny_data: DataRoot, refresh: Refresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tiny_data.bytes()
    sound = Path.rename

    def rots(path: Path, target: Path) -> Path:
        if path.name.startswith(".draft-"):
            (path / "findings.parquet").write_bytes(b"rust")
        return sound(path, target)

    with monkeypatch.context() as rotting:
        rotting.setattr(Path, "rename", rots)
        failed = refresh()

    assert failed.returncode == 1
    assert "ne se relit pas après son écriture" in failed.stdout
    after = {k: v for k, v in tiny_data.bytes().items() if not k.startswith(("raw/", "state/"))}
    assert after == before
    assert refresh().returncode == 0
    assert msp(tiny_data) == 70
