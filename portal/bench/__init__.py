"""`portal bench NAME`: what a page costs, measured as a multiple of the barest Flask page of the same size."""

from portal.bench.command import add_arguments, run

__all__ = ["add_arguments", "run"]
