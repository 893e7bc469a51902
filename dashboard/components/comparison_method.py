"""What the page of methods says of comparisons."""

from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.table import definitions_html
from dashboard.wording import comparison_method as words


def comparisons() -> None:
    """Why to compare with care, then the formulas, folded."""
    show(section(words.TITLE), paragraph(words.LEAD))
    fold(Fold.COMPARISONS, words.SHOW, lambda: show(definitions_html(words.TERMS)))
