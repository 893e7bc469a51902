"""An empty page of a Streamlit site of eight pages with addresses, as ours is."""

import streamlit as st

PAGES = [
    st.Page("empty.py", title=f"Page {number}", url_path=f"page-{number}") for number in range(8)
]

st.navigation(PAGES, position="hidden").run()
