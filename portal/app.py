"""The roof: puts settings, database, desks and listeners together. Everything is listed by hand."""

from functools import cache, partial
from pathlib import Path

from flask import Flask

from portal.kernel import clock, i18n, identity
from portal.kernel.crypto import KeyRing, install_index_key, install_key_ring
from portal.kernel.db import Database
from portal.kernel.limits import RecentSenders
from portal.kernel.mail import FolderTransport, Mailer, SmtpTransport, Writer
from portal.kernel.outbox.worker import Upkeep, Worker
from portal.kernel.schedule import Timetable
from portal.kernel.settings import Settings
from portal.kernel.web import Desk, FrameSources, desk, failures, headers, static
from portal.kernel.web.frame import FrameBuilder
from portal.kernel.web.keeping import Keeper
from portal.kernel.web.measuring import Meter
from portal.kernel.web.proxies import behind_proxies
from portal.kernel.web.render import Templates
from portal.letters.office import PostOffice
from portal.openings.handlers import mend_index
from portal.proposals.web import noticing
from portal.roof import (
    ACTORS,
    COMPANY_TIES,
    DESKS,
    FIGURE_SOURCES,
    FOOTER,
    JOBS,
    NAVIGATION,
    PERSON_ASKS,
    RECORDS,
    TOPICS,
    WAYS_ON,
    contact_of,
    default_texts,
    organisation_of,
    rendered_text,
)
from portal.ui.filters import FILTERS
from search_index import open_index

MEGABYTE = 1024 * 1024


def create_app(settings: Settings) -> Flask:
    """Build the portal for these settings."""
    app = Flask("portal", root_path=str(Path(__file__).parent), static_folder="static")
    _configure(app, settings)
    install_key_ring(KeyRing(settings.data_keys.get_secret_value()))
    install_index_key(settings.index_key.get_secret_value())
    app.extensions["portal_settings"] = settings
    app.extensions["portal_database"] = Database(settings.url)
    app.extensions["portal_records"] = dict(RECORDS)
    app.extensions["portal_company_ties"] = COMPANY_TIES
    app.extensions["portal_person_asks"] = PERSON_ASKS
    app.extensions["portal_jobs"] = JOBS
    app.extensions["portal_topics"] = TOPICS
    app.extensions["portal_ways_on"] = WAYS_ON
    app.extensions["portal_figure_sources"] = FIGURE_SOURCES
    app.extensions["portal_default_texts"] = default_texts
    app.extensions["portal_text_renderer"] = rendered_text
    app.extensions["portal_recent_senders"] = RecentSenders()
    app.extensions["portal_templates"] = _templates()
    app.extensions["portal_mailer"] = _mailer(settings, app.extensions["portal_templates"])
    app.extensions["portal_index"] = open_index(settings.index_directory, settings.url)
    app.extensions["portal_frames"] = FrameBuilder(
        settings, FrameSources(navigation=NAVIGATION, footer=FOOTER, contact_of=contact_of, organisation_of=organisation_of)
    )
    i18n.install(app)
    identity.install(app, ACTORS)
    headers.install(app, over_https=settings.base_url.startswith("https://"))
    static.install(app)
    failures.install(app)
    desk.install(app)
    noticing.install(app)
    meter = app.extensions["portal_meter"] = Meter()
    meter.install(app)
    for each in _desks_of(settings):
        app.register_blueprint(each)
    app.wsgi_app = Keeper(app.wsgi_app, app.extensions["portal_database"].stamp, meter.note_kept)  # type: ignore[method-assign]
    app.wsgi_app = behind_proxies(app.wsgi_app, settings.proxy_hops, warns=settings.is_production)  # type: ignore[method-assign]
    return app


def make_worker(app: Flask) -> Worker:
    """Build the worker that delivers what this portal announces."""
    database, office = app.extensions["portal_database"], office_of(app)
    return Worker(app, database, TOPICS, office.send, Upkeep(Timetable(JOBS), (partial(mend_index, app),)))


def office_of(app: Flask) -> PostOffice:
    """Return the post office of this portal."""
    return PostOffice(
        app.extensions["portal_mailer"], app.extensions["portal_database"], app.extensions["portal_settings"].base_url
    )


@cache
def _templates() -> Templates:
    """Compile each template once in a process, however many portals it holds."""
    return Templates(FILTERS)


def _mailer(settings: Settings, templates: Templates) -> Mailer:
    writer = Writer(templates, sender=settings.mail_from, base_url=settings.base_url)
    if not settings.smtp_host:
        return Mailer(writer, FolderTransport(settings.mail_directory), clock.now)
    transport = SmtpTransport(
        settings.smtp_host,
        settings.smtp_port,
        settings.smtp_user,
        settings.smtp_password.get_secret_value(),
        starttls=settings.smtp_starttls,
    )
    return Mailer(writer, transport, clock.now)


def _desks_of(settings: Settings) -> tuple[Desk, ...]:
    return tuple(each for each in DESKS if settings.is_demo or not each.name.startswith("demo"))


def _configure(app: Flask, settings: Settings) -> None:
    is_https = settings.base_url.startswith("https://")
    app.config.update(
        SECRET_KEY=settings.secret_key.get_secret_value() or "only-for-tests",
        TESTING=settings.environment.value == "test",
        SESSION_COOKIE_NAME="__Host-kai" if is_https else "kai",
        SESSION_COOKIE_SECURE=is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=2 * MEGABYTE,
        MAX_FORM_MEMORY_SIZE=MEGABYTE,
        MAX_FORM_PARTS=500,
        WTF_CSRF_TIME_LIMIT=None,
        TRUSTED_HOSTS=[host.strip() for host in settings.trusted_hosts.split(",") if host.strip()] or None,
    )
