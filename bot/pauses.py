"""How long to wait before something that failed is tried again."""

from telegram.error import RetryAfter


class Pauses:
    """Pauses in seconds: each twice the one before up to `longest`, or as long as Telegram asks for."""

    def __init__(self, first: float, longest: float) -> None:
        self._first, self._longest = first, longest
        self._next = first

    def after(self, error: Exception | None = None) -> float:
        """The pause that is due after one more failure."""
        pause, self._next = self._next, min(self._next * 2, self._longest)
        if not isinstance(error, RetryAfter):
            return pause
        asked = error.retry_after
        return float(asked) if isinstance(asked, int) else asked.total_seconds()

    def reset(self) -> None:
        """It went well: begin anew."""
        self._next = self._first
