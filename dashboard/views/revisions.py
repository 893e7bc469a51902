"""Chiffres et révisions: figures that disagree, what was known when, what editions changed."""

from urllib.parse import urlencode

from dashboard.clock import today
from dashboard.components import frame, known, toolbox
from dashboard.components.chart import chart, chart_title, current_theme
from dashboard.components.files import vintage_files
from dashboard.components.findings import finding_head, finding_list, rule_picker
from dashboard.components.pickers import series_pickers
from dashboard.components.provenance import provenance
from dashboard.components.reconciliation import reconciliation
from dashboard.components.revisions import everywhere, kind_links, revision_log
from dashboard.figures.vintages import vintage_figure
from dashboard.selection import revisions as narrowing
from dashboard.selection.url import INDICATOR, OUTLOOK, TERRITORY, current_selection, to_params
from dashboard.store import cnr, database, editions
from dashboard.store.zero_targets import zero_targets
from dashboard.wording import known as known_words
from dashboard.wording import revisions as words
from dashboard.wording.method import RULES
from dashboard.wording.territory import CODES_NOTE

keys, updated = (INDICATOR, TERRITORY, *OUTLOOK), database.updated_on()
filters, unknown = narrowing.current_filters(RULES)
parsed = current_selection(database.known(), *keys, beside=filters.to_params())
selection = parsed.selection
seen = editions.then_and_now(selection, today(), filters.value_day)
series, printed = seen.now.series, seen.printed
narrowing.forget_value_day(filters, printed[0].date if printed else None)
here = f"/revisions?{urlencode(to_params(selection, keys), safe=',')}"

frame.open_page(words.TITLE, series.indicator.short_label, series.territory.name)
frame.show(
    frame.notices(parsed.refused),
    toolbox.notices(unknown),
    frame.heading(words.TITLE, words.LEAD, updated, [series]),
)
series_pickers(selection, database.indicators(), database.territories())
after_cards = reconciliation(cnr.quoted(selection.indicator_id, selection.territory_id))
frame.show(after_cards, frame.section(known_words.title(seen.day)))
known.day_picker(seen.day, database.editions())
frame.show(
    known.then_and_now(seen, today()),
    known.zero_note(zero_targets(selection.indicator_id, seen.day), series),
    frame.paragraph(CODES_NOTE),
    chart_title(*known_words.vintage_titles(printed, series)) if printed else "",
)
under_chart = ""
if printed:
    figure = vintage_figure(printed, series, current_theme())
    chart(figure, key="vintages", alternative=known_words.vintage_alternative(printed, series))
    known.vintage_block(printed, series)
    under_chart = (
        known.axis_note(printed, series)
        + vintage_files(printed, series)
        + known.other_dates(seen, here)
    )
frame.show(
    under_chart,
    frame.section(words.LOG),
    kind_links(filters, here),
    revision_log(editions.log(selection, filters), series, here),
    everywhere(editions.edition_counts(selection.indicator_id)),
    finding_head(filters, series, here),
)
rule_picker(filters, list(RULES))
frame.show(
    finding_list(
        editions.matching(filters, selection),
        len(editions.findings()),
        database.indicators(),
        database.territories(),
        f"{here}&{narrowing.SCOPE}={narrowing.Scope.ALL}",
    ),
    provenance((series,), database.sources(), updated),
    frame.footer(words.TITLE, [series], today()),
)
