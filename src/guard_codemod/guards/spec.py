"""What a guard consists of, and how it is spelled in one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

DEFAULT_MESSAGE = "{script} timed out after {seconds} seconds"


class OnTimeout(Enum):
    """What the handler does when the time is up."""

    RAISE = "raise"
    WARN = "warn"
    SLACK = "slack"
    EMAIL = "email"
    CALL = "PKG.MOD:FUNC"


@dataclass(frozen=True)
class GuardOptions:
    """What a guard consists of.

    `kill_after` is the grace in seconds after which the backstop ends the process, None for no
    backstop; `forks` says that the script itself forks, and `tasks` that it has asyncio's, which the
    handler shows. `timeout_env` is the environment variable that may set the limit. `portable` lets the
    script run where there is no SIGALRM. `target` is the function ``PKG.MOD:FUNC`` to register for
    `OnTimeout.CALL`, the channel for `OnTimeout.SLACK` and the address for `OnTimeout.EMAIL`; mail comes
    from `email_from`, by default the same address, and goes to the SMTP server `email_host`, which may have a
    port behind a colon.
    """

    kill_after: int | None = None
    forks: bool = False
    tasks: bool = False
    timeout_env: str | None = None
    portable: bool = False
    on_timeout: OnTimeout = OnTimeout.RAISE
    target: str | None = None
    email_from: str | None = None
    email_host: str = "localhost"


@dataclass(frozen=True)
class GuardSpec:
    """How the guard is spelled in this file.

    `names` maps what the guard defines and uses to what that is called here, where it differs.
    `indent` is one level of the file's indentation. `inner_imports` are import statements that stand
    in the guard itself. `ascii_only` says that the file is not encoded in UTF-8: other characters
    might be missing there, and tools that read only UTF-8 would stumble.
    """

    annotated: bool
    indent: str
    seconds: int
    message: str
    names: Mapping[str, str] = field(default_factory=dict)
    variant: GuardOptions = GuardOptions()
    inner_imports: tuple[str, ...] = ()
    ascii_only: bool = False
