"""Changes of the catalog from a file: laid over the position files while the bot runs, told to managers, taken back.

[[requirements]]                     # another bound, limit or due day from a day on
target = "hr.recruitment_rate"
from = 2027-01-01                    # today or later, as in the chat
to = ">= 92"                         # of a response: "3 working_day"; of a deliverable: "by 25"

[[names]]                            # further names of a target
target = "hr.recruitment_rate"
zh = ["补员率"]
en = ["refill rate"]

[[targets]]                          # a target for a duty, with the keys of a position file
duty = "sales:6"
from = 2027-01-01                    # nothing is asked for before that day; left out, it always was
id = "team_target_rate"
kind = "measure"
...
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from typing import Any

from sqlmodel import Session

from catalog.amending import Amendment, AmendmentKind
from catalog.changing import FARTHEST
from catalog.checking import unclear_names
from catalog.errors import CatalogError, Refusal
from catalog.loading import load_catalog
from catalog.model import LANGUAGES, Catalog, Target
from handlers.amending import tell_holders
from handlers.services import Services
from locales.translation import Translator
from locales.wording import amend as wording
from storage import amendments


@dataclass(frozen=True, slots=True)
class Applied:
    """What of a file is new, a line each with whom it was told, and how many entries were in force already."""

    new: Sequence[str]
    known: int


def read_amendments(path: Path) -> list[Amendment]:
    """The entries of the file, in its order. Refusal where it cannot be read."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Refusal(f"{path.name}: it cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise Refusal(f"{path.name}: this is not TOML in UTF-8: {error}") from None
    if unknown := content.keys() - {"requirements", "names", "targets"}:
        raise Refusal(f"{path.name}: {min(unknown)}: write [[requirements]], [[names]] or [[targets]]")
    found = [one for kind in ("targets", "requirements", "names") for one in _entries(path.name, kind, content)]
    if not found:
        raise Refusal(f"{path.name}: it holds no change: write [[requirements]], [[names]] or [[targets]]")
    return found


def apply_amendments(services: Services, found: list[Amendment]) -> Applied:
    """Keep what is new of them, all or nothing. Refusal where the catalog could not be used with them."""
    now = services.clock()
    today = services.day_of(now)

    def work(session: Session) -> Applied:
        standing = amendments.in_force(session)
        new = [(key, one) for one in found if (key := _new_key(session, one)) is not None]
        catalog = load_catalog(services.catalog_directory, [*standing, *(one for _, one in new)])
        _check(services.catalog, catalog, [one for _, one in new], today=today)
        lines = [_kept(session, services, key, one, catalog.by_id[one.target], at=now) for key, one in new]
        return Applied(lines, len(found) - len(new))

    return services.database.run_now(work)


def _kept(session: Session, services: Services, key: str, one: Amendment, target: Target, *, at: datetime) -> str:
    """Keep it and tell its managers; the line that says so."""
    id_, _ = amendments.keep(session, key=key, amendment=one, made_by=None, at=at)
    today = services.day_of(at)
    told = partial(wording.notice, one=target, amendment=one, today=today)
    holders = tell_holders(session, services, target.id, told, key=f"amendment:{id_}", at=at, made_by=None)
    whom = f"told: {', '.join(one.name for one in holders)}" if holders else "nobody to tell"
    return f"{id_}. {_named(target, one, today)} · {whom}"


def told_amendments(services: Services) -> Iterator[str]:
    """A line for each change ever made, in the order made."""
    t, today = Translator("en"), services.day_of(services.clock())
    positions = [position.id for position in services.catalog.positions]
    every = [services.database.run_now(partial(amendments.all_of, position=position)) for position in positions]
    for one in sorted(chain.from_iterable(every), key=lambda one: one.id):
        target = services.catalog.by_id.get(one.amendment.target)
        on, made = services.day_of(one.at), one.amendment
        yield _plain(wording.line(t, one.id, target, made, by=one.by, on=on, in_force=one.in_force, today=today))


def _named(target: Target | None, one: Amendment, today: date) -> str:
    return _plain(wording.named(Translator("en"), target, one, today=today))


def _plain(line: str) -> str:
    return line.replace("\N{NO-BREAK SPACE}", " ")  # held together on a phone only


