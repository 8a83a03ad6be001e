"""What Dutybot keeps, a module a subject. Rows are written by the functions of `storage` only; no sentence stands here.

A partial index leaves out the many empty values: SQLite would rather read those than what is asked for.
"""

from storage.tables.people import Assignment, Invitation, Person, Role
from storage.tables.reports import Entry, Evidence, Review
from storage.tables.rules import Amendment, Exemption, Setting, Snooze
from storage.tables.running import Event, InboxUpdate, Installation, Lease
from storage.tables.sending import Campaign, CampaignKind, CampaignState, Delivery, DeliveryState
from storage.tables.talks import Prompt, Question, Walk

__all__ = [
    "Amendment",
    "Assignment",
    "Campaign",
    "CampaignKind",
    "CampaignState",
    "Delivery",
    "DeliveryState",
    "Entry",
    "Event",
    "Evidence",
    "Exemption",
    "InboxUpdate",
    "Installation",
    "Invitation",
    "Lease",
    "Person",
    "Prompt",
    "Question",
    "Review",
    "Role",
    "Setting",
    "Snooze",
    "Walk",
]
