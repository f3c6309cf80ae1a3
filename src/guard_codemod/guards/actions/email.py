"""The action ``email:ADDRESS``."""

from __future__ import annotations

from guard_codemod.guards.actions.base import Notification
from guard_codemod.guards.code_writer import CodeWriter, Lines
from guard_codemod.guards.placeholders import Bound, Options, options
from guard_codemod.lazy import regex

_ADDRESS = regex(r"""[^\s@,;:<>()\[\]"\\]+(@[^\s@,;:<>()"\\]+)?""")
_HOST = regex(r"[A-Za-z0-9._-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?")


def check_address(address: str) -> None:
    """Raise `ValueError`, saying what to write, unless *address* can be an e-mail address."""
    if not (_ADDRESS.fullmatch(address) and address.isprintable()):
        raise ValueError(f"invalid e-mail address {address!r}: write ops@example.com, for example")


def check_host(host: str) -> None:
    """Raise `ValueError`, saying what to write, unless *host* can be an SMTP server's name."""
    if not _HOST.fullmatch(host):
        raise ValueError(
            f"invalid host {host!r}: write mail.example.com or mail.example.com:587, for example"
        )


class Email(Notification):
    """Warns, and sends the message with the stack by e-mail."""

    keyword = "email"
    target_name = "ADDRESS"
    in_guard_module = True
    help = "warn and send an e-mail"
    example = "email:ops@example.com"
    template = options(
        on_timeout="email:hole_address_", email_from="hole_sender_", email_host="hole_host_"
    )
    # https://docs.python.org/3/library/email.examples.html
    imported = ("email.message", "EmailMessage")
    message_is_one_line = True  # the message is the subject

    @classmethod
    def check(cls, target: str) -> None:
        if not target:
            raise ValueError("email needs an address: write email:ops@example.com, for example")
        check_address(target)

    def notify(self, code: CodeWriter) -> Lines:
        yield f"mail = {code.name('EmailMessage')}()"
        yield 'mail["Subject"] = message'
        yield from code.assign('mail["From"]', self.options.email_from or self.target)
        yield from code.assign('mail["To"]', self.target)
        stack = f'"".join({code.name("traceback")}.format_stack())'
        yield from code.call("mail.set_content", [stack])
        server = [code.literal(self.options.email_host), self.timeout]
        yield from code.call(f"with {code.name('smtplib')}.SMTP", server, " as server:")
        yield f"{code.spec.indent}server.send_message(mail)"

    @classmethod
    def found(cls, bound: Bound) -> Options:
        options = super().found(bound)
        is_default = bound["hole_sender_"] == bound["hole_address_"]
        return {**options, "email_from": None} if is_default else options
