"""From what was found in a message to what is made of it: store, ask, answer a query, or leave alone."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from catalog.language.acts import WHOLE_MESSAGE, Act, acts_in, cues, says
from catalog.language.asking import asked_back, unvalued
from catalog.language.beside import without_beside
from catalog.language.changed import as_changed, is_of_a_device, says_nothing_is_wrong
from catalog.language.events.occurrences import tell
from catalog.language.events.told import Told
from catalog.language.figures.amounts import rated_amounts
from catalog.language.figures.figures import Binding, bind, is_denied
from catalog.language.figures.fitting import Fit, fit
from catalog.language.figures.items import Claim, claims_of, own_words
from catalog.language.figures.rows import in_rows
from catalog.language.figures.shares import rated_counts, some_of_all
from catalog.language.figures.sharing import among_all, named_without_figure
from catalog.language.figures.withheld import without_names
from catalog.language.message import Message, read_message
from catalog.language.names.choosing import Verdict, choose
from catalog.language.names.lexicon import Lexicon, bare
from catalog.language.names.matching import Match
from catalog.language.names.tokens import Token
from catalog.language.quantities.quantity import Quantity
from catalog.language.quantities.unit_words import Sort
from catalog.language.queries import Query, is_about_meaning, is_of_the_past, named_form, named_target, queried
from catalog.language.redated import as_redated
from catalog.language.replies import answer
from catalog.language.scope import looks_ahead
from catalog.language.statements import without_strangers
from catalog.language.text.code import is_code
from catalog.model import Measure, Unit
from catalog.reading import Doubt, IncidentItem, Intent, Item, MeasureItem, Missing, Reading
from catalog.units import LENGTHS_OF_TIME

_CLEAR = 0.5
"""From this coverage on, a name's own words are no cue of anything else: pay in pay satisfaction is no order."""
_NO_CORRECTION = frozenset({Act.QUESTION, Act.HEARSAY, Act.VOID})
"""What keeps a message from correcting a figure; that it should be 93 does not."""
_NO_QUERY = (*WHOLE_MESSAGE[1:], Act.PLAN, Act.FORECAST, Act.NEGATION, Act.OTHERS, Act.NOT_DONE)
"""What a question without a query's words may not hold, to be taken for one of a target that it names."""
_TELLING = (Act.DONE, Act.ZERO, Act.NOT_DONE)
_ENTIRE, _TWO = 0.99, 2
_MOST_FOREIGN = 2.0
"""So many unknown words may a question hold that names no target, and a correction of the figure just given."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A reading and what led to it."""

    reading: Reading
    message: Message
    bindings: tuple[Binding, ...] = ()
    told: tuple[Told, ...] = ()
    acts: tuple[Act, ...] = ()


def decide(text: str, lexicon: Lexicon, today: date, reply_to: str | None = None) -> Decision:
    """Read a message, keeping the steps; statements about something else do not count where figures are left then."""
    message = read_message(text, lexicon, today)
    if is_code(message.text):
        return Decision(Reading(intent=Intent.OTHER), message, acts=(Act.VOID,))
    if (changed := _changed(message, lexicon, today)) is not None:
        return changed
    if (told := _told_beside(message, lexicon, today, reply_to)) is not None:
        return told
    rest = without_strangers(message, lexicon)
    told = _decide(read_message(rest, lexicon, today), lexicon, reply_to) if rest else None
    return told if told and told.reading.items else _decide(message, lexicon, reply_to)


