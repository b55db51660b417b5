"""Counts what the portal answers and how long it takes, for a watchman: names of views and numbers, never an address or a person.

Where several processes serve, PROMETHEUS_MULTIPROC_DIR names the folder in which they keep their counts together; there
`portal metrics` reads them (docs/operations.md).
"""

from time import perf_counter

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
METHODS = frozenset(("GET", "HEAD", "POST"))


class Meter:
    """What one process has answered since it began."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._answers = Counter(
            "portal_answers", "Answers by view, method and status.", ("view", "method", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "portal_answer_seconds", "How long a view took.", ("view",), registry=self.registry, buckets=SECONDS
        )
        self._kept = Counter("portal_kept_pages", "Visitors' pages that were given again as they were.", registry=self.registry)

    def install(self, app: Flask) -> None:
        """Measure every request that Flask answers."""
        app.before_request(_begin)
        app.after_request(self._end)

    def note_kept(self) -> None:
        """Count a page that was answered before Flask."""
        self._kept.inc()

    def _end(self, response: Response) -> Response:
        view = request.endpoint or "none"
        method = request.method if request.method in METHODS else "other"
        self._answers.labels(view, method, str(response.status_code)).inc()
        if "began" in g:
            self._seconds.labels(view).observe(perf_counter() - g.began)
        return response


def _begin() -> None:
    g.began = perf_counter()
