"""The command line: what each command prints, on which stream, with which exit code.

Called within this process; `test_cli_bad_input.py` and `test_releases_processes.py` run the
installed command too.
"""

import json
from pathlib import Path

import pytest

from tests.conftest import DataRoot, Run
from tests.factories import write
from tests.raw_files import Line, barometre_country, barometre_text, write_inputs
from tests.tiny_country import MSP_AT_THE_END_OF_2023

NEW_VALUES = MSP_AT_THE_END_OF_2023 | {"04": 16}


@pytest.fixture
def new_edition(tmp_path: Path) -> Path:
    """The Baromètre of 15 March 2026: one value revised, one date more."""
    lines = barometre_country(NEW_VALUES) + barometre_country(NEW_VALUES, "2024-06-01")
    write(tmp_path / "in/2026-03-15/ind-311.csv", barometre_text(*lines))
    return tmp_path / "in"


def shown(run: Run, root: DataRoot, *arguments: str) -> dict[str, object]:
    done = run(root, "show", *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_show_prints_a_value_for_people_and_for_programs(run: Run, real_data: DataRoot) -> None:
    text = run(real_data, "show", "msp", "DEP-04", "--date", "2023-12-31")

    assert text.stdout == (
        "msp DEP-04 : 15\n"
        "  date de la valeur : 31/12/2023\n"
        "  statut : observée\n"
        "  édition : 01/03/2026\n"
        "  source : barometre\n"
    )
    assert shown(run, real_data, "msp", "DEP-04", "--date", "2023-12-31") == {
        "indicator_id": "msp",
        "territory_id": "DEP-04",
        "date": "2023-12-31",
        "value": 15.0,
        "unit": "count",
        "status": "observed",
        "edition": "2026-03-01",
        "source_id": "barometre",
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "msps", "FR"), "Indicateur inconnu : « msps ». Exemples : ald, assistants"),
        (("show", "msp", "DEP-20"), "Territoire inconnu : « DEP-20 »."),
        (
            ("show", "msp", "FR", "--date", "31/12/2023"),
            "Date illisible : « 31/12/2023 ». Écrivez AAAA-MM-JJ.",
        ),
        (("show", "msp", "FR", "--as-known-on", "hier"), "Date illisible : « hier »."),
        (("refresh", "--source", "x"), "Source inconnue : « x ». Sources connues : cog"),
        (("refresh", "--from", "/nowhere"), "/nowhere : ce dossier n’existe pas."),
        (("refresh", "--from", "/", "--edition", "2024"), "Date illisible : « 2024 »."),
        (("refresh", "--all", "--source", "cog"), "--all ne va ni avec --source ni avec --dry-run"),
        (("refresh", "--json"), "--json va avec --all."),
        (("refresh", "--all", "--from", "/nowhere"), "/nowhere : ce dossier n’existe pas."),
        (("inputs", "/nowhere"), "/nowhere : ce dossier n’existe pas."),
        (("diff", "a", "b"), "Version inconnue : « a »."),
        (("rollback", "a"), "Version inconnue : « a »."),
    ],
)
def test_a_mistake_gets_one_french_line_and_exit_code_1(
    run: Run, real_data: DataRoot, arguments: tuple[str, ...], told: str
) -> None:
    done = run(real_data, *arguments)

    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["build", "check", "refresh"])
def test_without_facts_the_message_names_the_missing_file(
    run: Run, tmp_path: Path, command: str
) -> None:
    done = run(DataRoot(tmp_path), command)

    assert done.returncode == 1
    assert done.stderr == (
        f"{tmp_path}/facts/receipts.csv : fichier de faits absent. Rétablissez-le depuis le dépôt "
        "(git checkout).\n"
    )


