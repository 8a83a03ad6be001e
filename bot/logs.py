"""Logging for operators: one stream, no token in it whatever a library writes."""

import logging
import re

_TOKEN = re.compile(r"(?<!\d)(\d{3,20})(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)


class RedactingFormatter(logging.Formatter):
    """Formats like its base, then blots out every bot token, in tracebacks and addresses too.

    `secret` is the token in use: another Bot API server's may have any shape.
    """

    def __init__(self, secret: str | None = None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        parts = [re.escape(part) for part in secret.split(":")] if secret else []
        self._secret = re.compile("(?::|%3A)".join(parts), re.IGNORECASE) if parts else None

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        if self._secret is not None:
            line = self._secret.sub("<token>", line)
        return _TOKEN.sub(r"\1:<token>", line)


def start_logging(level: str, *, secret: str | None = None) -> None:
    """Log to standard error. httpx would log every address, and so the token, at INFO."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
