"""What the reader keeps of the log and of the findings: `?type=cible&regle=saut&portee=tout`.

The URL is input from a stranger: codes that do not exist are left out and reported, never raised.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

import streamlit as st

from dashboard.cards.quality import Finding, Revised, RevisionCard
from dashboard.selection.url import Refused
from pipelines.vocabulary import Severity

KIND, VALUE_DAY = "type", "valeur"
RULE, SEVERITY, SCOPE = "regle", "gravite", "portee"
KINDS = {"valeur": Revised.VALUE, "depart": Revised.BASELINE, "cible": Revised.TARGET}
SEVERITIES = {"bloquant": Severity.BLOCKING, "alerte": Severity.WARNING, "note": Severity.NOTE}


class Scope(StrEnum):
    """Whose findings: the series of the page, its indicator or its territory alone, or all."""

    SERIES = "serie"
    INDICATOR = "indicateur"
    TERRITORY = "territoire"
    ALL = "tout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """A kind of revision; a rule, a severity and a scope of findings. None keeps all.

    `value_day` is the date of the value whose editions are drawn; None leaves the page to choose.
    """

    kind: Revised | None = None
    value_day: date | None = None
    rule: str | None = None
    severity: Severity | None = None
    scope: Scope = Scope.SERIES

    def to_params(self) -> dict[str, str]:
        """The parameters of the URL that says these filters."""
        codes = {
            KIND: _code(KINDS, self.kind),
            VALUE_DAY: self.value_day,
            RULE: self.rule,
            SEVERITY: _code(SEVERITIES, self.severity),
            SCOPE: None if self.scope is Scope.SERIES else self.scope,
        }
        return {key: str(code) for key, code in codes.items() if code is not None}

    def address(self, here: str, **changed: object) -> str:
        """The address of the page with some of these filters changed; `here` is without any."""
        params = replace(self, **changed).to_params()  # type: ignore[arg-type]  # names are ours
        return f"{here}&{urlencode(params)}" if params else here


def parse(params: Mapping[str, str], rules: Collection[str]) -> tuple[Filters, tuple[Refused, ...]]:
    """The filters that a URL asks for, and the parameters that name nothing known."""
    known: Mapping[str, Collection[str]] = {
        KIND: KINDS,
        RULE: rules,
        SEVERITY: SEVERITIES,
        SCOPE: [str(scope) for scope in Scope],
    }
    asked = {key: params[key] for key in known if key in params}
    found = {key: code for key, code in asked.items() if code in known[key]}
    value_day = _day(params.get(VALUE_DAY))
    filters = Filters(
        kind=KINDS.get(found.get(KIND, "")),
        value_day=value_day,
        rule=found.get(RULE),
        severity=SEVERITIES.get(found.get(SEVERITY, "")),
        scope=Scope(found.get(SCOPE, Scope.SERIES)),
    )
    refused = [Refused(key, code) for key, code in asked.items() if key not in found]
    if value_day is None and VALUE_DAY in params:
        refused.append(Refused(VALUE_DAY, params[VALUE_DAY]))
    return filters, tuple(refused)


def current_filters(rules: Collection[str]) -> tuple[Filters, tuple[Refused, ...]]:
    """The filters of the page, from its URL; `current_selection` writes the whole URL back."""
    return parse(st.query_params.to_dict(), rules)


def forget_value_day(filters: Filters, drawn: date | None) -> None:
    """Take the date of a value out of the URL when the series has no such date to draw."""
    if filters.value_day not in {None, drawn}:
        choose(VALUE_DAY, None)


def choose(key: str, code: str | None) -> None:
    """Record a choice in the URL; None takes the filter away."""
    if code is not None:
        st.query_params[key] = code
    elif key in st.query_params:
        del st.query_params[key]


def of_kind(revisions: Iterable[RevisionCard], filters: Filters) -> tuple[RevisionCard, ...]:
    """Revisions of the kind asked for."""
    return tuple(card for card in revisions if filters.kind in {None, card.kind})


def filtered(
    findings: Iterable[Finding], filters: Filters, indicator_id: str, territory_id: str
) -> tuple[Finding, ...]:
    """Findings that pass every filter; the scope is around this indicator and this territory."""
    own_indicator = filters.scope in {Scope.SERIES, Scope.INDICATOR}
    own_territory = filters.scope in {Scope.SERIES, Scope.TERRITORY}
    return tuple(
        one
        for one in findings
        if filters.rule in {None, one.rule}
        and filters.severity in {None, one.severity}
        and (not own_indicator or one.indicator_id == indicator_id)
        and (not own_territory or one.territory_id == territory_id)
    )


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        return None


def _code(codes: Mapping[str, StrEnum], value: StrEnum | None) -> str | None:
    return next((code for code, known in codes.items() if known is value), None)
