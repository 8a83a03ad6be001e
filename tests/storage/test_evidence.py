from sqlmodel import Session, select

from storage import evidence
from storage.evidence import File, FileKind
from storage.people import Member
from storage.tables import Evidence
from tests.storage.conftest import NOW

RATE = "hr.recruitment_rate"


def file(message_id: int, kind: FileKind = FileKind.PHOTO, name: str = "") -> File:
    return File(kind=kind, file_id=f"id-{message_id}", name=name, chat_id=7, message_id=message_id)


def test_a_file_is_kept_once(session: Session, manager: Member) -> None:
    """An update handled twice brings its file once."""
    for _ in range(2):
        evidence.keep(session, file=file(1), person_id=manager.id, at=NOW, target=RATE)
    assert len(session.exec(select(Evidence)).all()) == 1


def test_a_target_has_the_files_sent_for_it_and_with_its_reports(session: Session, manager: Member) -> None:
    """Newest first; files of other targets and of other messages are not among them."""
    pictured, proved = file(1), file(2, FileKind.DOCUMENT, "名单.xlsx")
    evidence.keep(session, file=pictured, person_id=manager.id, at=NOW, target=None)
    evidence.keep(session, file=proved, person_id=manager.id, at=NOW, target=RATE)
    evidence.keep(session, file=file(3), person_id=manager.id, at=NOW, target="hr.staff_turnover")
    evidence.keep(session, file=file(4), person_id=manager.id, at=NOW, target=None)
    assert evidence.evidence_for(session, target=RATE, messages={(7, 1), (7, 3), (8, 4)}) == [proved, pictured]
    assert evidence.evidence_for(session, target=RATE, messages=set()) == [proved]
