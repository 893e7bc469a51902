"""`cap-sante`, or `python -m pipelines`: one command in a process of its own."""

import gc

# Python looks for garbage every 700 new objects: a tenth of a command that lives for a second.
OBJECTS_BETWEEN_COLLECTIONS = 100_000


def main() -> None:
    """Entry point of the program. The collector sleeps during the imports, which are no garbage."""
    gc.disable()
    import polars as pl  # noqa: PLC0415  # once the collector sleeps

    from pipelines.cli import run  # noqa: PLC0415  # the same

    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    gc.enable()
    # The default engine starts threads to stream: our tables hold a few thousand rows.
    pl.Config.set_engine_affinity("in-memory")
    run()


if __name__ == "__main__":
    main()
