"""Where targets stand, as scripts that one reads: `tests/locales/standing/*.txt`, one for each position.

    > recruitment_rate · 2026-11-23 · 96 on 11-10      a target, the day, what was reported; a day without year is of it
    met · figure 96 · gap 6                            what `dutybot judge` says, without what is empty
    ✅ 招聘达成率 96% · 达标                             the answer in Chinese, then in English
    …

Reports are `96 on 11-10`, `yes on 11-10`, `no on 11-10`, `done 11-10` and `opened 11-02`, with `closed 11-09` once it
is, each after a ` · `; `asked 2026`, the period asked about, is last. Run as a module, this writes the answers anew.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from bot.judge_contract import judge_lines
from catalog.loading import load_catalog
from catalog.model import Catalog
from catalog.working_days import WorkingDays
from locales.wording.statuses import describe

SCRIPTS: Final = Path(__file__).with_suffix("")
_BETWEEN: Final = " · "


def answered(script: str, position: str, catalog: Catalog) -> str:
    """The script with what comes out now."""
    questions = [line for line in script.splitlines() if line.startswith("> ")]
    answers: list[str] = []
    judge_lines((_asked(line, position) for line in questions), answers.append, catalog, WorkingDays(), describe)
    blocks = (f"{line}\n{_told(json.loads(answer))}\n" for line, answer in zip(questions, answers, strict=True))
    return "\n".join(blocks)


def _asked(line: str, position: str) -> str:
    """The line of `dutybot judge` that a line of the script stands for."""
    target, today, *parts = line.removeprefix("> ").split(_BETWEEN)
    year = today[:4]
    period = parts.pop().removeprefix("asked ") if parts and parts[-1].startswith("asked ") else None
    entries = [_entry(part.split(), year) for part in parts]
    return json.dumps({"target": f"{position}.{target}", "today": today, "entries": entries, "period": period})


def _entry(words: list[str], year: str) -> dict[str, object]:
    match words:
        case ["yes" | "no" as said, "on", day]:
            return {"value": said == "yes", "on": _day(day, year)}
        case [figure, "on", day]:
            return {"value": float(figure), "on": _day(day, year)}
        case _:
            return {key: _day(day, year) for key, day in zip(words[::2], words[1::2], strict=True)}


def _day(text: str, year: str) -> str:
    return date.fromisoformat(text if len(text) > len("11-10") else f"{year}-{text}").isoformat()


def _told(answer: dict[str, object]) -> str:
    return "\n".join([_BETWEEN.join(_said(answer)), *_texts(answer)])


def _said(answer: dict[str, object]) -> Iterator[str]:
    yield str(answer["state"])
    for key in ("figure", "gap", "due"):
        if answer[key] is not None:
            yield f"{key} {answer[key]}"
    needed = answer["needed"]
    if isinstance(needed, dict):
        yield "needed " + ", ".join(f"{key} {value}" for key, value in needed.items())


def _texts(answer: dict[str, object]) -> Iterator[str]:
    texts = answer["text"]
    assert isinstance(texts, dict)
    for text in texts.values():
        yield text.replace("\N{NO-BREAK SPACE}", " ")


def _write_anew() -> None:
    catalog = load_catalog()
    for script in sorted(SCRIPTS.glob("*.txt")):
        script.write_text(answered(script.read_text(encoding="utf-8"), script.stem, catalog), encoding="utf-8")


if __name__ == "__main__":
    _write_anew()