def revoke_amendment(services: Services, amendment_id: int) -> str:
    """Take it back, and say what it was.

    Refusal where there is none in force, or only without it the catalog could not be used.
    """
    now = services.clock()
    today = services.day_of(now)

    def work(session: Session) -> str:
        made = amendments.find_by_id(session, amendment_id=amendment_id)
        if made is None:
            raise Refusal(f"no change {amendment_id} is in force; `dutybot catalog amendments` lists them")
        after = _without(services, amendments.in_force(session), amendments.in_force(session, without=amendment_id))
        amendments.revoke(session, amendment_id=amendment_id, by=None, at=now)
        target = services.catalog.by_id.get(made.target)
        if target is not None:
            told = partial(wording.undone_notice, one=target, amendment=made, today=today)
            key = f"amendment undone:{amendment_id}"
            gone = target.id not in after.by_id
            tell_holders(session, services, target.id, told, key=key, at=now, made_by=None, gone=gone)
        return _named(target, made, today)

    return services.database.run_now(work)


def _without(services: Services, standing: list[Amendment], left: list[Amendment]) -> Catalog:
    """The catalog with what is left; where another change is in the way as well, as it stands."""
    try:
        return load_catalog(services.catalog_directory, left)
    except CatalogError:
        if _is_usable(services, standing):
            raise
        return services.catalog


def _is_usable(services: Services, made: list[Amendment]) -> bool:
    try:
        load_catalog(services.catalog_directory, made)
    except CatalogError:
        return False
    return True


def _entries(file: str, kind: str, content: Mapping[str, Any]) -> Iterator[Amendment]:
    entries = content.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise Refusal(f"{file}: {kind}: write [[{kind}]]")
    for number, one in enumerate(entries, start=1):
        try:
            yield from _READERS[kind](dict(one))
        except (KeyError, TypeError, ValueError):
            raise Refusal(f"{file}: {kind} {number}: write {_SHAPES[kind]}") from None


def _requirement(one: dict[str, Any]) -> Iterator[Amendment]:
    start, to, target = one.pop("from"), one.pop("to"), one.pop("target")
    if one or type(start) is not date or not isinstance(to, str) or not isinstance(target, str):
        raise ValueError
    yield Amendment(AmendmentKind.REQUIREMENT, target, {"from": start.isoformat(), "to": to})


def _names(one: dict[str, Any]) -> Iterator[Amendment]:
    target = one.pop("target")
    words = [(language, word) for language in LANGUAGES for word in one.pop(language, [])]
    if one or not words or not all(isinstance(text, str) for text in (target, *(word for _, word in words))):
        raise ValueError
    for language, word in words:
        yield Amendment(AmendmentKind.SYNONYM, target, {"language": language, "word": word})


def _target(one: dict[str, Any]) -> Iterator[Amendment]:
    duty = one.pop("duty")
    if "from" in one:
        if type(one["from"]) is not date:
            raise TypeError
        one["from"] = one["from"].isoformat()
    json.dumps(one)  # a day in it cannot be kept: a step of its requirement is an entry of its own
    if not isinstance(duty, str) or not isinstance(one["id"], str):
        raise TypeError
    yield Amendment(AmendmentKind.TARGET, duty, one)


_READERS = {"requirements": _requirement, "names": _names, "targets": _target}
_SHAPES = {
    "requirements": 'target = "hr.recruitment_rate", from = 2027-01-01 and to = ">= 92"',
    "names": 'target = "hr.recruitment_rate" and zh = ["…"] or en = ["…"]',
    "targets": 'duty = "sales:6" and the keys of a target in a position file, without changes',
}


def _new_key(session: Session, one: Amendment) -> str | None:
    """The key under which it is to be kept; None where it is in force. What was taken back may be made again."""
    written = json.dumps([one.kind, one.subject, dict(one.content)], sort_keys=True, ensure_ascii=False)
    digest = sha256(written.encode()).hexdigest()
    for again in count():
        key = f"file:{digest}:{again}"
        state = amendments.is_in_force(session, key=key)
        if state is None:
            return key
        if state:
            return None
    return None


def _check(before: Catalog, after: Catalog, new: list[Amendment], *, today: date) -> None:
    """Refusal where the chat would refuse one of them: for its target, its day, or a name that means another target."""
    for one in new:
        if one.target not in after.by_id:
            raise Refusal(f"{one.subject}: there is none; `dutybot catalog` lists them")
        if one.kind is AmendmentKind.REQUIREMENT:
            _check_day(one, today)
    known = {(one.target, one.word) for one in unclear_names(before)}
    for name in unclear_names(after):
        if (name.target, name.word) not in known:
            others = ", ".join(name.meant) or "nothing"
            raise Refusal(f"{name.word!r} of {name.target} would be read as {others}: choose another name")


def _check_day(one: Amendment, today: date) -> None:
    """What was reported is never judged anew."""
    start = date.fromisoformat(one.content["from"])
    if not today <= start <= today + FARTHEST:
        allowed = f"from {today} to {today + FARTHEST}"
        raise Refusal(f"{one.subject}: from = {start}: write the first day of a period, {allowed}")
