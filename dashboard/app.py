"""The picture frame of every page: menu, empty state, then the page itself."""

import streamlit as st

from dashboard.components import frame
from dashboard.components.menu import menu
from dashboard.memory import settle
from dashboard.pages import entries, home, keys_of
from dashboard.selection.url import asked, remembered
from dashboard.store import database
from dashboard.wording import frame as words

pages = entries()
page = st.navigation([home(), *(entry.page for entry in pages)], position="hidden")
with database.open_release() as is_readable:
    if is_readable:
        menu(pages, page, asked(database.known(), *keys_of(page)).selection)
        page.run()
        settle()
    else:
        menu(pages, page, remembered())
        frame.open_page(words.SITE)
        frame.show(frame.empty_release())
