"""Territoire: every indicator of one territory, its région and France beside."""

from dashboard.clock import today
from dashboard.components import among, beside, frame
from dashboard.components.outlook import as_if_banner, elsewhere_banner
from dashboard.components.pickers import territory_picker
from dashboard.components.provenance import provenance
from dashboard.components.surroundings import context_list, findings_list
from dashboard.components.territory import courses, rates, results, sentences, sheet_link
from dashboard.exports.sheet import sheet
from dashboard.selection.toolbox import Filters, matching
from dashboard.selection.url import OUTLOOK, TERRITORY, current_selection, site, to_params
from dashboard.store import beside as beside_store
from dashboard.store import cnr, comparisons, database, standings, surroundings
from dashboard.wording import among as among_words
from dashboard.wording import surroundings as around_words
from dashboard.wording import territory as words

updated, known = database.updated_on(), database.known()
parsed = current_selection(known, TERRITORY, *OUTLOOK)
selection = parsed.selection
day, lens = selection.day or today(), selection.lens(today())
chain = database.territories().with_parents(selection.territory_id)
codes = tuple(database.indicators())
towards = [
    [standings.aimed(code, place.territory_id, lens, selection.statement_ids) for code in codes]
    for place in chain
]
columns = [[one.series for one in column] for column in towards]
together = beside_store.besides(selection.territory_id, lens.known_on)
peers = comparisons.peers(selection.territory_id)
name, shown = chain[0].name, [series for column in columns for series in column]
here = f"/territoire?{TERRITORY}={to_params(selection, (TERRITORY,))[TERRITORY]}"

frame.open_page(name)
frame.show(
    frame.notices(parsed.refused),
    frame.heading(name, words.identity(chain), updated, columns[0]),
)
territory_picker(selection, database.territories())
frame.show(
    as_if_banner(selection, here, today()),
    *{elsewhere_banner(selection, one, known) for one in columns[0]},
    frame.section(words.RESULTS),
    results(chain, towards[0], columns, day),
    frame.paragraph(words.MIXED_DATES),
    frame.section(words.SENTENCES),
    sentences(towards[0], day),
    "" if together else rates(chain, columns),
    frame.paragraph(words.CODES_NOTE),
    provenance(tuple(shown), database.sources(), updated),
    frame.section(words.COURSE),
    beside.charts(together),
)
beside.values_block(together, chain, columns)
frame.show(
    beside.origins(together, selection, database.sources(), updated),
    courses(beside.without(columns[0], together)),
    frame.section(among_words.TITLE),
    among.places(chain[0], comparisons.fields(lens.known_on)),
    among.peers_line(chain[0], peers, comparisons.first_distance(), selection),
)
among.peers_block(chain[0], peers, comparisons.variables(), database.sources())
frame.show(
    frame.section(around_words.CONTEXT),
    context_list(surroundings.context(selection.territory_id), database.sources()),
    frame.section(around_words.FINDINGS),
    findings_list(
        surroundings.findings(selection.territory_id, lens.known_on), database.indicators()
    ),
    among.projects_line(
        chain[0], matching(cnr.projects(), Filters(territory_id=chain[0].territory_id))
    ),
    sheet_link(selection.territory_id),
    sheet(selection.territory_id, day, lens, selection.statement_ids, site=site()),
    frame.footer(name, columns[0], today()),
)
