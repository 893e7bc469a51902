"""A Streamlit site of eight pages that hold a box, and the words that say what was chosen in it."""

import streamlit as st

PAGES = [
    st.Page("choice.py", title=f"Page {number}", url_path=f"page-{number}") for number in range(8)
]

st.navigation(PAGES, position="hidden").run()
