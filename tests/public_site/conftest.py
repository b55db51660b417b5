"""What tests of the visitors' front share."""

from tests.openings.conftest import statements

__all__ = ["statements"]
