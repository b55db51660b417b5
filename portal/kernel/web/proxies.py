"""Says once when requests come through a proxy that nobody told us about: then all visitors would look like one."""

import logging
from collections.abc import Iterable
from threading import Lock
from typing import Any

from werkzeug.middleware.proxy_fix import ProxyFix

log = logging.getLogger("portal.proxies")


class UntoldProxy:
    """Lets every request through, and warns of the first that a proxy has marked."""

    def __init__(self, wsgi_app: Any) -> None:
        self._wsgi_app = wsgi_app
        self._has_warned = False
        self._lock = Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer the request."""
        if not self._has_warned and "HTTP_X_FORWARDED_FOR" in environ:
            self._warn_once()
        answer: Iterable[bytes] = self._wsgi_app(environ, start_response)
        return answer

    def _warn_once(self) -> None:
        with self._lock:
            if self._has_warned:
                return
            self._has_warned = True
        log.warning(
            "A request carries X-Forwarded-For, but PORTAL_PROXY_HOPS is 0: all visitors share one address, and its limits. "
            "If a proxy of yours stands in front, set PORTAL_PROXY_HOPS=1."
        )


def behind_proxies(wsgi_app: Any, hops: int, *, warns: bool) -> Any:
    """Believe as many proxies as the operator names; with none named, say when one seems to be there."""
    if hops:
        return ProxyFix(wsgi_app, x_for=hops, x_proto=hops)
    return UntoldProxy(wsgi_app) if warns else wsgi_app
