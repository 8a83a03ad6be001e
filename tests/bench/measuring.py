"""How the benchmark measures: contenders in turn, medians, one JSON line a figure."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from statistics import median

MS = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One line of the benchmark. `baseline` is in the same unit; `ratio` is figure / baseline, None without one."""

    what: str
    figure: float
    unit: str
    baseline: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.figure / self.baseline if self.baseline else None

    @property
    def line(self) -> str:
        fields = asdict(self) | {"ratio": self.ratio}
        rounded = {name: float(f"{value:.3g}") if isinstance(value, float) else value for name, value in fields.items()}
        return json.dumps(rounded, ensure_ascii=False)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def busy_seconds(work: Callable[[], object]) -> float:
    """How long `work` keeps a processor busy, with the reads it asks the system for: no time that others take."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def medians(*contenders: Callable[[], float], repeats: int) -> tuple[float, ...]:
    """The median of what each contender measures.

    They take turns, so that whatever else the machine does meets all of them alike; a first turn is not counted.
    """
    rounds = [[contender() for contender in contenders] for _ in range(repeats + 1)]
    return medians_of(rounds[1:])


def medians_of(rounds: Iterable[Iterable[float]]) -> tuple[float, ...]:
    """The median of each column."""
    return tuple(median(column) for column in zip(*rounds, strict=True))
