"""The pictures of the README, of the shots that `tests/bot/test_browser.py` took: `python -m tests.pictures DIRECTORY`.

A phone is 390 px wide; four stand side by side. Few colours keep a picture small.
"""

import sys
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).parents[1] / "docs"
ROWS = {
    "views-zh": ("status-phone-zh", "due-phone-zh", "card-phone-zh", "history-phone-zh"),
    "views-en": ("status-phone-en", "due-phone-en", "card-phone-en", "history-phone-en"),
    "hr-zh": ("overview-phone-zh", "missing-phone-zh", "people-phone-zh", "broadcast-phone-zh"),
    "hr-en": ("overview-phone-en", "missing-phone-en", "people-phone-en", "broadcast-phone-en"),
    "demo-phone-zh": ("demo-phone-zh",),
    "demo-desk-en": ("demo-desk-en",),
}
GAP, BETWEEN = 12, (206, 213, 217)
COLOURS = 256


def in_a_row(shots: list[Image.Image]) -> Image.Image:
    """The shots, half as large, side by side."""
    halves = [
        shot.convert("RGB").resize((shot.width // 2, shot.height // 2), Image.Resampling.LANCZOS) for shot in shots
    ]
    width = sum(half.width for half in halves) + GAP * (len(halves) - 1)
    row = Image.new("RGB", (width, halves[0].height), BETWEEN)
    left = 0
    for half in halves:
        row.paste(half, (left, 0))
        left += half.width + GAP
    return row


def main(directory: Path) -> None:
    for name, shots in ROWS.items():
        row = in_a_row([Image.open(directory / f"{shot}.png") for shot in shots])
        row.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
            DOCS / f"{name}.png", optimize=True
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
