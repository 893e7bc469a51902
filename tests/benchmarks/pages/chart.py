"""A bare Streamlit page: one Plotly line chart of as many points as ours, default settings."""

import plotly.graph_objects as go
import streamlit as st

YEARS = list(range(2010, 2027))

st.plotly_chart(go.Figure(go.Scatter(x=YEARS, y=[year**2 for year in YEARS])))
