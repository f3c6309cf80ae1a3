"""The action ``slack:CHANNEL``."""

from __future__ import annotations

from guard_codemod.guards.actions.base import Notification
from guard_codemod.guards.code_writer import CodeWriter, Lines
from guard_codemod.guards.placeholders import options

TOKEN = "SLACK_BOT_TOKEN"
"""The environment variable with the token, as Slack's own documentation names it."""


class Slack(Notification):
    """Warns, and posts the message to a Slack channel."""

    keyword = "slack"
    target_name = "CHANNEL"
    in_guard_module = True
    help = "warn and post in a Slack channel"
    example = "slack:#jobs"
    template = options(on_timeout="slack:hole_channel_")
    # https://docs.slack.dev/tools/python-slack-sdk/web
    imported = ("slack_sdk", "WebClient")

    @classmethod
    def check(cls, target: str) -> None:
        if not (target.strip() and target.isprintable()):
            raise ValueError("slack needs a channel: write slack:#alerts, for example")

    def notify(self, code: CodeWriter) -> Lines:
        token = f"{code.name('os')}.environ[{code.literal(TOKEN)}]"
        yield from code.call(f"client = {code.name('WebClient')}", [token, self.timeout])
        channel = f"channel={code.literal(self.target)}"
        yield from code.call("client.chat_postMessage", [channel, "text=message"])
