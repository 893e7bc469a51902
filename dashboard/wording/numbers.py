"""Numbers as a French reader expects them (interface.md 3.1).

In: plain, unrounded numbers. Out: text with French separators, sign, unit and plural.

Each number is rounded once, half away from zero, on the decimal digits Python prints for it
(2.675 gives 2,68). `decimals` is always a maximum: zeros that end the decimal part are not
printed, so a share published as 90 reads « 90 % » and one published as 86.1 « 86,1 % ».
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from dashboard.wording.typography import MINUS, NBSP, NNBSP

STABLE = "stable"
_MILLION = 1_000_000
# The h of habitants, hôpitaux, heures is mute; our units have no aspirated one.
_ELIDED = frozenset("aàâeéèêëhiîïoôœuùûüy")


@dataclass(frozen=True, slots=True)
class Code:
    """The mark that stands for a missing value, or follows one that may still change."""

    mark: str
    meaning: str

    @property
    def sentence(self) -> str:
        """What to print under a table that uses the mark."""
        return f"{self.mark}{NBSP}: {self.meaning}."


NOT_AVAILABLE = Code("n.d.", "non disponible")
NOT_APPLICABLE = Code("s.o.", "sans objet")
SECRET = Code("secret", "valeur couverte par le secret statistique")
PROVISIONAL = Code("(p)", "valeur provisoire, susceptible d’être révisée")
REVISED = Code("(r)", "valeur révisée depuis sa première publication")
ESTIMATED = Code("(e)", "valeur estimée")
CODES = (NOT_AVAILABLE, NOT_APPLICABLE, SECRET, PROVISIONAL, REVISED, ESTIMATED)


def explain(used: Iterable[Code]) -> str:
    """The sentences for the codes a table uses, each once, always in the same order."""
    wanted = set(used)
    return " ".join(code.sentence for code in CODES if code in wanted)


def number(
    value: float | Decimal, *, decimals: int = 0, sign: bool = False, unit: str | None = None
) -> str:
    """« 2 981 », « −18 », « 679 MSP », « 5,4 millions d’habitants »; `sign` also writes the plus.

    The unit is printed as given: see `count_of` for one that takes the plural.
    """
    exact = _exact(value)
    shown = _rounded(exact, decimals)
    in_millions = abs(shown) >= _MILLION
    if in_millions:  # from the exact value again: a number is never rounded twice
        shown, decimals = _rounded(exact / _MILLION, 1), 1
    text = _sign(shown, always=sign) + _digits(abs(shown), decimals)
    if in_millions:
        text += NBSP + plural(shown, "million", "millions")
    return text if unit is None else text + _unit_after(unit, in_millions=in_millions)


def computed(value: float | Decimal, decimals: int) -> str:
    """« 13,0 »: a figure of our own keeps its decimals, so that a column lines up."""
    text = number(value, decimals=decimals)
    shown = text.partition(",")[2]
    return text + ("" if shown else ",") + "0" * (decimals - len(shown))


def change(value: float | Decimal, *, decimals: int = 0, unit: str | None = None) -> str:
    """« +223 », « −18 MSP », « +3,2 % », or « stable » when nothing is left after rounding."""
    if not rounded(value, decimals):
        return STABLE
    return number(value, decimals=decimals, sign=True, unit=unit)


def percent(value: float | Decimal, decimals: int = 1) -> str:
    """« 86,1 % », « 90 % »: the value is already in percent, not a ratio."""
    return number(value, decimals=decimals, unit="%")


def points(value: float | Decimal, decimals: int = 1) -> str:
    """« +4 points », « −1,5 point », « stable »: the difference of two percentages."""
    unit = plural(rounded(value, decimals), "point", "points")
    return change(value, decimals=decimals, unit=unit)


def points_html(value: float | Decimal, decimals: int = 1) -> str:
    """`+4 <abbr title="points">pts</abbr>`, or 0, for the cells of narrow tables only."""
    shown = rounded(value, decimals)
    title, short = plural(shown, "point", "points"), plural(shown, "pt", "pts")
    text = number(value, decimals=decimals, sign=True)
    return f'{text}{NBSP}<abbr title="{title}">{short}</abbr>' if shown else text


def plural(n: float | Decimal, one: str, many: str) -> str:
    """The form that goes with n: French takes the plural from 2, so 0, 1 and 1,9 are singular."""
    return one if -2 < n < 2 else many


def count_of(
    n: float | Decimal, one: str, many: str, *, decimals: int = 0, sign: bool = False
) -> str:
    """« 1 019 MSP », « 1 assistant médical », « 0 assistant médical »: agrees as printed."""
    unit = plural(rounded(n, decimals), one, many)
    return number(n, decimals=decimals, sign=sign, unit=unit)


def rounded(value: float | Decimal, decimals: int = 0) -> Decimal:
    """The number as it will be printed, to compare or sort like the reader does."""
    return _rounded(_exact(value), decimals)


def _exact(value: float | Decimal) -> Decimal:
    # str, not Decimal(value): the reader's 2.675 is not the binary 2.67499999…
    exact = Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(f"{value} is not a number to print: show a code such as n.d. instead")
    return exact


def _rounded(exact: Decimal, decimals: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _sign(shown: Decimal, *, always: bool) -> str:
    # A value that rounds to zero has no sign: no « −0 ».
    if shown < 0:
        return MINUS
    return "+" if always and shown > 0 else ""


@lru_cache(maxsize=8192)
def _digits(size: Decimal, decimals: int) -> str:
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    return format_decimal(size, format=pattern, locale="fr")


def _unit_after(unit: str, *, in_millions: bool) -> str:
    if unit.startswith("%"):
        return NNBSP + unit
    if in_millions and unit[0].isalpha():
        return f" d’{unit}" if unit[0].lower() in _ELIDED else f" de {unit}"
    return NBSP + unit
