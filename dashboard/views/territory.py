"""Territoire: every indicator of one territory, its région and France beside."""

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.pickers import territory_picker
from dashboard.components.provenance import provenance
from dashboard.components.territory import courses, rates, results
from dashboard.selection import TERRITORY, current_selection
from dashboard.wording import territory as words

day, updated = today(), store.updated_on()
parsed = current_selection(store.known(), TERRITORY)
chain = store.territories().with_parents(parsed.selection.territory_id)
codes = tuple(store.indicators())
columns = [[store.series(code, place.territory_id) for code in codes] for place in chain]
name, shown = chain[0].name, [series for column in columns for series in column]

frame.open_page(name)
frame.show(
    frame.notices(parsed.refused),
    frame.heading(name, words.identity(chain), updated, columns[0]),
)
territory_picker(parsed.selection, store.territories())
frame.show(
    frame.section(words.RESULTS),
    results(chain, columns, day),
    frame.paragraph(words.MIXED_DATES),
    rates(chain, columns),
    frame.paragraph(words.RATE_NOTE),
    frame.paragraph(words.CODES_NOTE),
    provenance(tuple(shown), store.sources(), updated),
    frame.section(words.COURSE),
    courses(columns[0]),
    frame.footer(name, columns[0], day),
)
