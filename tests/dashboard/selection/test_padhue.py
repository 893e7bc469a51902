"""`?session=2024`: a code that exists, or the usual one."""

import pytest

from dashboard.selection.padhue import parse_session
from dashboard.selection.url import Refused

KNOWN = (2026, 2024, 2016)


@pytest.mark.parametrize(
    ("asked", "known", "session"),
    [
        (None, KNOWN, 2024),
        ("2016", KNOWN, 2016),
        (None, (2018, 2016), 2018),
        (None, (), None),
    ],
)
def test_a_link_names_a_session_or_takes_the_usual_one(
    asked: str | None, known: tuple[int, ...], session: int | None
) -> None:
    chosen = parse_session(asked, known)

    assert (chosen.session, chosen.refused) == (session, ())


@pytest.mark.parametrize(
    "asked", ["", "2019", "+2024", "２０２４", "2024.0", "<script>", "x" * 9999]
)
def test_what_names_no_session_is_refused_and_told(asked: str) -> None:
    chosen = parse_session(asked, KNOWN)

    assert chosen.session == 2024
    assert chosen.refused == (Refused("session", asked),)
