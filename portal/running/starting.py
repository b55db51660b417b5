"""Building the application for a command."""

import argparse
import sys
from pathlib import Path

from flask import Flask
from pydantic import ValidationError

from portal.app import create_app
from portal.kernel.settings import DEMO_MARK, Settings, UnsafeSettings, demo_settings


def is_demo_folder(data: Path) -> bool:
    """Say whether a data directory was made by the demo."""
    return (data / DEMO_MARK).exists()


def build_app(args: argparse.Namespace) -> Flask:
    """Build the application by the environment, or for the demo's data if `--data` names them."""
    return create_app(read_settings(args.data))


def read_settings(data: Path) -> Settings:
    """Read the settings, or stop with one sentence that says what to do."""
    try:
        settings = demo_settings(data) if is_demo_folder(data) else Settings(data=data)
    except (UnsafeSettings, ValidationError) as error:
        sys.exit(f"portal: {_sentence(error)}")
    settings.data.mkdir(parents=True, exist_ok=True)
    return settings


def _sentence(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"PORTAL_{'_'.join(map(str, each['loc'])).upper()}: {each['msg']}" for each in error.errors())
    return str(error)
