"""Every file that keeps its address: published tables, sheets, charts and maps.

No Streamlit in this package: these addresses work without a session, for programs as for readers.
"""

from dashboard.exports import maps, sheet, tables
from dashboard.exports.charts import registry

ROUTES = (*tables.ROUTES, *sheet.ROUTES, *registry.ROUTES, *maps.ROUTES)
