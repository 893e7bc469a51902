"""Driving times asked of a local server that speaks the protocol of OSRM."""

import pytest

from pipelines.errors import FetchError
from pipelines.sources.osrm import Osrm, Table, durations
from tests.pipelines.osrm_server import (
    Answer,
    Behaviour,
    RoutingServer,
    error,
    ok,
    routing_server,
    table,
)

HERE, THERE = [(2.0, 45.0), (2.0, 46.0)], [(2.0, 45.5), (3.0, 45.0), (2.0, 49.0)]


def client(server: RoutingServer) -> Osrm:
    """A client with little patience."""
    return Osrm(url=server.url, timeout_seconds=0.3, attempts=3, backoff_seconds=0.01)


def ask(*behaviours: Behaviour) -> tuple[Table, RoutingServer]:
    """The answer of a server, and what it was asked."""
    with routing_server(*behaviours) as server:
        return durations(client(server), HERE, THERE), server


def refusal(*behaviours: Behaviour) -> tuple[str, int]:
    """The error of a server, and how many times it was asked."""
    with routing_server(*behaviours) as server, pytest.raises(FetchError) as refused:
        durations(client(server), HERE, THERE)
    return str(refused.value), len(server.asked)


def saying(answer: Answer) -> Behaviour:
    return lambda _: answer


def test_a_row_for_each_source_and_a_column_for_each_destination() -> None:
    found, server = ask()

    assert found == [[50.0, 100.0, 400.0], [50.0, 141.4, 300.0]]
    (asked,) = server.asked
    assert asked["points"] == [*HERE, *THERE]
    assert (asked["sources"], asked["destinations"]) == ([0, 1], [2, 3, 4])


def test_where_no_road_leads_there_is_no_time() -> None:
    found, _ = ask(saying(ok([[None, 12, 3.5], [None, None, None]])))

    assert found == [[None, 12.0, 3.5], [None, None, None]]


@pytest.mark.parametrize(
    "passing",
    [(503, b"", 0.0), error(429, "TooManyRequests"), (200, b"", 0.6), (200, None, 0.0)],
    ids=["503", "429", "late", "cut"],
)
def test_a_passing_failure_is_tried_again(passing: Answer) -> None:
    found, server = ask(saying(passing), saying(passing), table)

    assert found[0][0] == 50.0
    assert len(server.asked) == 3


def test_a_failure_that_lasts_says_how_often_it_was_tried() -> None:
    said, times = refusal(saying((503, b"<html>", 0.0)))

    assert times == 3
    assert said.startswith(
        "Source osrm : temps de trajet impossibles à obtenir, après 3 tentatives.\n"
    )
    assert "réponse en erreur (HTTP 503)" in said
    assert said.endswith("Rien n’a été modifié.")


def test_a_server_too_slow_is_told() -> None:
    said, _ = refusal(saying((200, b"", 0.6)))

    assert "le serveur n’a pas répondu à temps" in said


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (error(400, "TooBig", "Too many table coordinates"), "CAP_SANTE_OSRM_POINTS"),
        (error(400, "InvalidQuery", "Query string malformed"), "InvalidQuery, Query string"),
        (error(200, "NoTable"), "réponse en erreur (NoTable)"),
        ((404, b"not here", 0.0), "réponse en erreur (HTTP 404)"),
        ((200, b"<html></html>", 0.0), "la réponse n’est pas du JSON"),
        ((200, b"[1, 2]", 0.0), "réponse en erreur (None)"),
        (ok(None), "n’est pas un tableau de 2 × 3"),
        (ok([[1, 2, 3]]), "n’est pas un tableau de 2 × 3"),
        (ok([[1, 2, 3], [1, 2]]), "n’est pas un tableau de 2 × 3"),
        (ok([[1, 2, 3], [1, 2, "3"]]), "n’est pas un tableau de 2 × 3"),
        (ok([[1, 2, 3], [1, 2, -3]]), "n’est pas un tableau de 2 × 3"),
        (ok([[1, 2, 3], [1, 2, True]]), "n’est pas un tableau de 2 × 3"),
        (ok([[1, 2, 3], [1, 2, float("nan")]]), "n’est pas un tableau de 2 × 3"),
    ],
)
def test_what_another_attempt_would_not_mend_is_told_at_once(answer: Answer, told: str) -> None:
    said, times = refusal(saying(answer))

    assert told in said
    assert times == 1


def test_nobody_listening_is_told() -> None:
    with routing_server() as server:
        gone = client(server)

    with pytest.raises(FetchError, match="connexion impossible"):
        durations(gone, HERE, THERE)


@pytest.mark.parametrize("url", ["localhost:5000", "file:///etc/passwd", ""])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(FetchError, match="adresse illisible"):
        durations(Osrm(url=url), HERE, THERE)
