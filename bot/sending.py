"""The one sender: whatever is sent to people without their asking leaves through it, from the ledger of deliveries.

look ── nothing due ─────────── rest until something is, or is posted
     ├─ another process sends ─ look again when its lease may be over
     └─ claim, kept ─ send ─ settle, kept with the next look

A kill between claim and settle leaves a delivery that may have arrived: whoever sends next finds it unknown, and does
not repeat it. No send begins after the lease is over, so nothing is sent by one process while another takes it for
unknown, but for what was on its way. What Telegram answered is settled however long the database is away.

One commit settles what was answered and claims what is sent next: on SQLite everybody's answers wait for each.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram import Bot
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.failures import passes
from bot.outcomes import outcome_of
from bot.pauses import Pauses
from handlers.background import Renderer
from handlers.contents import send
from handlers.services import Services
from storage import deliveries, leases
from storage.campaigns import TO_WHO_LEFT
from storage.deliveries import Claimed, Outcome
from storage.leases import Taken
from storage.tables import CampaignKind, DeliveryState

_LOG = logging.getLogger(__name__)
_LEASE = "sender"
_LONGEST_REST_S = 30.0
_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 30.0
_CATCH_UP = 5
_FINISH_WITHIN_S = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast: Telegram takes 30 messages a second from a bot, and one a second to a chat."""

    per_second: float = 25.0
    chat_s: float = 1.0
    in_flight: int = 8
    lease_s: float = 15.0


@dataclass(frozen=True, slots=True)
class _Look:
    """What the ledger says now. Without a lease, nothing else is known."""

    taken: Taken | None = None
    """None where the lease that we have was long enough."""
    claimed: Claimed | None = None
    due: bool = False
    """Something was due: look again."""


