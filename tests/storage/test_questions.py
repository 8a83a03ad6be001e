from datetime import timedelta
from decimal import Decimal

from sqlmodel import Session

from catalog.model import Period, Unit
from catalog.reading import Doubt, Missing
from storage import questions
from storage.people import Member
from storage.questions import Asked, OpenQuestion
from tests.storage.conftest import NOW, TODAY

CHAT = 710_000_001
ASKED = Asked(
    doubts=(
        Doubt(
            candidates=("hr.recruitment_rate", "hr.staff_turnover"),
            missing=Missing.TARGET,
            value=Decimal("92.50"),
            unit=Unit.PERCENT,
            period=Period.parse("2026-10"),
        ),
        Doubt(candidates=("hr.pay_survey_report",), done=TODAY, likely=(Decimal(92), Decimal("9.2"))),
    ),
    lines=(0, 1),
    message_id=5,
    edit=0,
    words="上月 92.5%，报告交了",
    on=TODAY,
)


def ask(session: Session, member: Member, asked: Asked = ASKED, *, update_id: int = 5) -> OpenQuestion:
    return questions.ask(
        session,
        person_id=member.id,
        chat_id=CHAT,
        asked=asked,
        at=NOW,
        expires_at=NOW + timedelta(days=1),
        update_id=update_id,
    )


def test_a_question_comes_back_as_it_was_asked(session: Session, manager: Member) -> None:
    """Decimals digit by digit, periods, days and all: it must survive a restart."""
    asked = ask(session, manager)
    session.expire_all()
    assert questions.waiting_in(session, chat_id=CHAT, now=NOW, update_id=1) == OpenQuestion(asked.id, ASKED)


def test_a_question_expires(session: Session, manager: Member) -> None:
    asked = ask(session, manager)
    later = NOW + timedelta(days=1)
    assert questions.waiting_in(session, chat_id=CHAT, now=later, update_id=1) is None
    assert questions.find(session, question_id=asked.id, chat_id=CHAT, now=later, update_id=1) is None


def test_a_newer_question_settles_the_older(session: Session, manager: Member) -> None:
    older, newer = ask(session, manager), ask(session, manager)
    assert questions.find(session, question_id=older.id, chat_id=CHAT, now=NOW, update_id=1) is None
    assert questions.waiting_in(session, chat_id=CHAT, now=NOW, update_id=1) == newer


def test_a_question_is_answered_once_but_by_the_same_update_again(session: Session, manager: Member) -> None:
    """A second tap finds it closed; the first, handled again after a kill, finds it open."""
    asked = ask(session, manager)
    questions.settle(session, question_id=asked.id, at=NOW, update_id=10)
    questions.settle(session, question_id=asked.id, at=NOW, update_id=11)
    found = {
        update: questions.find(session, question_id=asked.id, chat_id=CHAT, now=NOW, update_id=update)
        for update in (10, 11)
    }
    assert found == {10: asked, 11: None}


def test_a_question_is_found_in_its_own_chat_only(session: Session, manager: Member) -> None:
    """A forged button cannot name somebody else's."""
    asked = ask(session, manager)
    assert questions.find(session, question_id=asked.id, chat_id=CHAT + 1, now=NOW, update_id=1) is None


def test_a_message_does_not_answer_the_question_that_it_raised(session: Session, manager: Member) -> None:
    """Handled again after a kill, `92` would else be taken for the answer to "which target is 92 for?"."""
    ask(session, manager, update_id=10)
    assert questions.waiting_in(session, chat_id=CHAT, now=NOW, update_id=10) is None
    assert questions.waiting_in(session, chat_id=CHAT, now=NOW, update_id=11) is not None


def test_an_answer_that_raises_the_next_question_is_found_again(session: Session, manager: Member) -> None:
    """The update that answered the first finds that one, and not the second, which it raised."""
    first = ask(session, manager, update_id=10)
    ask(session, manager, update_id=11)
    assert questions.waiting_in(session, chat_id=CHAT, now=NOW, update_id=11) == first
