"""An empty Streamlit page but for a box, and the words that say what was chosen in it."""

import streamlit as st

chosen = st.selectbox("Choice", ("first", "second"), key="choice")
st.html(f'<p class="chosen">{chosen}</p>')
