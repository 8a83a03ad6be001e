"""What HR chose, what rests until a day, and what is said not to apply."""

from dataclasses import replace
from datetime import date, time, timedelta

from sqlmodel import Session, func, select

from catalog.reminders import ReminderRules
from storage import exemptions, settings, snoozes
from storage.people import Member
from storage.tables import Event, Snooze
from tests.storage.conftest import NOW, TODAY

A_DAY = timedelta(days=1)
TARGET = "hr.recruitment_rate"


def events(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Event)).one()


def test_the_rules_are_as_hr_left_them(session: Session, manager: Member) -> None:
    """What was never chosen is as the product comes; choosing the same again leaves no trace."""
    assert settings.reminder_rules(session) == ReminderRules()
    chosen = replace(ReminderRules(), at=time(8, 30), days_before=(5, 0), enabled=False)
    settings.change(session, rules=chosen, by=manager.id, at=NOW)
    before = events(session)
    settings.change(session, rules=chosen, by=manager.id, at=NOW + A_DAY)
    assert (settings.reminder_rules(session), events(session)) == (chosen, before)


def test_the_newest_day_until_which_a_thing_rests_counts(session: Session, manager: Member) -> None:
    """Handled twice, an update lets it rest once; what rested until long ago is left out."""
    for update_id, until in ((1, date(2026, 12, 1)), (2, date(2026, 11, 30)), (2, date(2026, 12, 9))):
        snoozes.snooze(
            session, person_id=manager.id, target=TARGET, what="2026-11", until=until, at=NOW, update_id=update_id
        )
    assert session.exec(select(func.count()).select_from(Snooze)).one() == 2
    assert snoozes.snoozed(session, person_id=manager.id, since=TODAY) == {f"{TARGET}:2026-11": date(2026, 11, 30)}
    assert snoozes.snoozed(session, person_id=manager.id, since=date(2026, 12, 2)) == {}


def test_what_does_not_apply_is_said_once_and_taken_back_once(session: Session, manager: Member) -> None:
    """A message that is handled again after it was taken back says nothing new."""
    said = exemptions.exempt(session, person_id=manager.id, target=TARGET, what="2026-11", reason="停招", at=NOW)
    again = exemptions.exempt(
        session, person_id=manager.id, target=TARGET, what="2026-11", reason="不招", at=NOW + A_DAY
    )
    assert again == said
    exemptions.revoke(session, exemption_id=said.id, by=manager.id, at=NOW + A_DAY)
    before = events(session)
    exemptions.revoke(session, exemption_id=said.id, by=manager.id, at=NOW + A_DAY)
    exemptions.exempt(session, person_id=manager.id, target=TARGET, what="2026-11", reason="停招", at=NOW)
    assert events(session) == before
    assert exemptions.in_force(session, targets=[TARGET]) == {}
    found = exemptions.find(session, exemption_id=said.id)
    assert found is not None
    assert found.revoked
