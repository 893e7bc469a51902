"""What a sentence must respect, whatever the territory, the indicator and the figures in it."""

import csv
import re

from dashboard.cards.series import TerritoryCard
from dashboard.wording.typography import typo, violations
from tests.dashboard.factories import GRAMMAR, place

_SPACE = r"[ \u00a0\u202f]"
_NUMBER = rf"(?P<number>\d+(?:{_SPACE}\d{{3}})*(?:,\d+)?)"
_COUNTED = re.compile(
    rf"{_NUMBER}{_SPACE}(?P<word>contrat|point|méthode|département|fenêtre|variation annuelle)"
    r"(?P<plural>s?)\b(?:[^.;:]*?(?P<verb> manque(?:nt)?)\b)?"
)
_MISSING = re.compile(rf"{_NUMBER}{_SPACE}MSP manque(?P<plural>nt)?\b")
_FAULTS = {
    "two spaces": re.compile(rf"{_SPACE}{{2}}"),
    "article not contracted": re.compile(r"\b(?:[àÀ]|[dD]e|[eE]n) (?:le|les)\b"),
    "two prepositions": re.compile(r"\b(?:[eE]n|[dD]ans|[àÀ]|[dD]e) (?:en|dans|à|des?|du)\b"),
    "an empty place": re.compile(rf"\({_SPACE}*\)|{_SPACE}[,.]"),
}


def places() -> list[TerritoryCard]:
    """France, every région and every département, with the project's own grammar."""
    with GRAMMAR.open(encoding="utf-8") as lines:
        return [place(row["territory_id"]) for row in csv.DictReader(lines)]


def faults(sentence: str) -> list[str]:
    """What is wrong in a sentence that a reader is shown; empty when nothing is."""
    text = typo(sentence)
    found = [f"{name}: {text}" for name, pattern in _FAULTS.items() if pattern.search(text)]
    if not text[:1].isupper() and not text[:1].isdigit():
        found.append(f"no capital: {text}")
    if not text.endswith("."):
        found.append(f"no full stop: {text}")
    return [*found, *violations(text), *_disagreements(text)]


def _disagreements(text: str) -> list[str]:
    """Words that do not agree with the number before them: French takes the plural from 2."""
    wrong = [
        counted.group()
        for counted in _COUNTED.finditer(text)
        if bool(counted["plural"]) != _is_plural(counted)
        or (counted["verb"] is not None and counted["verb"].endswith("nt") != _is_plural(counted))
    ]
    wrong += [
        counted.group()
        for counted in _MISSING.finditer(text)
        if (counted["plural"] is not None) != _is_plural(counted)
    ]
    return [f"no agreement: {part}" for part in wrong]


def _is_plural(counted: re.Match[str]) -> bool:
    return float(re.sub(_SPACE, "", counted["number"]).replace(",", ".")) >= 2
