"""The menu: the keyboard at the bottom, the commands, and help."""

from locales.answer import Answer, head
from locales.translation import Translator

MENU = ("overview", "missing", "targets", "status", "due", "report", "help")
"""From the first on, as far as a role is offered them."""


def menu_label(t: Translator, action: str) -> str:
    return {
        "overview": t._("🏢 Overview"),
        "missing": t._("⏰ Missing"),
        "targets": t._("📋 Targets"),  # three labels share the width of a phone
        "status": t._("📊 Status"),
        "due": t._("📅 Due"),
        "report": t._("✍️ Report"),
        "help": t._("❓ Help"),
    }[action]


def command_description(t: Translator, command: str) -> str:
    """What stands beside a command in Telegram's menu; 256 characters at most."""
    return {
        "overview": t._("All positions at a glance"),
        "missing": t._("Who has not reported"),
        "targets": t._("My targets"),
        "status": t._("Where I stand"),
        "due": t._("What is due"),
        "checkin": t._("Report one by one"),
        "history": t._("Past figures and their trend"),
        "undo": t._("Take back the last figure"),
        "export": t._("Files to take away"),
        "language": t._("中文 / English"),
        "help": t._("What I can do"),
        "people": t._("People and their positions"),
        "invite": t._("Invite a colleague"),
        "remind": t._("Remind somebody of what is overdue"),
        "reminders": t._("When people are reminded"),
        "broadcast": t._("Write to many"),
        "amend": t._("Change a target"),
        "audit": t._("Who did what"),
    }[command]


def help_text(
    t: Translator, *, example: str, done_example: str, reports: bool, oversees: bool, invites: bool
) -> Answer:
    """What one can write. The examples are of the reader's own targets; empty ones are left out."""
    return Answer.of(
        head(t._("What you can write")),
        t._("• All positions at a glance: /overview") if oversees else None,
        t._("• Who has not reported: /missing") if invites else None,
        t._("• In words, too: remind procurement; is finance on time; overview for October") if invites else None,
        t._("• A figure: {example}", example=example) if example else None,
        t._("• Something done: {example}", example=done_example) if done_example else None,
        t._("• A mistake: undo, or: no, it is 93") if example else None,
        t._("• My targets: /targets") if reports else t._("• The targets: /targets"),
        t._("• Where I stand: /status") if reports else t._("• Where they stand: /status"),
        t._("• What is due: /due"),
        t._("• Report all that is due, one by one: /checkin") if reports else None,
        t._("• How a target went: /history"),
        t._("• Workbook and calendar: /export") if reports else None,
        t._("• A workbook of the positions: /export") if oversees and not reports else None,
        t._("• 中文 / English: /language"),
        t._("• People, positions, roster: /people") if invites else None,
        t._("• Invite a colleague: /invite") if invites else None,
        t._("• Write to many at once: /broadcast") if invites else None,
        t._("• Reminders and quiet hours: /reminders") if invites else None,
        t._("• Change a target: /amend") if invites else None,
        t._("• Who did what: /audit") if invites else None,
    )


def choose_to_report(t: Translator, example: str, *, any_pressing: bool) -> Answer:
    """`any_pressing`: the buttons are the targets that most want a report; else there are none but the lists."""
    return Answer.of(
        t._("Just write it, for example: {example}", example=example) if example else None,
        t._("Or pick a target:") if any_pressing else t._("Or pick a target from the list."),
    )


def greeting(t: Translator, example: str) -> Answer:
    if not example:
        return Answer.of(t._("Hello! What would you like to see?"))
    return Answer.of(t._("Hello! Just write what there is, for example: {example}", example=example))


def welcome_back(t: Translator) -> Answer:
    """The answer to thanks."""
    return Answer.of(t._("👌"))


def text_only(t: Translator, example: str) -> Answer:
    if not example:
        return Answer.of(t._("I read text only."))
    return Answer.of(t._("I read text only. Please write the figure, for example: {example}", example=example))


def unknown_command(t: Translator) -> Answer:
    return Answer.of(t._("I do not know that command. Send /help to see what I can do."))


def failed(t: Translator) -> Answer:
    return Answer.of(t._("Something went wrong on my side, and it has been noted. Please try again."))