def _changed(message: Message, lexicon: Lexicon, today: date) -> Decision | None:
    """The correction of a figure whose target is named, with what is to stand instead; None where it is none."""
    report = as_changed(message.text)
    if report is None or is_of_a_device(message):
        return None
    told = decide(report, lexicon, today)
    match told.reading:
        case Reading(intent=Intent.REPORT, items=(MeasureItem(value=value, unit=unit),), doubts=()):
            return replace(told, reading=replace(told.reading, intent=Intent.CORRECT, value=value, unit=unit))
        case Reading(intent=Intent.REPORT, items=(IncidentItem(value=count),), doubts=()):
            return replace(told, reading=replace(told.reading, intent=Intent.CORRECT, value=Decimal(count)))
        case Reading(intent=Intent.ASK, doubts=(Doubt(candidates=(_,), value=Decimal() as value, unit=unit),)):
            return replace(told, reading=replace(told.reading, intent=Intent.CORRECT, value=value, unit=unit))
        case _ if choose(lexicon, told.message.tokens, lambda _: True).verdict is Verdict.FOREIGN:
            return Decision(Reading(intent=Intent.OTHER), message)  # nor is it the figure given last
        case _:
            return None


def _told_beside(message: Message, lexicon: Lexicon, today: date, reply_to: str | None) -> Decision | None:
    """What is told where other figures or days of the message only stand beside; None where all count."""
    rest = without_beside(message)
    if rest is None or rated_amounts(message, lexicon):
        return None
    told = decide(rest, lexicon, today, reply_to)
    named = told.reading.intent is Intent.ASK and all(d.missing is not Missing.TARGET for d in told.reading.doubts)
    return told if named or told.reading.items else None


def _decide(message: Message, lexicon: Lexicon, reply_to: str | None) -> Decision:
    acts = acts_in(message.text, WHOLE_MESSAGE)
    if asked := _named_alone(message, lexicon) or _asked(message, lexicon, question=Act.QUESTION in acts):
        return Decision(asked, message)
    if acts:
        acts = acts_in(without_names(message, _clear_name(message, lexicon)), WHOLE_MESSAGE)
    if set(acts).isdisjoint(_NO_CORRECTION) and (corrected := _corrected(message, lexicon) or as_redated(message)):
        return Decision(corrected, message, acts=acts)
    if acts:
        return Decision(Reading(intent=Intent.OTHER), message, acts=acts)
    answered = lexicon.target(reply_to) if reply_to else None
    if answered and not _names_a_target(message, lexicon) and (reading := answer(message, lexicon, answered)):
        return Decision(reading, message)
    return _stated(message, lexicon)


def _is_whole(match: Match) -> bool:
    """Whether a name of several words is all there, so that it is told of: 18 contracts, no clause wrong."""
    return match.coverage >= _ENTIRE and len(match.words) > _TWO


def _clear_name(message: Message, lexicon: Lexicon) -> list[Match]:
    """The name that is given so fully that its own words are no cue of anything."""
    named = choose(lexicon, message.tokens, lambda _: True).matches[:1]
    return [match for match in named if match.coverage >= _CLEAR and len(match.words) > 1]


def _names_a_target(message: Message, lexicon: Lexicon) -> bool:
    """Whether a target is surely named, be it another's: a reply that names one is about that."""
    return choose(lexicon, message.tokens, lambda _: True).verdict in (Verdict.SURE, Verdict.FOREIGN)


def _stated(message: Message, lexicon: Lexicon) -> Decision:
    """The reading of a plain statement."""
    rated = [*rated_amounts(message, lexicon), *rated_counts(message, lexicon)]
    taken = [*some_of_all(message), *(quantity for rate in rated for quantity in rate.quantities)]
    bound = bind(message, lexicon, taken)
    bindings = in_rows(among_all(message, lexicon, bound))
    claims = claims_of(message, lexicon, bindings)
    told = [Told(rate.choice, rate.item) for rate in rated]
    told += tell(message, lexicon, claims, [one.choice for one in told])
    none = {one.item.target for one in told if isinstance(one.item, IncidentItem) and one.item.value == 0}
    claims = tuple(c for c in claims if none.isdisjoint(item.target for item in c.items) or own_words(c))
    claims, told = _without_contradictions(claims, told)
    return Decision(_reading(message, lexicon, claims, told), message, bindings, tuple(told))


