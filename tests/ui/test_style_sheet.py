"""The style sheet is what its sources say, and what we ship of others is what they made."""

import hashlib
import re
import tomllib

from portal.kernel.web.render import asset_url
from portal.ui import build_css

VENDOR = build_css.STATIC / "vendor"


def test_the_style_sheet_is_built_from_its_sources():
    assert build_css.TARGET.read_text(encoding="utf-8") == build_css.build()


def test_no_rule_knows_left_from_right():
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|[;{](?:left|right):|float:\s*(?:left|right)\b"
    )

    assert not physical.findall(build_css.build())


def test_utility_rules_of_kern_are_left_out():
    assert ".kern-mt-" not in build_css.build()
    assert ".kern-d-flex" not in build_css.build()


def test_vendored_files_are_unchanged():
    vendored = tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8"))

    files = {name: digest for each in vendored.values() for name, digest in each.get("files", {}).items()}

    assert files
    for name, digest in files.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name


def test_everything_vendored_names_its_licence_and_version():
    vendored = tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8"))

    for name, each in vendored.items():
        assert each["licence"], name
        assert each["version"], name
        assert each["integrity"].startswith("sha512-"), name


def test_script_stays_small():
    assert (build_css.STATIC / "js" / "portal.js").stat().st_size < 10_000


def test_every_bracket_is_closed():
    css = build_css.build()

    assert css.count("{") == css.count("}")
    assert css.count("(") == css.count(")")


def test_dark_is_the_same_by_device_and_by_choice():
    tokens = (build_css.OURS / "1-tokens.css").read_text(encoding="utf-8")

    by_device = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', tokens, re.DOTALL)
    by_choice = re.search(r':root\[data-theme="dark"\] \{(.*?)\}', tokens, re.DOTALL)

    assert by_device
    assert by_choice
    assert by_device[1].split() == by_choice[1].split()


def test_no_raw_colour_stands_outside_the_tokens_and_the_print_rules():
    for path in sorted(build_css.OURS.glob("*.css")):
        if path.name[0] not in "18":
            assert not re.findall(r"#[0-9a-f]{3,8}\b|\brgb\(", path.read_text(encoding="utf-8")), path.name


def test_the_colours_are_those_of_the_house():
    tokens = dict(
        re.findall(
            r"--([\w-]+): (#[0-9a-f]+)", build_css.OURS.joinpath("1-tokens.css").read_text(encoding="utf-8").split("/* Dark")[0]
        )
    )

    assert tokens["paper"] == "#fffcf5"
    assert _contrast(tokens["ink"], tokens["paper"]) > 17
    for text, ground in (
        ("muted", "sand"),
        ("muted", "sand-2"),
        ("blue", "paper"),
        ("lake", "lake-soft"),
        ("danger", "danger-soft"),
    ):
        assert _contrast(tokens[text], tokens[ground]) >= 4.5, (text, ground)


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_fonts_have_the_address_that_pages_ask_for_first():
    addresses = re.findall(r'url\("\.\.(/fonts/[^"]+)"\)', build_css.build())

    assert addresses
    for address in addresses:
        assert asset_url(address.split("?")[0].removeprefix("/")) == f"/static{address}"
