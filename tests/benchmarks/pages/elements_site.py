"""A Streamlit site of eight pages that hold the elements of the page Comparer."""

import streamlit as st

PAGES = [
    st.Page("elements.py", title=f"Page {number}", url_path=f"page-{number}") for number in range(8)
]

st.navigation(PAGES, position="hidden").run()
