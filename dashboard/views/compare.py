"""Comparer: one indicator in two to six territories."""

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.chart import chart, current_theme
from dashboard.components.compare import comparison_table
from dashboard.components.pickers import compared_picker, indicator_picker
from dashboard.components.provenance import provenance
from dashboard.figures.comparison import comparison_figure
from dashboard.selection import COMPARED, INDICATOR, current_selection
from dashboard.wording import compare as words
from dashboard.wording.territory import CODES_NOTE
from pipelines.vocabulary import FRANCE, Unit

day = today()
parsed = current_selection(store.known(), INDICATOR, COMPARED)
selection = parsed.selection
chosen = [store.series(selection.indicator_id, code) for code in selection.compared_ids]
national = store.series(selection.indicator_id, FRANCE)

frame.notices(parsed.refused)
frame.heading(words.TITLE, words.LEAD, store.updated_on(), [national])
indicator_picker(selection, store.indicators())
compared_picker(selection, store.territories().by_id)

if len(chosen) < 2:
    frame.banner(words.ONE_MORE if chosen else words.NONE_CHOSEN)
else:
    frame.section(words.COURSE)
    if any(series.measured for series in chosen):
        chart(
            comparison_figure(chosen, current_theme()),
            key="comparison",
            title=words.title(national),
            subtitle=national.indicator.label,
            alternative=words.alternative(chosen),
        )
    else:
        frame.banner(words.NO_VALUE)
    if national.indicator.unit is Unit.COUNT:
        frame.paragraph(words.RATE_NOTE)
    frame.section(words.TABLE)
    comparison_table([*chosen, national] if national not in chosen else chosen, day)
    frame.paragraph(CODES_NOTE)
    frame.paragraph(words.NOISE_NOTE[national.indicator.unit])
    provenance([*chosen, national], store.sources(), store.updated_on())

frame.footer(words.TITLE, chosen or [national], day)
