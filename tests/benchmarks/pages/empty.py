"""An empty Streamlit page: what every page pays."""
