"""Logging for operators: one stream, no token in it whatever a library writes."""

import logging
import re

_TOKEN = re.compile(r"\b(\d{3,20})(:|%3[Aa])[A-Za-z0-9_-]{30,}")


class RedactingFormatter(logging.Formatter):
    """Formats like its base, then blots out every bot token, in tracebacks and addresses too."""

    def __init__(self, secret: str | None = None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        if self._secret:
            line = line.replace(self._secret, "<token>").replace(self._secret.replace(":", "%3A"), "<token>")
        return _TOKEN.sub(r"\1:<token>", line)


def start_logging(level: str, *, secret: str | None = None) -> None:
    """Log to standard error. httpx would log every address, and so the token, at INFO."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "apscheduler", "alembic", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
