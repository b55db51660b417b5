"""Which kind of device a browser runs on: one of a few words, and nothing else of what it says about itself."""

from flask import has_request_context, request

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Device(Word):
    """What somebody would call the thing in front of them."""

    IPHONE = "iphone", _l("iPhone or iPad")
    ANDROID = "android", _l("Android phone or tablet")
    WINDOWS = "windows", _l("Windows computer")
    MAC = "mac", _l("Mac")
    LINUX = "linux", _l("Linux computer")


# In this order: Android says Linux too, and an iPad likes to say Mac.
_SIGNS = (
    (("iPhone", "iPad"), Device.IPHONE),
    (("Android",), Device.ANDROID),
    (("Windows",), Device.WINDOWS),
    (("Macintosh", "Mac OS"), Device.MAC),
    (("Linux", "X11", "CrOS"), Device.LINUX),
)


def device_in(said: str) -> Device | None:
    """Read the kind of device out of what a browser says about itself; None if it says nothing we know."""
    return next((device for signs, device in _SIGNS if any(sign in said for sign in signs)), None)


def device_here() -> Device | None:
    """Return the kind of device that asks."""
    return device_in(request.headers.get("User-Agent", "")[:500]) if has_request_context() else None
