"""CNR Santé: what was promised, what measures it, what followed, and the local projects."""

from dashboard.clock import today
from dashboard.components import cnr, frame, toolbox
from dashboard.components.provenance import provenance
from dashboard.selection.toolbox import current_filters, matching
from dashboard.store import cnr as cnr_store
from dashboard.store import database
from dashboard.wording import cnr as words
from dashboard.wording import toolbox as project_words
from pipelines.vocabulary import FRANCE, TargetKind

day, updated, territories = today(), database.updated_on(), database.territories()
filters, refused = current_filters(territories)
national = {code: database.series(code, FRANCE) for code in database.indicators()}
followed = [series for series in national.values() if series.indicator.is_cnr_target]
statements = [(target, national[code]) for code, target in database.announcements()]
every_year = [row for row in statements if row[0].kind is TargetKind.PER_YEAR]
commitments, projects, tallies = cnr_store.commitments(), cnr_store.projects(), cnr_store.tallies()
kept = matching(projects, filters)

frame.open_page(words.TITLE)
frame.show(
    toolbox.notices(refused),
    frame.heading(words.TITLE, words.LEAD, updated, followed),
    frame.paragraph(project_words.from_link(len(kept))) if filters.to_params() else "",
    frame.section(words.COMMITMENTS),
    frame.paragraph(words.summary([one.commitment for one in commitments])),
    cnr.commitments_by_axis(commitments, day),
)
for target, series in every_year:
    cnr.yearly(target, series)
frame.show(frame.section(words.STATEMENTS), frame.bullets(words.NOTES))
cnr.statements_block(statements, day)
frame.show(
    provenance(tuple(followed), database.sources(), updated),
    frame.section(words.PROCESS),
    frame.bullets(words.PROCESS_STEPS),
    frame.paragraph(words.TOOLS),
    frame.paragraph(words.PROCESS_SOURCE),
    frame.section(project_words.COUNTS),
)
toolbox.tally_block(tallies)
frame.show(
    frame.section(project_words.TITLE),
    frame.paragraph(project_words.NOT_COMPLETE),
    toolbox.coverage(tallies, projects),
)
toolbox.filter_pickers(filters, projects, territories)
frame.show(
    toolbox.project_list(kept, len(projects)),
    toolbox.download(),
    frame.paragraph(project_words.ADD),
    frame.footer(words.TITLE, followed, day),
)