def _without_contradictions(claims: tuple[Claim, ...], told: list[Told]) -> tuple[tuple[Claim, ...], list[Told]]:
    """Of what is said not to have happened, and counted under another name, nothing is sure: 公关事故没有，舆情5起."""
    unsure = {one.item.target for one in told for claim in claims if one.item and _contradict(one, claim)}
    rest = [one for one in told if not (one.item and one.item.target in unsure)]
    return tuple(_in_doubt(c) if any(i.target in unsure for i in c.items) else c for c in claims), rest


def _contradict(none: Told, claim: Claim) -> bool:
    """Whether a figure counts what is said not to have happened, named apart from that."""
    if not isinstance(none.item, IncidentItem) or none.item.value:
        return False
    counted = (i for i in claim.items if isinstance(i, IncidentItem) and i.value and i.target == none.item.target)
    clause = claim.binding.clause
    apart = any(not clause.start <= word.start < clause.end for word in none.choice.matches[0].words)
    return apart and any(item.period == none.item.period for item in counted)


def _in_doubt(claim: Claim) -> Claim:
    targets = tuple(item.target for item in claim.items)
    return claim._replace(items=(), doubt=Doubt(candidates=targets, missing=Missing.VALUE))


def _named_alone(message: Message, lexicon: Lexicon) -> Reading | None:
    """The reading of a whole name and nothing else: 年度计划进度 asks nothing, 大事记修订 tells nothing."""
    called = lexicon.called.get(bare(message.text))
    return unvalued(called) if called else None


def _asked(message: Message, lexicon: Lexicon, *, question: bool) -> Reading | None:
    """The reading of a query, None where the message is none."""
    query = _query(message, question=question)
    if query and query.intent in (Intent.UNDO, Intent.HELP):
        return Reading(intent=query.intent)
    if query and query.intent is Intent.EXPORT:
        counts = any(q.amount != 1 and not _is_no_figure(q) for q in message.quantities)  # 发我一份表格 does not
        return None if counts and not question else Reading(intent=query.intent, form=named_form(message.text))
    if question and _is_about_something_else(message, query):
        return Reading(intent=Intent.OTHER)
    if not (
        _is_plain(message) if question and not query else query and (question or not _states(message, lexicon, query))
    ):
        return None
    target = named_target(message, lexicon)
    if target is None and (query is None or _foreign(message, query) > _MOST_FOREIGN):
        return None
    intent = query.intent if query else Intent.STATUS
    if intent is Intent.STATUS and isinstance(target, Measure) and is_of_the_past(message):
        intent = Intent.HISTORY
    named = target.id if target and intent in (Intent.STATUS, Intent.HISTORY) else None
    return Reading(intent=intent, target=named)


def _is_about_something_else(message: Message, query: Query | None) -> bool:
    """Whether a question asks who does it or when, how it is counted, or about what is to come."""
    who = query is None and says(Act.WHEN_OR_WHO, message.text)
    return who or is_about_meaning(message.text) or (bool(message.quantities) and looks_ahead(message))


def _is_plain(message: Message) -> bool:
    """Whether a question gives no figure and supposes, plans and orders nothing: it can only ask where a target is."""
    return not message.quantities and not acts_in(message.text, _NO_QUERY)


def _states(message: Message, lexicon: Lexicon, query: Query) -> bool:
    """Whether a message without a question tells something, rather than name what it wants to see."""
    past = query.intent is Intent.HISTORY
    asking = [one for one in message.quantities if _is_no_figure(one) or (past and query.holds(one))]
    if len(asking) < len(message.quantities):
        return True
    text = without_names(message, _clear_name(message, lexicon))
    told = (Act.ZERO, Act.NOT_DONE) if past and not message.days else _TELLING
    return bool(acts_in(message.text, told)) or (not past and says(Act.IN_LINE, text))


def _query(message: Message, *, question: bool) -> Query | None:
    """What is asked for; 30 hours of showing others how to use the network ask for no help."""
    query = queried(message.text)
    if not query or query.intent is not Intent.HELP or question or not message.text.isascii():
        return query
    return None if any(q.sort is Sort.UNIT and not _is_no_figure(q) for q in message.quantities) else query


