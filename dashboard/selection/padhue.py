"""The session that the reader has chosen on page PADHUE. It lives in the URL: `?session=2024`."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.selection.url import Refused

SESSION = "session"
# The only session with a chain of several links.
USUAL_SESSION = 2024


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSession:
    """The session to show (None where none is known), and the parameter that names none."""

    session: int | None
    refused: tuple[Refused, ...] = ()


def parse_session(asked: str | None, known: Sequence[int]) -> ChosenSession:
    """The session a link asks for, else the usual one, else the newest. Never raises."""
    usual = USUAL_SESSION if USUAL_SESSION in known else max(known, default=None)
    if asked is None:
        return ChosenSession(session=usual)
    names = {str(session): session for session in known}
    if asked in names:
        return ChosenSession(session=names[asked])
    return ChosenSession(session=usual, refused=(Refused(SESSION, asked),))


def current_session(known: Sequence[int]) -> ChosenSession:
    """The session of the URL, which is written back in full and holds nothing else."""
    chosen = parse_session(st.query_params.get(SESSION), known)
    wanted = {} if chosen.session is None else {SESSION: str(chosen.session)}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    return chosen
