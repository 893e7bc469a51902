"""Synthèse: where the four targets stand today, and what changed."""

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.card import cards, padhue_card, target_card
from dashboard.components.provenance import provenance
from dashboard.wording import overview as words
from pipelines.vocabulary import FRANCE

day, updated, sources = today(), store.updated_on(), store.sources()
everything = [store.series(code, FRANCE) for code in store.indicators()]
targets = [series for series in everything if series.indicator.is_cnr_target]
context = [series for series in everything if not series.indicator.is_cnr_target]

frame.open_page(words.TITLE)
frame.show(
    frame.heading(words.TITLE, words.lead(targets), updated, targets),
    frame.section(words.TARGETS),
    cards(*(target_card(series, day) for series in targets), padhue_card(), in_pairs=True),
    frame.paragraph(words.SHARE_NOTE),
    provenance(tuple(targets), sources, updated),
    frame.section(words.CHANGES),
    frame.bullets([said for series in everything if (said := words.move(series))]),
    frame.section(words.CONTEXT),
    cards(*(target_card(series, day) for series in context)),
    provenance(tuple(context), sources, updated),
    frame.section(words.BEFORE_CITING),
    frame.bullets(words.CAUTIONS),
    frame.footer(words.TITLE, everything, day),
)
