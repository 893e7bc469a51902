"""`cap-sante`: the pipeline from the command line. Every message is in French."""

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from pipelines.build import build as build_tables
from pipelines.commands import Command, Group
from pipelines.errors import AlreadyRunning, PipelineError, counted
from pipelines.facts import store as fact_store
from pipelines.paths import data_paths
from pipelines.publish import can_serve, find_release, list_releases, publish, read_table
from pipelines.publish import rollback as roll_back
from pipelines.refreshing.transaction import recover_if_idle
from pipelines.reports import wording as report
from pipelines.reports.lookup import look_up, look_up_progress

app = typer.Typer(
    cls=Group,
    help="Cap Santé : des données ouvertes au tableau de bord.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

# Messages are not compressed, as Streamlit itself chooses: it costs a sixth of a page's time.
SERVER: dict[str, Any] = {
    "log_level": "warning",
    "access_log": False,
    "ws_per_message_deflate": False,
    "loop": "uvloop",
}

ALREADY_RUNNING = 4

AsJson = Annotated[bool, typer.Option("--json", help="Sortie en JSON.")]


def run() -> None:
    """One command: an expected failure is one message on the error stream and exit code 1.

    Code 4: another refresh is running. The others are in `pipelines.refreshing.outcome`.
    """
    try:
        app()
    except AlreadyRunning as error:
        typer.echo(str(error), err=True)
        sys.exit(ALREADY_RUNNING)
    except PipelineError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        typer.echo(f"Lecture ou écriture impossible sur ce poste : {error}.", err=True)
        sys.exit(1)


@app.command(cls=Command)
def build(
    if_needed: Annotated[
        bool, typer.Option("--if-needed", help="Seulement s’il n’y a pas de version utilisable.")
    ] = False,
) -> None:
    """Construire la version publiée à partir des faits."""
    paths = data_paths()
    recover_if_idle(paths)
    if if_needed and can_serve(paths.releases):
        return
    release = publish(build_tables(fact_store.load(paths.facts)), paths.releases)
    typer.echo(f"Version {release.build_id} publiée dans {release.directory}.")


@app.command(cls=Command)
def check() -> None:
    """Vérifier les faits et les tables construites, sans rien publier."""
    tables = build_tables(fact_store.load(data_paths().facts))
    typer.echo(report.checks(tables))


@app.command(cls=Command)
def refresh(
    source_id: Annotated[
        str | None, typer.Option("--source", help="Une seule source, par son identifiant.")
    ] = None,
    directory: Annotated[
        Path | None, typer.Option("--from", help="Lire les fichiers de ce dossier.")
    ] = None,
    edition: Annotated[
        str | None, typer.Option(help="Édition (AAAA-MM-JJ) des fichiers que rien ne date.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Montrer les différences sans rien écrire.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Chaque source pour elle-même, sans surveillance.")
    ] = False,
    wait: Annotated[
        bool, typer.Option("--wait", help="Attendre la fin d’un autre rafraîchissement.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Récupérer les sources, montrer ce qui change, écrire les faits et publier."""
    # httpx, tenacity and rich cost 0.2 s that the other commands do not need.
    from pipelines.intake.sources import Intake  # noqa: PLC0415
    from pipelines.refreshing import run, some, summary  # noqa: PLC0415

    paths, today = data_paths(), date.today()
    undated = _date(edition) or today
    intake = Intake(
        directory=directory, raw=paths.raw, today=today, undated=undated, skips_held=every
    )
    if every:
        if source_id or dry_run:
            raise PipelineError("--all ne va ni avec --source ni avec --dry-run.")
        found = run.refresh_all(paths, intake, now=datetime.now(UTC), waits=wait)
        typer.echo(summary.in_json(found) if as_json else summary.in_french(found))
        raise typer.Exit(found.exit_code)
    if as_json:
        raise PipelineError("--json va avec --all.")
    some.refresh_some(
        paths, intake, source_id=source_id, is_dry_run=dry_run, waits=wait, tell=typer.echo
    )


@app.command(cls=Command)
def distances() -> None:
    """Demander à un serveur OSRM les temps de trajet vers la MSP la plus proche, et publier."""
    from pipelines.refreshing.driving import refresh_routes  # noqa: PLC0415

    refresh_routes(data_paths(), os.environ, today=date.today(), tell=typer.echo)


@app.command(cls=Command)
def inputs(directory: Annotated[Path, typer.Argument(help="Dossier des fichiers bruts.")]) -> None:
    """Relire les fichiers bruts et vérifier qu’ils redonnent exactement les faits."""
    from pipelines.intake.inputs import verify  # noqa: PLC0415

    found = verify(fact_store.load(data_paths().facts), directory, today=date.today())
    typer.echo(report.inputs(found))
    if found.different:
        several = counted(
            len(found.different),
            "édition diffère de ses fichiers bruts",
            "éditions diffèrent de leurs fichiers bruts",
        )
        raise PipelineError(f"{several}.")


@app.command(cls=Command)
def shapes(
    directory: Annotated[Path, typer.Argument(help="Dossier des contours officiels.")],
) -> None:
    """Redessiner les contours des départements et des régions."""
    # geopandas costs half a second that the other commands do not need.
    from pipelines.territories.shapes.levels import write_shapes  # noqa: PLC0415

    paths = data_paths()
    territories = build_tables(fact_store.load(paths.facts))["territories"]
    written = write_shapes(directory, territories, paths.root / "shapes")
    for path in written.paths:
        typer.echo(f"Écrit : {path}")
    if written.left_out:
        others = ", ".join(written.left_out)
        typer.echo(f"Hors du Code officiel géographique, non dessinés : {others}.")


@app.command(cls=Command)
def show(
    indicator: Annotated[
        str, typer.Argument(help="msp, cpts, assistants, centres_sante, sas, ald")
    ],
    territory: Annotated[str, typer.Argument(help="FR, REG-93, DEP-04, DEP-2A…")],
    on: Annotated[str | None, typer.Option("--date", help="Date de la valeur.")] = None,
    as_known_on: Annotated[str | None, typer.Option(help="Ce qu’on savait à cette date.")] = None,
    as_json: AsJson = False,
) -> None:
    """Montrer une valeur, avec sa date, son unité, son statut, son édition et sa source."""
    release = find_release(data_paths().releases)
    value = look_up(release, indicator, territory, on=_date(on), as_known_on=_date(as_known_on))
    if as_json:
        typer.echo(json.dumps(asdict(value), ensure_ascii=False, default=str))
    else:
        typer.echo(report.value(value))


@app.command(cls=Command)
def progress(
    indicator: Annotated[
        str, typer.Argument(help="msp, cpts, assistants, centres_sante, sas, ald")
    ],
    territory: Annotated[str, typer.Argument(help="FR, REG-93, DEP-04, DEP-2A…")],
    statement: Annotated[
        str | None,
        typer.Option(help="Annonce, par exemple msp_braun_2027 ; sinon celle par défaut."),
    ] = None,
    today: Annotated[str | None, typer.Option(help="Comme si l’on était à cette date.")] = None,
    as_json: AsJson = False,
) -> None:
    """Mesurer le chemin vers une cible : rythme, écart, atterrissage, verdicts."""
    release = find_release(data_paths().releases)
    row = look_up_progress(release, indicator, territory, statement)
    day = _date(today) or date.today()
    if as_json:
        typer.echo(json.dumps(row, ensure_ascii=False, default=str))
    else:
        typer.echo(report.progress(row, day))


@app.command(cls=Command)
def oracle(
    directory: Annotated[Path, typer.Argument(help="Dossier de fichiers ind-*.csv.")],
    metadata: Annotated[
        Path | None, typer.Option(help="meta_indicateurs.csv, pour le sens de chaque indicateur.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Comparer notre formule aux taux que le Baromètre publie."""
    from pipelines.reports.oracle import compare_rates  # noqa: PLC0415

    found = compare_rates(directory, metadata)
    if as_json:
        typer.echo(json.dumps(asdict(found)))
    else:
        typer.echo(report.oracle(found))


@app.command(cls=Command)
def releases() -> None:
    """Lister les versions publiées, la plus récente d’abord."""
    typer.echo(report.releases(list_releases(data_paths().releases)))


@app.command(cls=Command)
def diff(older: str, newer: str) -> None:
    """Comparer les valeurs de deux versions, par indicateur et par date."""
    folder = data_paths().releases
    before, after = (find_release(folder, build_id) for build_id in (older, newer))
    typer.echo(
        report.value_differences(
            read_table(before, "current_values"), read_table(after, "current_values")
        )
    )


@app.command(cls=Command)
def rollback(build_id: str) -> None:
    """Revenir à une version publiée plus ancienne."""
    recover_if_idle(data_paths())
    release = roll_back(data_paths().releases, build_id)
    typer.echo(f"La version {release.build_id} est de nouveau celle que voient les lecteurs.")


@app.command(cls=Command)
def serve(
    port: Annotated[int, typer.Option(envvar="PORT", help="Port d’écoute.")] = 8501,
    host: Annotated[str, typer.Option(help="Adresse d’écoute.")] = "127.0.0.1",
) -> None:
    """Servir le tableau de bord."""
    import uvicorn  # noqa: PLC0415

    typer.echo(f"Cap Santé : http://{host}:{port}")
    # By name: the pipeline never imports the dashboard.
    uvicorn.run("dashboard.asgi:app", host=host, port=port, **SERVER)


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PipelineError(f"Date illisible : « {text} ». Écrivez AAAA-MM-JJ.") from None
