"""What pages show, as frozen values built from rows: no text, no colour, no I/O."""
