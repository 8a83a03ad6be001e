import os

# python-telegram-bot tells durations as timedelta, as its next release will; asked for before it is imported.
os.environ.setdefault("PTB_TIMEDELTA", "true")
