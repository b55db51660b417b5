"""Style sheets, scripts and drawings go out compressed: each once, as hard as gzip can. Pictures and fonts already are."""

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Final

from flask import Flask, request
from werkzeug.wrappers import Response

TEXTS: Final = ("text/", "image/svg+xml", "application/json")


def install(app: Flask) -> None:
    """Compress files of `static/` for browsers that take it."""
    folder = Path(str(app.static_folder))

    @app.after_request
    def shrink(response: Response) -> Response:
        if request.endpoint != "static" or not (response.mimetype or "").startswith(TEXTS):
            return response
        response.vary.add("Accept-Encoding")
        is_whole = response.status_code == 200 and "Range" not in request.headers
        if is_whole and request.accept_encodings["gzip"] > 0:
            _shrink(response, folder / str((request.view_args or {})["filename"]))
        return response


def _shrink(response: Response, path: Path) -> None:
    plain, _is_weak = response.get_etag()
    response.close()  # the file was opened to be read
    response.direct_passthrough = False
    response.set_data(_small(path, path.stat().st_mtime_ns))
    response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{plain}.gz")
    response.make_conditional(request.environ)


@lru_cache(maxsize=64)
def _small(path: Path, _written_at: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)
