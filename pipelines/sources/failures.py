"""What else may go wrong in reading a file that nobody foresaw: the libraries' own errors.

An unattended run leaves the source aside and goes on; a run by hand shows the error as it is.
"""

import duckdb
import polars as pl

UNFORESEEN: tuple[type[Exception], ...] = (
    *(OSError, EOFError, ArithmeticError, AttributeError, LookupError, MemoryError),
    *(RuntimeError, TypeError, ValueError, AssertionError),
    *(duckdb.Error, pl.exceptions.PolarsError),
)
