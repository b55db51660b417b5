"""The style sheet is what its sources say, and what we ship of others is what they made."""

import hashlib
import re
import tomllib

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
