"""The cookie of a session, signed by one signer: to make it anew costs more than to sign."""

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer


class SignedSessions(SecureCookieSessionInterface):
    """Flask's own sessions; their signer is kept as long as the keys are the same."""

    def __init__(self) -> None:
        self._keys: tuple[object, ...] = ()
        self._signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return the signer for the keys of today."""
        keys = (app.secret_key, *(app.config["SECRET_KEY_FALLBACKS"] or ()))
        if self._signer is None or keys != self._keys:
            self._keys, self._signer = keys, super().get_signing_serializer(app)
        return self._signer
