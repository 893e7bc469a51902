"""Share of the way from a starting point to a target (methods.md, section 1)."""


def raw_rate_pct(baseline: float | None, value: float, target: float) -> float | None:
    """`100 · (value − baseline) / (target − baseline)`, in percent, neither rounded nor clamped.

    All three in the indicator's unit. None when there is no starting point or no way to go.
    """
    if baseline is None or baseline == target:
        return None
    return 100 * (value - baseline) / (target - baseline)
