"""The picture frame of every page: settings, menu, empty state, then the page itself."""

import streamlit as st

from dashboard import store
from dashboard.components import frame
from dashboard.wording import frame as words

st.set_page_config(page_title=words.SITE, layout="wide")

# The default page has no address of its own: the same view answers at / and at /synthese.
PAGES = [
    st.Page(
        "views/overview.py",
        title=words.OVERVIEW,
        url_path="accueil",
        default=True,
        visibility="hidden",
    ),
    st.Page("views/overview.py", title=words.OVERVIEW, url_path="synthese"),
    st.Page("views/indicator.py", title=words.INDICATOR_PAGE, url_path="indicateur"),
    st.Page("views/territory.py", title=words.TERRITORY_PAGE, url_path="territoire"),
    st.Page("views/compare.py", title=words.COMPARE, url_path="comparer"),
    st.Page("views/padhue.py", title=words.PADHUE, url_path="padhue"),
    st.Page("views/cnr.py", title=words.CNR, url_path="cnr"),
    st.Page("views/revisions.py", title=words.REVISIONS, url_path="revisions"),
    st.Page("views/method.py", title=words.METHOD, url_path="methode"),
]

page = st.navigation(PAGES, position="top")
frame.independence()
if store.has_data():
    page.run()
else:
    frame.empty_release()
