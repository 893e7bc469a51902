"""The facts in git: CSV files of each edition, and the sheets that people fill in."""
