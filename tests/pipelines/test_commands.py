"""The command line: what every call must not pay for."""

import subprocess
import sys


def test_a_command_without_options_does_not_import_what_reads_them() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pipelines.cli import app; "
            "app(['releases'], standalone_mode=False); "
            "print('pydantic.main' in sys.modules)",
        ],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert said.splitlines()[-1] == "False"


def test_help_is_still_given() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from pipelines.cli import app; app(['show', '--help'])"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert "--as-known-on" in said


def test_a_command_that_reads_no_raw_file_starts_without_duckdb() -> None:
    """DuckDB costs a tenth of a build, which reads facts only."""
    program = "import sys; import pipelines.cli; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
