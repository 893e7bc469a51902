"""One session of PADHUE as bars in sequence, in a picture that stands alone.

In: the chains of a session, the ways out of the path, and what stands beside. Out: the body of a
sheet. Posts are an outline, people are filled, a range is dotted; what nobody counts is hatched,
always as wide, so that no width suggests a number. One scale for the session.
"""

from functools import partial

from dashboard import palette
from dashboard.cards.padhue_flow import Chain, Flow, Stage, Step
from dashboard.figures.maps.sheet import lines
from dashboard.figures.maps.svg import said, written
from dashboard.figures.static_sheet import INKS, INSIDE, MARGIN, SMALL, TEXT, Body, paragraphs
from dashboard.palette import Theme
from dashboard.wording import padhue_figures as figures
from dashboard.wording import padhue_session as words
from dashboard.wording.typography import NBSP

BAR, UNKNOWN_WIDTH, HEADING = 20, 40, 15
COLOUR = palette.indicator("padhue", Theme.LIGHT).line
HATCHES = (
    '<defs><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse">'
    f'<path d="M-1 1l2 -2M0 6l6 -6M5 7l2 -2" stroke="{INKS.texte_3}" stroke-width="1.2"/>'
    "</pattern></defs>"
)


def flow_body(shown: Flow, exits: str) -> Body:
    """What draws a session that has at least one chain."""
    return partial(_body, shown, exits)


def _body(shown: Flow, exits: str, top: float) -> tuple[str, float]:
    parts, y = [HATCHES], top
    for chain in shown.chains:
        drawn, y = _chain(chain, shown, y)
        parts.append(drawn)
    if exits:
        drawn, y = _exits(exits, y)
        parts.append(drawn)
    beside = [
        (
            f"{figures.measure(known.subject)}{NBSP}: {figures.said_with_origin(known)}. "
            f"{figures.sources(known)}",
            SMALL,
            False,
        )
        for known in shown.beside
    ]
    if beside:
        heading = (words.BESIDE, HEADING, True)
        drawn, y = paragraphs([heading, *beside, (words.BESIDE_NOTE, SMALL, False)], y + 6)
        parts.append(drawn)
    return "".join(parts), y + 14


def _chain(chain: Chain, shown: Flow, top: float) -> tuple[str, float]:
    parts, y = [], top
    if len(shown.chains) > 1:
        drawn, y = paragraphs([(words.chain_title(chain, shown), HEADING, True)], y)
        parts.append(drawn)
    for step in chain.steps:
        drawn, y = _step(step, shown.largest, y)
        parts.append(drawn)
    return "".join(parts), y + 10


def _step(step: Step, largest: float, top: float) -> tuple[str, float]:
    """The name of a stage and its number, its bar, and who says so."""
    y = top + 1.5 * TEXT
    named = f"{words.step_name(step)}{NBSP}: {words.step_count(step)}"
    label = written(named, MARGIN, y, TEXT, INKS.texte, more=' font-weight="700"')
    bar = f"<g><title>{said(named)}</title>{_bar(step, largest, y + 6)}</g>"
    source, y = paragraphs([(words.step_source(step), SMALL, False)], y + 6 + BAR)
    return f"{label}{bar}{source}", y + 6


def _bar(step: Step, largest: float, top: float) -> str:
    if step.known is None:
        return _unknown(MARGIN, top)
    low, high = (INSIDE * value / largest for value in (step.known.low, step.known.high))
    is_capacity = step.stages[0] is Stage.POSTS
    paint = f'fill="none" stroke="{COLOUR}" stroke-width="2"' if is_capacity else f'fill="{COLOUR}"'
    drawn = f'<rect x="{MARGIN}" y="{top:.1f}" width="{low:.1f}" height="{BAR}" {paint}/>'
    if high <= low:
        return drawn
    return drawn + (
        f'<rect x="{MARGIN + low:.1f}" y="{top:.1f}" width="{high - low:.1f}" height="{BAR}" '
        f'fill="none" stroke="{COLOUR}" stroke-width="2" stroke-dasharray="2 3"/>'
    )


def _exits(exits: str, top: float) -> tuple[str, float]:
    """The ways out of the path, beside the hatched mark of what nobody counts."""
    parts, x, y = [_unknown(MARGIN, top + 4)], MARGIN + UNKNOWN_WIDTH + 10, top + 4
    for line in lines(f"{exits} – {words.UNKNOWN_COUNT}", INSIDE - UNKNOWN_WIDTH - 10, TEXT):
        y += 1.35 * TEXT
        parts.append(written(line, x, y, TEXT, INKS.texte))
    return "".join(parts), y + 10


def _unknown(x: float, y: float) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{UNKNOWN_WIDTH}" height="{BAR}" '
        f'fill="url(#unknown)" stroke="{INKS.axe}" stroke-dasharray="4 3"/>'
    )
