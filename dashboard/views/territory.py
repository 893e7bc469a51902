"""Territoire: every indicator of one territory, its région and France beside."""

from dashboard import standings, store, surroundings
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.outlook import as_if_banner, elsewhere_banner
from dashboard.components.pickers import territory_picker
from dashboard.components.provenance import provenance
from dashboard.components.surroundings import context_list, findings_list
from dashboard.components.territory import courses, rates, results, sentences, sheet_link
from dashboard.selection import OUTLOOK, TERRITORY, current_selection, to_params
from dashboard.sheets import sheet
from dashboard.wording import surroundings as around_words
from dashboard.wording import territory as words

updated, known = store.updated_on(), store.known()
parsed = current_selection(known, TERRITORY, *OUTLOOK)
selection = parsed.selection
day, lens = selection.day or today(), selection.lens(today())
chain = store.territories().with_parents(selection.territory_id)
codes = tuple(store.indicators())
towards = [
    [standings.aimed(code, place.territory_id, lens, selection.statement_ids) for code in codes]
    for place in chain
]
columns = [[one.series for one in column] for column in towards]
name, shown = chain[0].name, [series for column in columns for series in column]
here = f"/territoire?{TERRITORY}={to_params(selection, (TERRITORY,))[TERRITORY]}"

frame.open_page(name)
frame.show(
    frame.notices(parsed.refused),
    frame.heading(name, words.identity(chain), updated, columns[0]),
)
territory_picker(selection, store.territories())
frame.show(
    as_if_banner(selection, here, today()),
    *{elsewhere_banner(selection, one, known) for one in columns[0]},
    frame.section(words.RESULTS),
    results(chain, towards[0], columns, day),
    frame.paragraph(words.MIXED_DATES),
    frame.section(words.SENTENCES),
    sentences(towards[0], day),
    rates(chain, columns),
    frame.paragraph(words.RATE_NOTE),
    frame.paragraph(words.CODES_NOTE),
    provenance(tuple(shown), store.sources(), updated),
    frame.section(words.COURSE),
    courses(columns[0]),
    frame.section(around_words.CONTEXT),
    context_list(surroundings.context(selection.territory_id)),
    frame.section(around_words.FINDINGS),
    findings_list(surroundings.findings(selection.territory_id, lens.known_on), store.indicators()),
    sheet_link(selection.territory_id),
    sheet(selection.territory_id, day, lens, selection.statement_ids),
    frame.footer(name, columns[0], today()),
)
