"""Synthèse: where the four targets stand today, and what changed."""

import streamlit as st

from dashboard import store
from dashboard.clock import today
from dashboard.components import frame
from dashboard.components.card import padhue_card, target_card
from dashboard.components.provenance import provenance
from dashboard.wording import overview as words
from pipelines.vocabulary import FRANCE

day = today()
everything = [store.series(code, FRANCE) for code in store.indicators()]
targets = [series for series in everything if series.indicator.is_cnr_target]
context = [series for series in everything if not series.indicator.is_cnr_target]

frame.heading(words.TITLE, words.lead(targets), store.updated_on(), targets)

frame.section(words.TARGETS)
for left, right in ((0, 1), (2, 3)):
    for column, position in zip(st.columns(2), (left, right), strict=True):
        with column:
            if position < len(targets):
                target_card(targets[position], day)
            else:
                padhue_card()
frame.paragraph(words.SHARE_NOTE)
provenance(targets, store.sources(), store.updated_on())

frame.section(words.CHANGES)
frame.bullets([said for series in everything if (said := words.move(series))])

frame.section(words.CONTEXT)
for column, series in zip(st.columns(3), context, strict=True):
    with column:
        target_card(series, day)
provenance(context, store.sources(), store.updated_on())

frame.section(words.BEFORE_CITING)
frame.bullets(words.CAUTIONS)

frame.footer(words.TITLE, everything, day)