class Sender:
    def __init__(
        self, services: Services, bot: Bot, renderers: Mapping[CampaignKind, Renderer], pace: Pace | None = None
    ) -> None:
        self.pace = pace or Pace()
        self.changed: Callable[[], None] = lambda: None
        """Called when it begins to send, and when nothing is left."""
        self._services, self._bot, self._renderers = services, bot, renderers
        self._holder = uuid4().hex
        self._deadline = self._renew_at = 0.0
        self._slot = self._halted_until = 0.0
        self._pauses = Pauses(_PAUSE_S, _LONGEST_PAUSE_S)
        self._away = Pauses(_PAUSE_S, _LONGEST_PAUSE_S)
        self._claimed: dict[int, Claimed] = {}
        self._answered: dict[int, Outcome] = {}
        """What became of those claimed, until it is kept."""
        self._chats: dict[int, float] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._in_doubt = self._busy = self._closing = False
        self._running: asyncio.Task[None] | None = None

    @property
    def halted_for(self) -> float:
        """For so many seconds Telegram is to be left alone."""
        return max(0.0, self._halted_until - monotonic())

    def halt(self, seconds: float) -> None:
        """Send nothing for so long from now on."""
        self._halted_until = max(self._halted_until, monotonic() + seconds)

    def begin(self) -> None:
        """Send whatever is due from now on, until `close`."""
        self._running = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Claim nothing more, finish what is being sent if that is quick, and let another process go on."""
        self._closing = True
        self._services.posted.set()
        going_on = {task for task in (self._running, *self._sending) if task is not None}
        if going_on:
            _, late = await asyncio.wait(going_on, timeout=_FINISH_WITHIN_S)
            for task in late:
                task.cancel()
        if self._answered:
            await self._look(claims=False)
        await self._give_back()

    async def drain(self) -> None:
        """Send until nothing is due, nor to be tried again."""
        while True:
            await self.send_due()
            rest = await self._until_due(tried=True)
            if rest is None:
                return
            await asyncio.sleep(rest)

    async def send_due(self) -> None:
        """Send whatever is due; what is to be tried again later stays."""
        rest = await self._step()
        while rest is not None:
            await asyncio.sleep(rest)
            rest = await self._step()

    async def _run(self) -> None:
        while not self._closing:
            try:
                rest = await self._step()
                if rest is None:
                    rest = await self._until_due()
                self._away.reset()
            except Exception as error:  # noqa: BLE001 - whatever one delivery does, the others wait
                rest = self._away.after(error)
                passing = isinstance(error, SQLAlchemyError) and passes(error)
                _LOG.warning("nothing can be sent, trying again in %.0f s: %s", rest, error, exc_info=not passing)
            await self._rest(_LONGEST_REST_S if rest is None else rest)

    async def _rest(self, seconds: float) -> None:
        if self._closing or seconds <= 0:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(min(seconds, _LONGEST_REST_S)):
                await self._services.posted.wait()

    async def _until_due(self, *, tried: bool = False) -> float | None:
        due = await self._services.database.run(lambda session: deliveries.next_due(session, tried=tried))
        return None if due is None else max(0.0, (due - self._services.clock()).total_seconds())

    async def _step(self) -> float | None:
        """Begin to send one thing, if it is time; the seconds until it is worth trying again, None with all done."""
        self._services.posted.clear()
        wait = max(self.halted_for, self._slot - monotonic())
        if wait > 0:
            return await self._keeping_the_lease(wait)
        if len(self._sending) >= self.pace.in_flight:
            return await self._keeping_the_lease(await self._one_is_sent())
        look = await self._look()
        if look.taken is Taken.NOT:
            return self.pace.lease_s / 3
        if look.claimed is not None:
            self._start(look.claimed)
        elif not look.due and not self._answered:
            return await self._one_is_sent() if self._sending else await self._finish()
        return 0.0

    async def _keeping_the_lease(self, wait: float) -> float:
        """Halted for longer than the lease lasts, it is kept: another process would not know of the halt."""
        if (self.halted_for and self._answered) or (self._busy and monotonic() >= self._renew_at):
            await self._look(claims=False)
        return min(wait, self.pace.lease_s / 3)

    async def _one_is_sent(self) -> float:
        await asyncio.wait(self._sending, timeout=self.pace.lease_s / 3, return_when=asyncio.FIRST_COMPLETED)
        return 0.0

    async def _finish(self) -> float | None:
        """Nothing can be sent: the seconds until a chat may have its next message, None where none waits for that."""
        if self._chats and await self._until_due() == 0:
            return max(0.0, min(self._chats.values()) - monotonic())
        await self._give_back()
        self._become(busy=False)
        return None

    def _become(self, *, busy: bool) -> None:
        if busy is not self._busy:
            self._busy = busy
            self.changed()

    # The claim

    async def _look(self, *, claims: bool = True) -> _Look:
        begun, answered = monotonic(), dict(self._answered)
        self._chats = {chat: free_at for chat, free_at in self._chats.items() if free_at > begun}
        try:
            look = await self._services.database.run(
                lambda session: self._look_in(session, begun, answered, claims=claims)
            )
        except BaseException:
            self._in_doubt = True  # whether a claim was kept, nobody knows
            raise
        for settled in answered:
            del self._claimed[settled], self._answered[settled]
        if look.taken is Taken.NOT:
            self._deadline = self._renew_at = 0.0
            return look
        if look.taken is not None:
            self._deadline, self._renew_at = begun + self.pace.lease_s, begun + self.pace.lease_s / 3
        self._in_doubt = False
        return look

    def _look_in(self, session: Session, begun: float, answered: Mapping[int, Outcome], *, claims: bool) -> _Look:
        now, taken = self._services.clock(), None
        for id_, outcome in answered.items():
            deliveries.settle(session, claimed=self._claimed[id_], outcome=outcome, at=now)
        if begun >= self._renew_at:
            lifetime = timedelta(seconds=self.pace.lease_s)
            taken = leases.take(session, name=_LEASE, holder=self._holder, lifetime=lifetime)
            if taken is Taken.NOT:
                return _Look(taken)
        if taken is Taken.ANEW:
            left = deliveries.leave_unknown(session, at=now)
            if left:
                _LOG.warning("%s messages may have been sent before and are not repeated", left)
        elif self._in_doubt:
            deliveries.return_unsent(session, but=self._claimed)
        if not claims:
            return _Look(taken)
        going_on = [claimed.chat_id for id_, claimed in self._claimed.items() if id_ not in answered]
        return self._claim_in(session, now, taken, [*self._chats, *going_on])

    def _claim_in(self, session: Session, now: datetime, taken: Taken | None, busy: Sequence[int]) -> _Look:
        found = deliveries.next_queued(session, now=now, not_to=busy)
        if found is None:
            return _Look(taken)
        delivery, campaign, person = found
        try:
            render = self._renderers.get(CampaignKind(campaign.kind))
            content = render(session, delivery, campaign, now) if render else deliveries.content_of(delivery, campaign)
        except SQLAlchemyError:
            raise
        except Exception as error:  # noqa: BLE001 - one that cannot be made must not keep the others waiting
            _LOG.exception("delivery %s cannot be put in words", delivery.id)
            reason = f"{type(error).__name__}: {error}"
            deliveries.close(session, delivery=delivery, state=DeliveryState.FAILED, at=now, reason=reason)
            return _Look(taken, due=True)
        if content is None or not (person.active or campaign.key.startswith(TO_WHO_LEFT)):
            deliveries.close(session, delivery=delivery, state=DeliveryState.NOT_NEEDED, at=now)
            return _Look(taken, due=True)
        return _Look(taken, deliveries.claim(session, delivery=delivery, content=content), due=True)

    # The send

    def _start(self, claimed: Claimed) -> None:
        now = monotonic()
        # A late start is made up for, but not by more messages at once than Telegram takes.
        self._slot = max(self._slot, now - _CATCH_UP / self.pace.per_second) + 1 / self.pace.per_second
        self._claimed[claimed.id] = claimed
        self._become(busy=True)
        task = asyncio.create_task(self._deliver(claimed))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _deliver(self, claimed: Claimed) -> None:
        self._answered[claimed.id] = await self._attempt(claimed)

    async def _attempt(self, claimed: Claimed) -> Outcome:
        if self._closing or self.halted_for or monotonic() >= self._deadline:
            return Outcome(state=DeliveryState.QUEUED)
        try:
            message = await send(self._bot, claimed.chat_id, claimed.content)
        except Exception as error:  # noqa: BLE001 - told apart there, every one of them
            self._heed(error)
            return outcome_of(error, claimed, self._services.clock())
        finally:
            self._chats[claimed.chat_id] = monotonic() + self.pace.chat_s
        self._pauses.reset()
        return Outcome(state=DeliveryState.SENT, message_id=message.message_id)

    def _heed(self, error: Exception) -> None:
        """Telegram asks for patience, or is away: leave it alone, for longer each time."""
        if isinstance(error, BadRequest | Forbidden):
            self._pauses.reset()
        elif isinstance(error, RetryAfter | NetworkError | InvalidToken | Conflict):
            pause = self._pauses.after(error)
            _LOG.warning("nothing is sent for %.0f s: %s", pause, error)
            self.halt(pause)

    async def _give_back(self) -> None:
        if not self._deadline:
            return
        self._deadline = self._renew_at = 0.0
        await self._services.database.run(lambda session: leases.give_back(session, name=_LEASE, holder=self._holder))
