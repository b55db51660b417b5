"""The log of a server: lines of JSON with a few fields, and nothing of people."""

import json
import subprocess
import sys

from portal.running.logs import FIELDS
from tests.running.test_commands import CHECKOUT

SAYS = """
import logging, logging.config
from portal.running.logs import as_json
logging.config.dictConfig(as_json())
log = logging.getLogger("portal.worker")
log.warning("delivery of %s was given up", "opening.published", extra={"person": "Amal"})
try:
    raise ValueError("Amal Kovalenko, 0176 40690123")
except ValueError:
    log.exception("it broke")
logging.getLogger("gunicorn.error").error("Error handling request %s", "/link/a-secret")
logging.getLogger("gunicorn.error").info("Listening at: %s", "http://127.0.0.1:8000")
"""


def test_each_line_is_json_of_the_fields_that_are_named_and_of_an_error_its_kind_alone():
    said = subprocess.run([sys.executable, "-c", SAYS], cwd=CHECKOUT, capture_output=True, text=True, check=True).stderr

    given_up, broke, library, listening = map(json.loads, said.splitlines())
    assert (given_up["level"], given_up["from"], given_up["what"]) == (
        "warning",
        "portal.worker",
        "delivery of opening.published was given up",
    )
    assert (broke["what"], broke["error"]) == ("it broke", "ValueError")
    assert library["what"] == "Error handling request %s"
    assert listening["from"] == "gunicorn.error"
    assert set(given_up) | set(broke) | set(listening) <= set(FIELDS)
    assert "Amal" not in said
    assert "secret" not in said
