"""Pure measures: frames in, frames out; no I/O, no clock."""
