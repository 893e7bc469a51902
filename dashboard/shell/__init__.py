"""The shell around Streamlit: French page frame and labels, security headers, French error pages.

In: requests of browsers. Out: our own answers, or Streamlit's with our headers.
"""

from dashboard.shell.middleware import Shell
from dashboard.shell.pages import server_error

__all__ = ["Shell", "server_error"]
