"""From facts to published rows beside the series: one module for each family of tables. Pure."""
