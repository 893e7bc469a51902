"""`python -m tests.benchmarks [DIR]`: print the ratios; exit code 1 when a bound is broken.

DIR holds the producers' raw files: without it, the drawing of the outlines is not measured.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks import building, first_view, map_view, measuring, rerunning, shaping
from tests.benchmarks.measure import table


def main() -> int:
    """Measure everything, then show one table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        print("Building…", flush=True)
        results = building.results(folder)
        data = building.new_data(folder / "served")
        building.build(data)
        print("Measuring progress…", flush=True)
        results += measuring.results()
        print("Rerunning each view…", flush=True)
        results += rerunning.results(data, folder)
        print("Opening pages in a browser…", flush=True)
        results += first_view.results(data, folder)
        print("Choosing on the map…", flush=True)
        results += map_view.results(data, folder)
        if len(sys.argv) > 1:
            print("Drawing the outlines…", flush=True)
            results += shaping.results(Path(sys.argv[1]), folder)
    print("\n" + table(results))
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
