"""Word lists of occupations, typed by us: one a line, with a neutral word after `=`."""

from importlib.resources import files


def pairs(name: str) -> dict[str, str]:
    """Read a list: each word with what may stand in its place, or nothing."""
    lines = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    words = (line.partition("=") for line in lines if line.strip() and not line.startswith("#"))
    return {word.strip(): neutral.strip() for word, _equals, neutral in words}
