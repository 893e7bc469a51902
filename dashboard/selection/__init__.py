"""What the reader has chosen: it lives in the URL, which is input from a stranger."""
