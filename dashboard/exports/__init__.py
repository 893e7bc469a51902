"""Files that readers and programs keep: tables, sheets, charts and maps, each at its address."""
