"""The picture frame of every page: settings, menu, empty state, then the page itself."""

import streamlit as st

from dashboard import store
from dashboard.components import frame
from dashboard.components.menu import Entry, menu
from dashboard.selection import COMPARED, INDICATOR, TERRITORY, asked, remembered
from dashboard.wording import frame as words

st.set_page_config(page_title=words.SITE, layout="wide")

OVERVIEW = "views/overview.py"
ENTRIES = (
    Entry(page=st.Page(OVERVIEW, title=words.OVERVIEW, url_path="synthese")),
    Entry(
        page=st.Page("views/indicator.py", title=words.INDICATOR_PAGE, url_path="indicateur"),
        keys=(INDICATOR, TERRITORY),
    ),
    Entry(
        page=st.Page("views/territory.py", title=words.TERRITORY_PAGE, url_path="territoire"),
        keys=(TERRITORY,),
    ),
    Entry(
        page=st.Page("views/compare.py", title=words.COMPARE, url_path="comparer"),
        keys=(INDICATOR, COMPARED),
    ),
    Entry(page=st.Page("views/padhue.py", title=words.PADHUE, url_path="padhue")),
    Entry(page=st.Page("views/cnr.py", title=words.CNR, url_path="cnr")),
    Entry(
        page=st.Page("views/revisions.py", title=words.REVISIONS, url_path="revisions"),
        keys=(INDICATOR, TERRITORY),
    ),
    Entry(page=st.Page("views/method.py", title=words.METHOD, url_path="methode")),
)
# The default page has no address of its own: the same view answers at / and at /synthese.
HOME = st.Page(OVERVIEW, title=words.OVERVIEW, url_path="accueil", default=True)

page = st.navigation([HOME, *(entry.page for entry in ENTRIES)], position="hidden")
frame.independence()
if store.open_release():
    menu(ENTRIES, page, asked(store.known()))
    page.run()
else:
    menu(ENTRIES, page, remembered())
    frame.empty_release()
