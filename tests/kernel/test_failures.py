"""What somebody gets who calls us by a name that is not ours."""

from pathlib import Path

import pytest

from portal.app import create_app
from portal.kernel.settings import demo_settings


@pytest.mark.parametrize("path", ["/", "/demo", "/nowhere"])
def test_a_foreign_host_name_gets_a_plain_refusal_and_no_broken_page(tmp_path: Path, path: str) -> None:
    app = create_app(demo_settings(tmp_path))

    answer = app.test_client().get(path, headers={"Host": "elsewhere.example"})

    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert "elsewhere" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in answer.headers
    app.extensions["portal_database"].close()
