"""`make bench`: speed and memory as JSON lines, each with what, figure, unit, baseline and ratio."""

import sys
from collections.abc import Iterator

from tests.bench import broadcasting, overseeing, reporting, scaling, starting, subject
from tests.bench.measuring import Measured


def measure() -> Iterator[Measured]:
    yield from reporting.messages()
    yield from broadcasting.broadcast()
    yield from overseeing.looks()
    yield from subject.understanding()
    yield subject.judging()
    yield subject.remembering()
    yield starting.help_text()
    yield starting.first_poll()
    yield starting.memory()
    yield from scaling.queries()


if __name__ == "__main__":
    for measured in measure():
        sys.stdout.write(f"{measured.line}\n")
        sys.stdout.flush()
