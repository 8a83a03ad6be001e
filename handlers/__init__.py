"""Every way into the bot, in one table: what comes in, who may, and which handler answers."""

from typing import Any

from telegram.ext import Application

from handlers import (
    answering,
    cases,
    checkin,
    due,
    editing,
    evidence,
    export,
    help,  # noqa: A004 - its command
    history,
    invite,
    language,
    people,
    report,
    roster,
    staffing,
    start,
    status,
    targets,
    undo,
)
from handlers.access import INVITERS, MEMBERS, REPORTERS, Kind, Route, as_handler
from handlers.prompting import diverting
from handlers.services import Services

ROUTES: tuple[Route, ...] = (
    Route(Kind.COMMAND, "start", start.start_cmd, MEMBERS, strangers=True),
    Route(Kind.COMMAND, "help", help.help_cmd, MEMBERS),
    Route(Kind.COMMAND, "targets", targets.targets_cmd, MEMBERS),
    Route(Kind.BUTTON, "targets", targets.targets_cmd, MEMBERS),
    Route(Kind.BUTTON, "card", targets.card_query, MEMBERS),
    Route(Kind.BUTTON, "report", targets.report_query, REPORTERS),
    Route(Kind.BUTTON, "evidence", evidence.evidence_query, MEMBERS),
    Route(Kind.COMMAND, "history", history.history_cmd, MEMBERS),
    Route(Kind.BUTTON, "history", history.history_query, MEMBERS),
    Route(Kind.BUTTON, "histories", history.choose_query, MEMBERS),
    Route(Kind.COMMAND, "status", status.status_cmd, MEMBERS),
    Route(Kind.BUTTON, "status", status.status_cmd, MEMBERS),
    Route(Kind.COMMAND, "due", due.due_cmd, MEMBERS),
    Route(Kind.BUTTON, "due", due.due_cmd, MEMBERS),
    Route(Kind.BUTTON, "owe", due.owe_query, REPORTERS),
    Route(Kind.COMMAND, "checkin", checkin.checkin_cmd, REPORTERS),
    Route(Kind.BUTTON, "checkin", checkin.checkin_cmd, REPORTERS),
    Route(Kind.BUTTON, "skip", checkin.skip_query, REPORTERS),
    Route(Kind.BUTTON, "stop", checkin.stop_query, REPORTERS),
    Route(Kind.COMMAND, "export", export.export_cmd, REPORTERS),
    Route(Kind.BUTTON, "export", export.export_cmd, REPORTERS),
    Route(Kind.COMMAND, "language", language.language_cmd, MEMBERS),
    Route(Kind.BUTTON, "language", language.language_query, MEMBERS),
    Route(Kind.COMMAND, "undo", undo.undo_cmd, REPORTERS),
    Route(Kind.BUTTON, "undo", undo.undo_query, REPORTERS),
    Route(Kind.BUTTON, "undo_all", undo.undo_all_query, REPORTERS),
    Route(Kind.BUTTON, "change", undo.change_query, REPORTERS),
    Route(Kind.BUTTON, "pick", answering.pick_query, REPORTERS),
    Route(Kind.BUTTON, "likely", answering.likely_query, REPORTERS),
    Route(Kind.BUTTON, "mode", answering.mode_query, REPORTERS),
    Route(Kind.BUTTON, "value", answering.value_query, REPORTERS),
    Route(Kind.BUTTON, "close", cases.close_query, REPORTERS),
    Route(Kind.BUTTON, "closes", cases.closes_query, REPORTERS),
    Route(Kind.BUTTON, "cancel", answering.cancel_query, REPORTERS),
    Route(Kind.COMMAND, "cancel", report.text_msg, REPORTERS),
    Route(Kind.COMMAND, "invite", invite.invite_cmd, INVITERS),
    Route(Kind.BUTTON, "invite", invite.invite_cmd, INVITERS),
    Route(Kind.BUTTON, "invite_role", invite.role_query, INVITERS),
    Route(Kind.BUTTON, "invite_for", invite.position_query, INVITERS),
    Route(Kind.BUTTON, "invite_dir", invite.director_query, INVITERS),
    Route(Kind.BUTTON, "invite_make", invite.make_query, INVITERS),
    Route(Kind.PROMPT, "invite_name", invite.name_msg, INVITERS),
    Route(Kind.COMMAND, "people", people.people_cmd, INVITERS),
    Route(Kind.BUTTON, "people", people.people_cmd, INVITERS),
    Route(Kind.BUTTON, "people_search", people.search_query, INVITERS),
    Route(Kind.PROMPT, "people_search", people.search_msg, INVITERS),
    Route(Kind.BUTTON, "person", people.person_query, INVITERS),
    Route(Kind.BUTTON, "staff_give", staffing.give_query, INVITERS),
    Route(Kind.BUTTON, "staff_deputy", staffing.deputy_query, INVITERS),
    Route(Kind.BUTTON, "staff_move", staffing.move_query, INVITERS),
    Route(Kind.BUTTON, "staff_end", staffing.end_query, INVITERS),
    Route(Kind.PROMPT, "staff_day", staffing.day_msg, INVITERS),
    Route(Kind.BUTTON, "staff_role", staffing.role_query, INVITERS),
    Route(Kind.BUTTON, "staff_active", staffing.active_query, INVITERS),
    Route(Kind.BUTTON, "staff_language", staffing.language_query, INVITERS),
    Route(Kind.BUTTON, "staff_zone", staffing.zone_query, INVITERS),
    Route(Kind.PROMPT, "staff_zone", staffing.zone_msg, INVITERS),
    Route(Kind.BUTTON, "staff_again", staffing.again_query, INVITERS),
    Route(Kind.BUTTON, "staff_qr", staffing.qr_query, INVITERS),
    Route(Kind.BUTTON, "staff_withdraw", staffing.withdraw_query, INVITERS),
    Route(Kind.BUTTON, "roster", roster.roster_query, INVITERS),
    Route(Kind.PROMPT, "roster", roster.roster_msg, INVITERS),
    Route(Kind.BUTTON, "roster_take", roster.take_query, INVITERS),
    Route(Kind.BUTTON, "roster_leave", roster.leave_query, INVITERS),
    Route(Kind.BUTTON, "", help.stale_button_query, MEMBERS),
    Route(Kind.COMMAND, "", help.unknown_cmd, MEMBERS),
    Route(Kind.TEXT, "", report.text_msg, MEMBERS),
    Route(Kind.EDITED, "", editing.edited_msg, MEMBERS),
    Route(Kind.ATTACHMENT, "", evidence.file_msg, MEMBERS),
)
"""The first route that fits is taken."""


def register(application: Application[Any, Any, Any, Any, Any, Any], services: Services) -> None:
    """Add every handler; each stands behind the one check of `handlers.access`."""
    divert = diverting(ROUTES)
    for route in ROUTES:
        if route.kind is not Kind.PROMPT:
            application.add_handler(as_handler(route, services, divert))
