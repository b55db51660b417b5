"""Fields that take a file in."""

from typing import Any

from wtforms.fields import FileField


class UploadField(FileField):
    """A file somebody chooses. What it holds is looked at by whoever asks for it; its name counts for nothing."""

    def __init__(self, label: Any = None, checks: Any = (), *, accept: str = "", **kwargs: Any) -> None:
        super().__init__(label, list(checks), render_kw={"accept": accept} if accept else None, **kwargs)

    def content(self, most: int) -> bytes:
        """Return what was sent, but never much more than the most that is allowed; nothing chosen gives nothing."""
        return bytes(self.data.stream.read(most + 1)) if self.data and hasattr(self.data, "stream") else b""
