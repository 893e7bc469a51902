"""What the reader keeps of the local projects: `?territoire=REG-93&theme=transport&statut=realise`.

The URL is input from a stranger: codes that do not exist are left out and reported, never raised.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.cards.cnr import ProjectCard
from dashboard.cards.series import Territories
from dashboard.selection.url import TERRITORY, Refused
from pipelines.vocabulary import ProjectStatus, Theme

THEME, STATUS = "theme", "statut"
FILTERS = (TERRITORY, THEME, STATUS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """A territory (with those inside it), a theme, a status; None keeps all."""

    territory_id: str | None = None
    theme: Theme | None = None
    status: ProjectStatus | None = None

    def to_params(self) -> dict[str, str]:
        """The parameters of the URL that says these filters."""
        codes = zip(FILTERS, (self.territory_id, self.theme, self.status), strict=True)
        return {key: str(code) for key, code in codes if code is not None}


def parse(
    params: Mapping[str, str], territories: Iterable[str]
) -> tuple[Filters, tuple[Refused, ...]]:
    """The filters that a URL asks for, and the parameters that name nothing known."""
    known: Mapping[str, Iterable[str]] = {
        TERRITORY: territories,
        THEME: list(Theme),
        STATUS: list(ProjectStatus),
    }
    asked = {key: params[key] for key in FILTERS if key in params}
    found = {key: code for key, code in asked.items() if code in known[key]}
    filters = Filters(
        territory_id=found.get(TERRITORY),
        theme=Theme(found[THEME]) if THEME in found else None,
        status=ProjectStatus(found[STATUS]) if STATUS in found else None,
    )
    refused = [Refused(key, code) for key, code in asked.items() if key not in found]
    return filters, tuple(refused)


def current_filters(territories: Territories) -> tuple[Filters, tuple[Refused, ...]]:
    """The filters of the page, from its URL, which is written back without what is refused."""
    filters, refused = parse(st.query_params.to_dict(), territories.by_id)
    if st.query_params.to_dict() != filters.to_params():
        st.query_params.from_dict(filters.to_params())
    return filters, refused


def choose(key: str, code: str | None) -> None:
    """Record a choice in the URL; None takes the filter away."""
    if code is not None:
        st.query_params[key] = code
    elif key in st.query_params:
        del st.query_params[key]


def matching(projects: Iterable[ProjectCard], filters: Filters) -> tuple[ProjectCard, ...]:
    """Projects that pass every filter."""
    return tuple(
        project
        for project in projects
        if filters.territory_id in {None, *project.within}
        and filters.theme in {None, project.theme}
        and filters.status in {None, project.status}
    )
