"""`python3 -m portal ...`: see to the environment, then hand over to the command line.

Standard library only, and readable by an old Python: this file also runs where nothing is installed yet.
"""

import platform
import sys
from pathlib import Path

if not __package__:  # Started by its path (`python3 /srv/portal-checkout/portal demo`): the checkout is what we import from.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

OLDEST_PYTHON = (3, 11)


def main() -> None:
    """Run one command inside the environment it needs."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        needed, here = ".".join(map(str, OLDEST_PYTHON)), platform.python_version()
        sys.exit(f"The portal needs Python {needed} or newer, and this is {here}: start it as `python{needed} -m portal`.")
    from portal.bootstrap import Missing, enter_environment

    try:
        enter_environment(sys.argv[1:])
    except Missing as missing:
        sys.exit(str(missing))
    except KeyboardInterrupt:
        sys.exit("Interrupted; the next start repairs .venv.")
    try:
        from portal.cli import main as run_command

        sys.exit(run_command())
    except ModuleNotFoundError as error:
        if (error.name or "").startswith(("portal", "public_site", "search_index")):
            raise
        sys.exit(
            f"The Python package '{error.name}' is missing here: start `python3 -m portal demo` once in a checkout, "
            "or install the portal into this environment with `pip install -e .[test]`."
        )


if __name__ == "__main__":
    main()
