"""PADHUE: a path, its sessions in sourced figures, and what nobody publishes about it."""

from dashboard.clock import today
from dashboard.components import frame, padhue
from dashboard.components.chart import chart, chart_title, current_theme
from dashboard.components.padhue_session import session_block, session_picker, specialties
from dashboard.components.rpps import rpps_section
from dashboard.figures.padhue import sessions_figure
from dashboard.selection.padhue import current_session
from dashboard.store import database
from dashboard.store.padhue import padhue as padhue_card
from dashboard.store.rpps import rpps
from dashboard.wording import padhue as words
from dashboard.wording import padhue_session as session_words
from pipelines.vocabulary import Level

card, day = padhue_card(), today()
chosen = current_session(card.sessions)
session = chosen.session
regions = [place for place in database.territories().by_id.values() if place.level is Level.REGION]
footer = frame.footer(words.TITLE, [], day)

frame.open_page(words.TITLE, *([session_words.heading(session)] if session else []))
head = (
    frame.notices(chosen.refused)
    + frame.heading(words.TITLE, words.LEAD, database.updated_on(), [])
    + frame.verdict(words.BADGE)
)
if session is None:
    frame.show(head, frame.paragraph(words.NO_FIGURE), footer)
else:
    covered = padhue.regions_with_posts(card, session)
    frame.show(
        head,
        frame.section(words.PATH),
        padhue.durations_table(card),
        frame.paragraph(words.total(card)),
    )
    session_picker(session, card.sessions)
    session_block(card, session)
    frame.show(
        frame.paragraph(session_words.FLOW_NOTE),
        frame.paragraph(session_words.later(card, session)),
        frame.section(session_words.specialties_title(session)),
        specialties(card, session),
        frame.section(words.SERIES),
        chart_title(words.series_title(card), words.series_subtitle(card)),
        padhue.legend(),
    )
    figure = sessions_figure(card, current_theme())
    chart(figure, key="sessions", alternative=words.series_alternative(card))
    padhue.series_block(card)
    frame.show(
        frame.paragraph(words.SERIES_NOTE),
        frame.section(words.TERRITORIES),
        frame.paragraph(words.coverage(session, covered, len(regions))),
    )
    padhue.territories_block(card)
    padhue.stock_block(card)
    rpps_section(rpps(), database.sources())
    frame.show(
        frame.section(words.LAW),
        padhue.timeline(card.texts),
        frame.section(words.UNKNOWN),
        frame.bullets(words.unknown(card)),
        frame.paragraph(words.UNCOUNTED),
        frame.bullets(words.uncounted(card.transitions)),
    )
    padhue.transitions_block(card)
    frame.show(padhue.download(card), footer)
