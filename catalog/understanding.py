"""What a manager means: a message, the sender's targets and the day in, a `Reading` out.

    text -> message (clauses, words, quantities, marks) -> asked for? -> bound figures, things done -> reading

A pure function, the same for every channel. Storing a wrong figure is the worst that it can do, so a reading is a
report only where target, value and act are all clear; what is nearly clear is a doubt to ask about.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from catalog.language.deciding import Decision, decide
from catalog.language.names.lexicon import Lexicon, prepared
from catalog.model import Target
from catalog.reading import Reading


def understand(
    text: str,
    *,
    targets: Sequence[Target] | Lexicon,
    today: date,
    reply_to: str | None = None,
    others: Sequence[Target] = (),
) -> Reading:
    """Read a message of somebody who holds `targets`.

    `others` are targets that the sender does not hold: figures of theirs are recognised and left alone. `reply_to` is
    the target that the message answers. Never raises, whatever the text.
    """
    return explained(text, targets=targets, today=today, reply_to=reply_to, others=others).reading


def explained(
    text: str,
    *,
    targets: Sequence[Target] | Lexicon,
    today: date,
    reply_to: str | None = None,
    others: Sequence[Target] = (),
) -> Decision:
    """The same with the steps that led to the reading."""
    return decide(text, prepared(targets, others), today, reply_to)