def _is_no_figure(quantity: Quantity) -> bool:
    """Whether a quantity is a stretch of months or weeks (近三个月), or one copy of what is asked for (发我一份)."""
    is_copy = quantity.sort is Sort.THING and quantity.amount == 1
    return is_copy or not quantity.units.isdisjoint({Unit.MONTH, Unit.WEEK})


def _foreign(message: Message, query: Query) -> float:
    """How much of a query is about nothing that the bot knows: words, a Chinese character half a one."""
    return _unknown([token for token in message.tokens if not query.holds(token)])


def _unknown(words: Sequence[Token]) -> float:
    return sum(1.0 if word.text.isascii() else 0.5 for word in words if not word.known)


def _corrected(message: Message, lexicon: Lexicon) -> Reading | None:
    """不对，是93% and make it 93: a new value for the figure just given, whose target it does not name."""
    figures = [q for q in message.quantities if q.sort in (Sort.BARE, Sort.UNIT)]
    if not says(Act.CORRECTION, message.text) or not figures or any(map(_is_whole, _clear_name(message, lexicon))):
        return None
    meant = ([figure for figure in figures if not is_denied(message, figure)] or figures)[-1]
    if is_of_a_device(message) or says_nothing_is_wrong(message.text) or _is_no_length_of_theirs(lexicon, meant):
        return None
    cue = [found.span() for found in cues(Act.CORRECTION, message.text).finditer(message.text)]
    rest = [t for t in message.tokens if not any(start <= t.start < end for start, end in cue)]
    if choose(lexicon, rest, lambda _: True).verdict not in (Verdict.NOTHING, Verdict.FOREIGN):
        return None
    if _unknown(rest) > _MOST_FOREIGN:
        return None
    return Reading(intent=Intent.CORRECT, value=meant.amount, unit=meant.unit)


def _is_no_length_of_theirs(lexicon: Lexicon, quantity: Quantity) -> bool:
    """Whether a figure is a length of time, and nothing of the sender's is told in such a one."""
    if quantity.units.isdisjoint(LENGTHS_OF_TIME):
        return False
    return all(fit(target, quantity) is Fit.NO for target in lexicon.targets[: lexicon.own])


def _reading(message: Message, lexicon: Lexicon, claims: Sequence[Claim], told: Sequence[Told]) -> Reading:
    said = {t.item.target for t in told if t.item}
    items: list[Item] = [i for c in claims for i in c.items if own_words(c) or i.target not in said]
    items += [t.item for t in told if t.item and t.item.target not in {i.target for i in items}]
    decided = {item.target for item in items}
    unsure = (found.doubt for found in claims if found.doubt)
    doubts = [left for doubt in unsure if (left := _undecided(lexicon, doubt, decided))]
    untold = (t for t in told if not t.item)
    doubts += [Doubt(candidates=t.choice.candidates, value=t.value, period=t.period, done=t.done) for t in untold]
    if items:
        decided |= {target for doubt in doubts for target in doubt.candidates}
        owed = [target for target in named_without_figure(message, lexicon) if target not in decided]
        doubts += [Doubt(candidates=(target,), missing=Missing.VALUE) for target in owed]
        instead = says(Act.INSTEAD, message.text)
        return Reading(intent=Intent.REPORT, items=tuple(dict.fromkeys(items)), doubts=tuple(doubts), instead=instead)
    if doubts:
        return Reading(intent=Intent.ASK, doubts=tuple(doubts))
    return asked_back(message, lexicon)


def _undecided(lexicon: Lexicon, doubt: Doubt, decided: AbstractSet[str]) -> Doubt | None:
    """A doubt without the targets that have their figure already; None where nothing is left to ask.

    Of several targets named alike the others may be meant (项目累计4项，实施3项: 4 were proposed); a figure that one of
    them cannot have only goes into detail.
    """
    if decided.isdisjoint(doubt.candidates):
        return doubt
    left = tuple(t for t in doubt.candidates if t not in decided and isinstance(lexicon.target(t), Measure))
    return replace(doubt, candidates=left) if left and doubt.missing is None else None