def test_a_folder_that_cannot_be_written_is_told_without_traceback(
    run: Run, tiny_data: DataRoot
) -> None:
    for path in sorted(tiny_data.releases.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    tiny_data.releases.rmdir()
    tiny_data.releases.write_text("in the way")

    done = run(tiny_data, "build")

    assert done.returncode == 1
    assert done.stderr.startswith("Lecture ou écriture impossible sur ce poste : ")
    assert "Traceback" not in done.stderr


def test_build_and_check_say_what_they_did(run: Run, tiny_data: DataRoot) -> None:
    before = tiny_data.bytes()

    built, checked = run(tiny_data, "build"), run(tiny_data, "check")

    (current,) = [path for path in tiny_data.releases.iterdir() if path.is_dir()]
    assert built.stdout == f"Version {current.name} publiée dans {current}.\n"
    assert checked.stdout.startswith("Tables conformes à leur contrat :\n")
    assert tiny_data.bytes() == before


def test_a_new_edition_is_told_then_published_and_the_old_answer_stays_known(
    run: Run, tiny_data: DataRoot, new_edition: Path
) -> None:
    done = run(tiny_data, "refresh", "--source", "barometre", "--from", new_edition)

    told = done.stdout.splitlines()
    assert told[:3] == [
        "barometre, édition du 15/03/2026 (par rapport à celle du 01/03/2026)",
        "  msp, 31/12/2023 : 3 lignes modifiées",
        "  msp, 30/06/2024 : 9 lignes ajoutées",
    ]
    assert f"Écrit : {tiny_data.facts}/barometre/2026-03-15.csv" in told
    assert told[-1].startswith("Version ")
    date = ("--date", "2023-12-31")
    assert shown(run, tiny_data, "msp", "DEP-04", *date)["value"] == 16
    before = shown(run, tiny_data, "msp", "DEP-04", *date, "--as-known-on", "2026-03-14")
    assert (before["value"], before["edition"]) == (15, "2026-03-01")


def test_a_dry_run_tells_the_same_and_writes_nothing(
    run: Run, tiny_data: DataRoot, new_edition: Path
) -> None:
    before = tiny_data.bytes()

    done = run(tiny_data, "refresh", "--from", new_edition, "--dry-run")

    assert "  msp, 31/12/2023 : 3 lignes modifiées\n" in done.stdout
    assert done.stdout.endswith("Essai à blanc : rien n’a été écrit.\n")
    assert done.returncode == 0
    assert tiny_data.bytes() == before


def test_an_edition_already_known_changes_nothing(
    run: Run, tiny_data: DataRoot, new_edition: Path
) -> None:
    run(tiny_data, "refresh", "--from", new_edition)
    before = tiny_data.bytes()

    dated = run(tiny_data, "refresh", "--from", new_edition)
    undated = write(new_edition / "plain/ind-311.csv", "")
    undated.write_bytes((new_edition / "2026-03-15/ind-311.csv").read_bytes())
    plain = run(tiny_data, "refresh", "--from", undated.parent)

    assert dated.stdout.splitlines()[1] == "  aucun changement"
    assert plain.stdout.splitlines()[0] == "Aucun fichier nouveau."
    assert (dated.returncode, plain.returncode) == (0, 0)
    assert tiny_data.bytes() == before


def test_a_file_of_the_repository_layout_takes_the_edition_asked_for(
    run: Run, tiny_data: DataRoot, tmp_path: Path
) -> None:
    text = barometre_text(*barometre_country(NEW_VALUES))
    write(tmp_path / "clone/data/ind-311.csv", text)

    folder = ("--from", tmp_path / "clone")
    done = run(tiny_data, "refresh", *folder, "--edition", "2026-03-10")
    future = run(tiny_data, "refresh", *folder, "--edition", "2999-01-01")

    assert done.stdout.startswith("barometre, édition du 10/03/2026 (par rapport")
    assert (tiny_data.facts / "barometre/2026-03-10.csv").is_file()
    assert future.stdout.startswith("Aucun fichier nouveau.")


def test_an_edition_in_the_future_is_refused(run: Run, tiny_data: DataRoot, tmp_path: Path) -> None:
    write(tmp_path / "in/ind-311.csv", barometre_text(Line(va="1")))
    before = tiny_data.bytes()

    done = run(tiny_data, "refresh", "--from", tmp_path / "in", "--edition", "2999-01-01")

    assert done.returncode == 1
    assert done.stderr == (
        "ind-311.csv : édition du 01/01/2999, dans le futur. Corrigez la date du dossier ou du "
        "fichier, ou l’option --edition.\n"
    )
    assert tiny_data.bytes() == before


def test_one_bad_source_stops_the_whole_run(run: Run, tiny_data: DataRoot, tmp_path: Path) -> None:
    folder = write_inputs(tmp_path / "in")
    write(folder / "etalab_2023-01-19/sante_national.csv", "<html></html>\n")
    before = tiny_data.bytes()

    done = run(tiny_data, "refresh", "--from", folder)

    assert done.returncode == 1
    assert done.stderr.startswith("Source etalab : fichier refusé, 1 défaut.")
    assert tiny_data.bytes() == before


def test_inputs_prove_the_facts_until_one_number_is_typed(
    run: Run, tiny_data: DataRoot, tmp_path: Path
) -> None:
    folder = write_inputs(tmp_path / "in")
    run(tiny_data, "refresh", "--from", folder)

    proved = run(tiny_data, "inputs", folder)
    fact = tiny_data.facts / "etalab/2023-01-19.csv"
    fact.write_text(fact.read_text().replace(",3.0,", ",4.0,", 1))
    refuted = run(tiny_data, "inputs", folder)

    assert proved.returncode == 0
    assert "  identique : etalab, 19/01/2023\n" in proved.stdout
    assert "  sans fichier brut ici : population, 01/01/2023\n" in proved.stdout
    assert proved.stdout.endswith("7 éditions identiques, 0 différente, 10 fichiers relus.\n")
    assert refuted.returncode == 1
    assert "DIFFÉRENT : etalab, édition du 19/01/2023" in refuted.stdout
    assert refuted.stderr == "1 édition diffère de ses fichiers bruts.\n"


def test_two_releases_are_compared(run: Run, tiny_data: DataRoot, new_edition: Path) -> None:
    (old,) = [path.name for path in tiny_data.releases.iterdir() if path.is_dir()]
    run(tiny_data, "refresh", "--from", new_edition)
    (new,) = {path.name for path in tiny_data.releases.iterdir() if path.is_dir()} - {old}

    done = run(tiny_data, "diff", old, new)

    assert done.stdout.splitlines() == [
        "  msp, 31/12/2023 : 9 lignes modifiées",
        "  msp, 30/06/2024 : 9 lignes ajoutées",
    ]
