"""Maps as SVG text: areas, tiles or circles, their legend, and the values alone.

In: shapes of a level, one value per territory, a legend. Out: one line of SVG or HTML, or a small
dict; nothing here knows Streamlit.
"""
