"""Production does not start with anything missing, unsafe or known to strangers, and says what to do."""

import pytest
from cryptography.fernet import Fernet

from portal.kernel.settings import (
    DEMO_DATA_KEY,
    DEMO_MARK,
    DEMO_SECRET,
    Environment,
    Settings,
    UnsafeSettings,
    demo_settings,
)

SAFE = {
    "secret_key": "s" * 32,
    "data_keys": Fernet.generate_key().decode(),
    "index_key": "i" * 32,
    "trusted_hosts": "partner.kai.example, .kai.example",
    "smtp_host": "mail.kai.example",
    "base_url": "https://partner.kai.example",
}


@pytest.fixture(autouse=True)
def _a_clean_environment(monkeypatch, tmp_path):
    """Take the settings of the machine away, and let each test choose those of its own."""
    from os import environ

    for name in [name for name in environ if name.startswith("PORTAL_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def start(monkeypatch, **changes):
    for name, value in {**SAFE, **changes}.items():
        monkeypatch.setenv(f"PORTAL_{name.upper()}", value)
    return Settings()


def test_safe_settings_start(monkeypatch):
    settings = start(monkeypatch)

    assert settings.environment is Environment.PRODUCTION
    assert (settings.is_production, settings.is_demo) == (True, False)
    assert settings.hosts == ["partner.kai.example", ".kai.example"]


def test_without_any_setting_the_portal_is_in_production_and_names_all_that_is_missing():
    with pytest.raises(UnsafeSettings) as refused:
        Settings()

    for name in ("SECRET_KEY", "DATA_KEYS", "INDEX_KEY", "TRUSTED_HOSTS", "SMTP_HOST"):
        assert f"PORTAL_{name}" in str(refused.value)


@pytest.mark.parametrize("name", ["secret_key", "data_keys", "index_key", "trusted_hosts", "smtp_host"])
@pytest.mark.parametrize("empty", ["", "  "])
def test_each_missing_setting_is_named(monkeypatch, name, empty):
    with pytest.raises(UnsafeSettings, match=f"Please set PORTAL_{name.upper()}:"):
        start(monkeypatch, **{name: empty})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"secret_key": DEMO_SECRET}, "those of the demo"),
        ({"index_key": DEMO_SECRET}, "those of the demo"),
        ({"data_keys": DEMO_DATA_KEY}, "those of the demo"),
        ({"data_keys": f"{SAFE['data_keys']},{DEMO_DATA_KEY}"}, "those of the demo"),
        ({"secret_key": "s" * 31}, "at least 32 characters"),
        ({"index_key": "i" * 31}, "at least 32 characters"),
        ({"data_keys": "not a key"}, "PORTAL_DATA_KEYS holds something that is no key"),
        ({"data_keys": f"{SAFE['data_keys']},short"}, "PORTAL_DATA_KEYS holds something that is no key"),
        ({"base_url": "http://partner.kai.example"}, "must start with https://"),
        ({"base_url": "https://other.example"}, "must name the host"),
        ({"trusted_hosts": "kai.example"}, "must name the host"),
        ({"smtp_user": "kai", "smtp_starttls": "false"}, "PORTAL_SMTP_STARTTLS must stay on"),
    ],
)
def test_what_is_unsafe_is_refused_in_one_sentence(monkeypatch, changes, sentence):
    with pytest.raises(UnsafeSettings, match=sentence) as refused:
        start(monkeypatch, **changes)

    assert "\n" not in str(refused.value)
    for secret in (SAFE["data_keys"], DEMO_DATA_KEY, DEMO_SECRET):
        assert secret not in str(refused.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"data_keys": f"{SAFE['data_keys']}, {Fernet.generate_key().decode()}"},
        {"trusted_hosts": ".kai.example"},
        {"base_url": "https://partner.kai.example:8443"},
        {"smtp_user": "kai", "smtp_starttls": "false", "smtp_port": "465"},
        {"proxy_hops": "3"},
    ],
)
def test_what_is_unusual_but_safe_starts(monkeypatch, changes):
    assert start(monkeypatch, **changes).is_production


def test_production_never_runs_on_the_demos_data(monkeypatch, tmp_path):
    demo = tmp_path / "demo"
    demo.mkdir()
    (demo / DEMO_MARK).touch()

    with pytest.raises(UnsafeSettings, match="data are those of the demo"):
        start(monkeypatch, data=str(demo))
    with pytest.raises(UnsafeSettings, match="data are those of the demo"):
        start(monkeypatch, data=str(tmp_path), database_url=f"sqlite:///{demo}/portal.sqlite3")
    monkeypatch.delenv("PORTAL_DATABASE_URL")
    assert start(monkeypatch, data=str(tmp_path)).is_production


@pytest.mark.parametrize(
    ("name", "value"), [("environment", "holiday"), ("proxy_hops", "4"), ("proxy_hops", "-1"), ("smtp_port", "many")]
)
def test_what_cannot_be_read_is_refused(monkeypatch, name, value):
    with pytest.raises(ValueError, match=name):
        start(monkeypatch, **{name: value})


def test_settings_do_not_change_and_tell_no_secret(monkeypatch):
    settings = start(monkeypatch, smtp_password="hush-hush")

    with pytest.raises(ValueError, match="frozen"):
        settings.base_url = "http://other.example"
    for secret in (SAFE["secret_key"], SAFE["data_keys"], "hush-hush"):
        assert secret not in repr(settings)


def test_the_demo_is_for_this_machine_alone(tmp_path):
    settings = demo_settings(tmp_path, port=8123)

    assert settings.is_demo
    assert settings.base_url == "http://127.0.0.1:8123"
    assert settings.hosts == ["127.0.0.1", "localhost"]
    assert settings.url == f"sqlite:///{tmp_path}/portal.sqlite3"
    assert settings.smtp_host == ""
