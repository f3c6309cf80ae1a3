"""What a guard's handler does when the time is up, and what it needs for that."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator

from guard_codemod.guards.code_layout import Layout
from guard_codemod.guards.spec import GuardOptions, OnTimeout

EXCEPTION = "TimeoutError"
SLACK_TOKEN = "SLACK_BOT_TOKEN"
"""The environment variable with the token, as Slack's own documentation names it."""

PATIENCE = 10
"""How many seconds a notification may wait for each answer."""

_MODULES = {
    OnTimeout.WARN: ("sys", "traceback"),
    OnTimeout.SLACK: ("os", "sys", "traceback"),
    OnTimeout.EMAIL: ("smtplib", "sys", "traceback"),
}
_IMPORTED = {
    # https://docs.slack.dev/tools/python-slack-sdk/web
    OnTimeout.SLACK: ("slack_sdk", "WebClient"),
    # https://docs.python.org/3/library/email.examples.html
    OnTimeout.EMAIL: ("email.message", "EmailMessage"),
}
GUARDS_OWN = frozenset(
    [
        "arm_backstop",
        "deadline",
        "faulthandler",
        "hasattr",
        "int",
        "job_deadline",
        "left",
        "os",
        "own",
        "pid",
        "print",
        "read_timeout",
        "rearm",
        "signal",
        "sys",
        "time",
        "timeout_seconds",
        "types",
        "value",
        "warnings",
    ]
)
"""What a guard that calls a function calls other things."""
_ADDRESS = re.compile(r"""[^\s@,;:<>()\[\]"\\]+(@[^\s@,;:<>()"\\]+)?""")
_HOST = re.compile(r"[A-Za-z0-9._-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?")


def parse_on_timeout(action: str) -> tuple[OnTimeout, str | None]:
    """Return what *action* says to do when the time is up, and to whom or by what.

    Raises `ValueError`, saying what to write, if it says nothing.
    """
    if action in ("raise", "warn"):
        return OnTimeout(action), None
    kind, colon, target = action.partition(":")
    if kind == "slack":
        if target.strip() and target.isprintable():
            return OnTimeout.SLACK, target
        raise ValueError("slack needs a channel: write slack:#alerts, say")
    if kind == "email":
        if target:
            check_address(target)
            return OnTimeout.EMAIL, target
        raise ValueError("email needs an address: write email:ops@example.com, say")
    if colon and all(map(_is_name, [target, *kind.split(".")])):
        if target in GUARDS_OWN:
            raise ValueError(
                f"a guard calls something else {target!r}: give your function another name"
            )
        return OnTimeout.CALL, action
    actions = "raise, warn, slack:CHANNEL, email:ADDRESS, and a function of yours as PKG.MOD:FUNC"
    raise ValueError(f"{action!r} is no action: there are {actions}")


def _is_name(word: str) -> bool:
    return word.isidentifier() and not keyword.iskeyword(word)


def check_address(address: str) -> None:
    """Raise `ValueError`, saying what to write, unless *address* can be an e-mail address."""
    if not (_ADDRESS.fullmatch(address) and address.isprintable()):
        raise ValueError(f"{address!r} is no e-mail address: write ops@example.com, say")


def check_host(host: str) -> None:
    """Raise `ValueError`, saying what to write, unless *host* can be an SMTP server's name."""
    if not _HOST.fullmatch(host):
        raise ValueError(
            f"{host!r} is no host: write mail.example.com or mail.example.com:587, say"
        )


def modules_of_action(variant: GuardOptions) -> tuple[str, ...]:
    """Return the modules of the standard library that the handler of *variant* uses, but for `imported`."""
    modules = _MODULES.get(variant.on_timeout, ())
    if variant.on_timeout is OnTimeout.RAISE and variant.kill_after is not None:
        modules = ("sys", "traceback")
    return (*modules, "asyncio", "contextlib") if variant.tasks else modules


def imported(variant: GuardOptions) -> tuple[str, str] | None:
    """Return the module, and the name in it, that a guard of *variant* imports in the main block."""
    if variant.on_timeout is OnTimeout.CALL:
        module, _, function = (variant.target or "").partition(":")
        return module, function
    return _IMPORTED.get(variant.on_timeout)


def action_lines(layout: Layout, column: int) -> list[str]:
    """Return what the handler does, at *column*."""
    return [*(_tasks(layout) if layout.spec.variant.tasks else ()), *_action(layout, column)]


def _tasks(layout: Layout) -> list[str]:
    step = layout.indent
    return [
        f"with {layout.name('contextlib')}.suppress(RuntimeError):",
        f"{step}# Where they wait is in no traceback.",
        f"{step}for task in {layout.name('asyncio')}.all_tasks():",
        f"{step}{step}task.print_stack(file={layout.name('sys')}.stderr)",
    ]


def _action(layout: Layout, column: int) -> list[str]:
    action = layout.spec.variant.on_timeout
    if action is OnTimeout.RAISE:
        return _raise(layout, column)
    if action is OnTimeout.WARN:
        return [
            *layout.print_error(layout.spec.message, column),
            f"{layout.name('traceback')}.print_stack()",
        ]
    notify = _slack if action is OnTimeout.SLACK else _email
    return [
        *layout.assign("message", layout.spec.message, column),
        *layout.call("print", ["message", f"file={layout.name('sys')}.stderr"], column),
        f"{layout.name('traceback')}.print_stack()",
        "try:",
        *layout.indented(lambda inner: list(notify(layout, inner)), column),
        "except Exception:",
        f"{layout.indent}{layout.name('traceback')}.print_exc()",
    ]


def _raise(layout: Layout, column: int) -> list[str]:
    def statement(column: int) -> list[str]:
        return layout.around_text(f"raise {layout.name(EXCEPTION)}", layout.spec.message, column)

    if layout.spec.variant.kill_after is None:
        return statement(column)
    return [
        f"names = [frame.name for frame in {layout.name('traceback')}.extract_stack()]",
        f'greenlet = {layout.name("sys")}.modules.get("greenlet")',
        "# At exit it would be lost; a greenlet has a stack of its own.",
        'if "<module>" in names or (greenlet and greenlet.getcurrent().parent):',
        *layout.indented(statement, column),
    ]


def _slack(layout: Layout, column: int) -> Iterator[str]:
    token = f"{layout.name('os')}.environ[{layout.literal(SLACK_TOKEN)}]"
    yield from layout.call(
        f"client = {layout.name('WebClient')}", [token, f"timeout={PATIENCE}"], column
    )
    channel = f"channel={layout.literal(layout.spec.variant.target or '')}"
    yield from layout.call("client.chat_postMessage", [channel, "text=message"], column)


def _email(layout: Layout, column: int) -> Iterator[str]:
    variant = layout.spec.variant
    to = variant.target or ""
    yield f"mail = {layout.name('EmailMessage')}()"
    yield 'mail["Subject"] = message'
    yield from layout.assign('mail["From"]', variant.email_from or to, column)
    yield from layout.assign('mail["To"]', to, column)
    stack = f'"".join({layout.name("traceback")}.format_stack())'
    yield from layout.call("mail.set_content", [stack], column)
    server = [layout.literal(variant.email_host), f"timeout={PATIENCE}"]
    yield from layout.call(f"with {layout.name('smtplib')}.SMTP", server, column, " as server:")
    yield f"{layout.indent}server.send_message(mail)"
