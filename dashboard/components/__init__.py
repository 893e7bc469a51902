"""Parts of pages: data in, Streamlit elements out."""
