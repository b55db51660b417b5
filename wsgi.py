"""The door for web servers: `gunicorn wsgi:app`."""

from portal.app import create_app
from portal.kernel.settings import Settings

app = create_app(Settings())
