"""French typography (interface.md 3.1).

In: text written with ordinary characters. Out: the same with the right apostrophes, ellipses,
thousands and no-break spaces, or the list of faults found in a page.

What is not prose is left alone: HTML tags, styles and entities, web addresses, Markdown link
targets, code, Streamlit shortcodes and Plotly placeholders. To put text in HTML, escape last:
`html.escape(typo(text))`.
"""

import re
from collections.abc import Sequence

NBSP = "\u00a0"
NNBSP = "\u202f"
MINUS = "\u2212"

_PROTECTED = r"""
    <!--.*?--> | <(?P<raw>style|script|code|pre)\b.*?</(?P=raw)> | </?[A-Za-z][^<>]*>
  | &\#?\w+;
  | (?:https?://|mailto:|www\.)[^\s<>»]+
  | \]\([^\s()]*\)                            # target of a Markdown link
  | `[^`]*`
  | :[a-z0-9_+-]+(?:/[a-z0-9_]+)?: | :[a-z-]+\[   # :material/map: and :small[
  | %\{[^{}]*\}                                # %{y} in a Plotly template
"""
_NOT_PROSE = re.compile(_PROTECTED, re.VERBOSE | re.DOTALL)
# Where a mark written without its space gets one: after a word or what closes one.
_AFTER_WORD = r"(?<=[\w)\]»%*>])"
_SPACES = r"[ \t\u00a0\u202f]"
_OPTIONAL = rf"(?:(?<=\S){_SPACES}++|{_AFTER_WORD})"

_RULES = re.compile(
    rf"""(?s:(?P<protected>{_PROTECTED}))
  | (?P<apostrophe>')
  | (?P<thousands>(?<![\w,.\-])\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?!\d))
  | (?P<dots>\.{{3,}})
  | (?P<opening>«){_SPACES}*
  | (?:(?<!{_SPACES}){_SPACES}++)?(?P<closing>»)
  | {_OPTIONAL}(?P<colon>:)(?=[\s<»]|$)
  | {_OPTIONAL}(?P<double>[;!?]++)(?![\w\[/=])    # not the ? of ?tri=ecart, nor the ! of ![image
  | (?:(?<=\S){_SPACES}++|(?<=\d))(?P<percent>%)(?!\w)
""",
    re.VERBOSE,
)

# Numbers of versions and criteria keep their point, whatever the language.
_VERSIONED = re.compile(
    r"(?:\bv|[Vv]ersion|Licence Ouverte|Etalab|CC[ -]BY(?:-SA)?|RGAA|WCAG|Python|Streamlit"
    r"|[Cc]ritères?|[Aa]rticles?|art\.)[ \u00a0]?[\d.]+"
)
_FAULTS = {
    "plain space before a mark": re.compile(r"(?<=\S) +[%;!?:]"),
    "straight apostrophe": re.compile(r"'"),
    # Three parts are a date or a version, not a decimal.
    "decimal point": re.compile(r"(?<![\w.])\d+\.\d+(?!\w|\.\d)"),
    "plain space between thousands": re.compile(r"(?<![\w,.])\d{1,3}(?: \d{3})+(?!\d)"),
    "missing value in code": re.compile(r"(?<!\w)(?:None|[Nn]a[Nn]|NaT|N/A)(?!\w)"),
}
# Stands for what is not prose, so that its two sides do not seem to touch.
_OBJECT = "\ufffc"


def listed(parts: Sequence[str]) -> str:
    """« l’Ain, la Creuse et Paris »: an enumeration as French writes it, empty without a part."""
    *first, last = parts or ("",)
    return f"{', '.join(first)} et {last}" if first else last


def typo(text: str) -> str:
    """The text with French apostrophes, ellipses and spaces; twice gives the same as once."""
    return _RULES.sub(_corrected, text)


def violations(text: str) -> list[str]:
    """The faults a reader could see in a page's text, each with a few characters around it."""
    prose = _VERSIONED.sub(_OBJECT, _NOT_PROSE.sub(_OBJECT, text))
    return [
        f"{fault}: {_around(prose, found)}"
        for fault, pattern in _FAULTS.items()
        for found in pattern.finditer(prose)
    ]


def _corrected(found: re.Match[str]) -> str:
    mark = found[found.lastgroup or 0]
    match found.lastgroup:
        case "apostrophe":
            return "’"
        case "thousands":
            return re.sub(_SPACES, NNBSP, mark)
        case "dots":
            return "…"
        case "opening":
            return mark + NBSP
        case "closing" | "colon":
            return NBSP + mark
        case "double" | "percent":
            return NNBSP + mark
    return found[0]


def _around(prose: str, found: re.Match[str]) -> str:
    return prose[max(0, found.start() - 15) : found.end() + 15].strip()
