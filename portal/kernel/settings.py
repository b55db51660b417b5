"""What an operator sets: one frozen object, read from the environment once."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from werkzeug.sansio.utils import host_is_trusted

from portal.kernel.crypto.keys import KeyRing, KeysMissing
from portal.kernel.i18n import DEFAULT_LANGUAGE, PERSON_LANGUAGES

DEMO_SECRET = "demo-secret-that-production-refuses"  # noqa: S105 - a marker that production refuses, not a secret
DEMO_DATA_KEY = "ZGVtby1rZXktdGhhdC1wcm9kdWN0aW9uLXJlZnVzZXM="  # 32 bytes, known to everyone
DEMO_MARK = "demo.stamp"
"""The file by which a folder of the demo's data is known."""


class Environment(StrEnum):
    """Where the portal runs."""

    DEMO = "demo"
    TEST = "test"
    PRODUCTION = "production"


class UnsafeSettings(Exception):
    """The portal must not start like this; the text says what to do."""


class OperatorSettings(BaseSettings):
    """Who runs the portal: imprint, footer and letters. Defaults are what the founding documents state."""

    model_config = SettingsConfigDict(env_prefix="PORTAL_OPERATOR_", frozen=True, extra="ignore")

    name: str = "Volkshochschule Landkreis Leipzig"
    legal_name: str = "Kommunaler Eigenbetrieb „Bildung und Kultur des Landkreises Leipzig“"
    street: str = "Jahnstraße 24 a"
    postcode: str = "04552"
    town: str = "Borna"
    representative: str = "Dr. Ralph Egler, Betriebsleiter"
    email: str = "ralph.egler@vhs-lkl.de"
    phone: str = ""
    website: str = "www.kai-projekt.de"


class Settings(BaseSettings):
    """Everything an operator can set, by PORTAL_… in the environment."""

    model_config = SettingsConfigDict(env_prefix="PORTAL_", frozen=True, extra="ignore")

    environment: Environment = Environment.PRODUCTION
    data: Path = Path("var")
    database_url: str = ""
    secret_key: SecretStr = SecretStr("")
    data_keys: SecretStr = SecretStr("")
    index_key: SecretStr = SecretStr("")
    base_url: str = "http://127.0.0.1:8000"
    trusted_hosts: str = ""
    proxy_hops: int = Field(default=0, ge=0, le=3)
    forms_per_address: int = Field(default=10, ge=1)
    forms_per_person: int = Field(default=5, ge=1)
    second_factor: bool = True
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_starttls: bool = True
    mail_from: str = "KAI <kai@vhs-lkl.example>"
    languages: tuple[str, ...] = ("de", "en")
    reviewed_languages: str = "de,de-simple,en"
    operator: OperatorSettings = Field(default_factory=OperatorSettings)

    @property
    def is_demo(self) -> bool:
        """Whether invented people may sign in with one click."""
        return self.environment is Environment.DEMO

    @property
    def is_production(self) -> bool:
        """Whether real people's data are at stake."""
        return self.environment is Environment.PRODUCTION

    @property
    def url(self) -> str:
        """The database; a SQLite file in the data directory unless set."""
        return self.database_url or f"sqlite:///{self.data / 'portal.sqlite3'}"

    @property
    def hosts(self) -> list[str]:
        """The names under which the portal may be called; a dot in front means all below."""
        return [host.strip() for host in self.trusted_hosts.split(",") if host.strip()]

    @property
    def reviewed(self) -> frozenset[str]:
        """The languages whose consent texts somebody has reviewed; a text in another one only explains the German text."""
        return frozenset(code.strip() for code in self.reviewed_languages.split(",") if code.strip()) | {DEFAULT_LANGUAGE}

    @property
    def index_directory(self) -> Path:
        """Where the search index lives."""
        return self.data / "search"

    @property
    def metrics_directory(self) -> Path:
        """Where the web processes of one machine count together what they answer."""
        return self.data / "metrics"

    @property
    def mail_directory(self) -> Path:
        """Where the demo puts letters instead of sending them."""
        return self.data / "mail"

    @model_validator(mode="after")
    def _stop_at_the_door(self) -> "Settings":
        """Refuse to start production with anything a stranger could know."""
        reason = next(self._reasons_to_stop(), None) if self.is_production else None
        if reason:
            raise UnsafeSettings(reason)
        return self

    def _reasons_to_stop(self) -> Iterator[str]:
        secret, data_keys, index_key = (field.get_secret_value() for field in (self.secret_key, self.data_keys, self.index_key))
        needed = {
            "PORTAL_SECRET_KEY": secret,
            "PORTAL_DATA_KEYS": data_keys,
            "PORTAL_INDEX_KEY": index_key,
            "PORTAL_TRUSTED_HOSTS": self.trusted_hosts.strip(" ,"),
            "PORTAL_SMTP_HOST": self.smtp_host,
        }
        missing = [name for name, value in needed.items() if not value.strip()]
        if missing:
            yield f"Please set {', '.join(missing)}: production does not start without them."
        if DEMO_SECRET in secret + index_key or DEMO_DATA_KEY in data_keys:
            yield "The keys are those of the demo. Please make your own with 'portal keys new'."
        if len(secret) < 32 or len(index_key) < 32:
            yield "PORTAL_SECRET_KEY and PORTAL_INDEX_KEY need at least 32 characters each."
        try:
            KeyRing(data_keys)
        except KeysMissing as error:
            yield str(error)
        if self.reviewed - set(PERSON_LANGUAGES):
            yield f"PORTAL_REVIEWED_LANGUAGES knows {', '.join(PERSON_LANGUAGES)}, and no others."
        if not self.base_url.startswith("https://"):
            yield "PORTAL_BASE_URL must start with https:// in production."
        if not host_is_trusted(urlsplit(self.base_url).netloc, self.hosts):
            yield "PORTAL_TRUSTED_HOSTS must name the host of PORTAL_BASE_URL."
        if self.smtp_user and not self.smtp_starttls and self.smtp_port != 465:
            yield "PORTAL_SMTP_STARTTLS must stay on: a mail password is only sent over an encrypted connection."
        if any((folder / DEMO_MARK).exists() for folder in self._folders_of_data()):
            yield "The data are those of the demo. Please name another folder with PORTAL_DATA and PORTAL_DATABASE_URL."

    def _folders_of_data(self) -> tuple[Path, ...]:
        file = self.url.partition("sqlite:///")[2]
        return (self.data, Path(file).parent) if file else (self.data,)


def demo_settings(data: Path, *, port: int = 8000) -> Settings:
    """Return settings for the demo: known keys, loopback, letters into files."""
    return Settings(
        environment=Environment.DEMO,
        data=data,
        secret_key=SecretStr(DEMO_SECRET),
        data_keys=SecretStr(DEMO_DATA_KEY),
        index_key=SecretStr(DEMO_SECRET),
        base_url=f"http://127.0.0.1:{port}",
        trusted_hosts="127.0.0.1,localhost",
        mail_from="KAI <kai@vhs-lkl.example>",
    )
