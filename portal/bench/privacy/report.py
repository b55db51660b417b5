"""`portal bench privacy`: every part with its figures, one after the other."""

from typing import Final

from portal.bench.privacy import crowds, free_text, linking, pools
from portal.bench.privacy.figures import Figure, printed

PARTS: Final = (pools, crowds, linking, free_text)


def report(*, is_strict: bool) -> int:
    """Print all figures; with `is_strict`, 1 if a goal is missed."""
    all_figures: list[Figure] = []
    for part in PARTS:
        figures = list(part.measure())
        all_figures += figures
        print(printed(part.TITLE, figures), end="\n\n", flush=True)
    missed = [figure.name for figure in all_figures if not figure.is_reached]
    print(f"Goals missed: {', '.join(missed)}." if missed else "Every goal is reached.")
    return int(is_strict and bool(missed))
