"""Comparer: one indicator in two to six territories."""

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.chart import chart, chart_title, current_theme
from dashboard.components.compare import comparison_table
from dashboard.components.pickers import compared_picker, indicator_picker
from dashboard.components.provenance import provenance
from dashboard.figures.comparison import comparison_figure
from dashboard.selection import COMPARED, INDICATOR, current_selection
from dashboard.wording import compare as words
from dashboard.wording.territory import CODES_NOTE
from pipelines.vocabulary import FRANCE, Unit

day, updated = today(), store.updated_on()
parsed = current_selection(store.known(), INDICATOR, COMPARED)
selection = parsed.selection
chosen = tuple(store.series(selection.indicator_id, code) for code in selection.compared_ids)
national = store.series(selection.indicator_id, FRANCE)
footer = frame.footer(words.TITLE, chosen or [national], day)

frame.open_page(words.TITLE, national.indicator.short_label)
frame.show(
    frame.notices(parsed.refused),
    frame.heading(words.TITLE, words.LEAD, updated, [national]),
)
indicator_picker(selection, store.indicators())
compared_picker(selection, store.territories().by_id)

if len(chosen) < 2:
    frame.show(frame.banner(words.ONE_MORE if chosen else words.NONE_CHOSEN), footer)
else:
    is_drawn = any(series.measured for series in chosen)
    frame.show(
        frame.section(words.COURSE),
        chart_title(words.title(national), national.indicator.label)
        if is_drawn
        else frame.banner(words.NO_VALUE),
    )
    if is_drawn:
        figure = comparison_figure(chosen, current_theme())
        chart(figure, key="comparison", alternative=words.alternative(list(chosen)))
    compared = chosen if national in chosen else (*chosen, national)
    frame.show(
        frame.paragraph(words.RATE_NOTE) if national.indicator.unit is Unit.COUNT else "",
        frame.section(words.TABLE),
        comparison_table(compared, day),
        frame.paragraph(CODES_NOTE),
        frame.paragraph(words.NOISE_NOTE[national.indicator.unit]),
        provenance(compared, store.sources(), updated),
        footer,
    )
