"""The headers every answer carries."""

from flask import Flask, g, request
from werkzeug.wrappers import Response

from portal.kernel.web.keeping import finish_page

CONTENT_SECURITY_POLICY = "; ".join(  # noqa: FLY002 - one rule a line is read more easily
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Not "storage": all that is kept there is which colours somebody likes.
FORGET_PAGES = '"cache"'
ONE_YEAR = 31_536_000
ONE_DAY = 86_400
# Asked again every time: a place that was taken down must not be shown from somebody's cache. The answer is mostly a 304.
FOR_EVERYONE = "public, max-age=0, must-revalidate"


def install(app: Flask, *, over_https: bool) -> None:
    """Put the headers on every answer."""

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if over_https:
            response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}; includeSubDomains"
        if g.get("is_leaving", False):
            response.headers["Clear-Site-Data"] = FORGET_PAGES
        response.headers["Cache-Control"] = _cache_rule(response)
        if response.headers["Cache-Control"] == FOR_EVERYONE:
            finish_page()
        return response


def _cache_rule(response: Response) -> str:
    if request.endpoint == "static" and response.status_code in (200, 304):
        return f"public, max-age={ONE_YEAR}, immutable" if "v" in request.args else "public, max-age=3600"
    is_for_everyone = request.method in ("GET", "HEAD") and not g.get("has_session", True)
    if response.cache_control.no_store:  # said by a view whose address is a secret
        return "no-store"
    kept_for = response.cache_control.max_age  # set by a view whose answer browsers may keep without asking
    if not is_for_everyone or response.status_code not in ((200, 304) if kept_for else (200,)):
        return "no-store"
    return f"public, max-age={kept_for}, must-revalidate" if kept_for else FOR_EVERYONE
