"""The elements of the page Comparer with nothing of ours in them: what Streamlit itself costs."""

import plotly.graph_objects as go
import streamlit as st

YEARS = list(range(2010, 2027))
CODES = [f"code {number}" for number in range(120)]

st.set_page_config(page_title="Elements", layout="wide")
st.html("<p>Heading</p>")
st.selectbox("Indicator", CODES[:6], key="indicator")
st.multiselect("Territories", CODES, key="territories")
st.html("<p>Title of the chart</p>")
st.plotly_chart(
    go.Figure([go.Scatter(x=YEARS, y=YEARS, name=str(line)) for line in range(6)]),
    key="chart",
    theme=None,
)
st.html("<p>Table and footer</p>")
