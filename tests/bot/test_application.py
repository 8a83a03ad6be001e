"""What the application is put together from."""

import subprocess
import sys

HEAVY = ("openpyxl", "matplotlib", "numpy", "PIL", "icalendar", "pypinyin")


def test_what_only_files_and_pictures_need_is_not_loaded_at_the_start() -> None:
    """They take time and memory, and most days nobody asks for one."""
    telling = f"import sys, bot.application; print([name for name in {HEAVY!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", telling], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert ran.stdout == "[]\n"
