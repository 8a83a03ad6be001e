"""How the bot gets its updates: by a long poll, or pushed to a webhook."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.demo.chats import Chats
from bot.demo.errors import conflict
from bot.demo.params import Params
from bot.demo.webhook import Webhook
from bot.demo.wire import Json, as_list, as_text, present

LONGEST_POLL = 50
MOST_UPDATES = 100


async def get_updates(chats: Chats, params: Params) -> Json:
    """Wait for updates; see `UpdateQueue.poll`."""
    if chats.webhook:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    _want(chats, params)
    limit = params.integer("limit", MOST_UPDATES)
    updates = await chats.updates.poll(
        offset=params.integer("offset"),
        limit=limit if 1 <= limit <= MOST_UPDATES else MOST_UPDATES,
        seconds=min(max(params.integer("timeout"), 0), LONGEST_POLL),
    )
    return [update.as_json for update in updates]


def set_webhook(chats: Chats, params: Params) -> Json:
    """Have updates pushed to an address on this machine; none named takes the webhook away."""
    if not params.has("url"):
        return delete_webhook(chats, params)
    chats.set_webhook(Webhook.at(params.text("url"), secret=params.text("secret_token")))
    _want(chats, params)
    _drop_pending(chats, params)
    return True


def delete_webhook(chats: Chats, params: Params) -> Json:
    chats.set_webhook(None)
    _drop_pending(chats, params)
    return True


def get_webhook_info(chats: Chats, params: Params) -> Json:  # noqa: ARG001 - every method is called alike
    allowed = chats.updates.allowed
    return present(
        url=chats.webhook.url if chats.webhook else "",
        has_custom_certificate=False,
        pending_update_count=len(chats.updates.pending),
        allowed_updates=sorted(allowed) if allowed else None,
    )


def _want(chats: Chats, params: Params) -> None:
    if params.has("allowed_updates"):
        chats.updates.want([as_text(kind) for kind in as_list(params.json("allowed_updates"))])


def _drop_pending(chats: Chats, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        chats.updates.pending.clear()


METHODS: Mapping[str, Callable[[Chats, Params], Json]] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
