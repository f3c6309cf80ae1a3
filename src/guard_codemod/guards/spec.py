"""What a guard consists of, and how it is spelled in one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from guard_codemod.lazy import dataclass

DEFAULT_MESSAGE = "{script} timed out after {seconds} seconds"
DEFAULT_GRACE = 60
"""The seconds after the limit at which the backstop acts, unless they are set."""


@dataclass(frozen=True)
class GuardOptions:
    """What a guard consists of.

    `kill_after` is the grace in seconds after which the backstop ends the process, None for no
    backstop; `alone` says that it has no handler beside it, since the script uses the signal
    itself. With `at_limit` the handler arms the backstop. `may_fork` says that what the script
    imports may fork, `forks` that its own code does, and `threads` that it has threads then. With
    `masked` the backstop starts with all signals blocked, since the script blocks some. With
    `at_exit` the handler raises nothing at exit, `tasks` makes it show those of asyncio, and
    `stack` that of the main thread. `exit_status` lets a late script fail however it ends, with
    `exits_at_once` if it calls ``os._exit``. `timeout_env` is the environment variable that may set
    the limit. `portable` lets the script run where there is no SIGALRM. `on_timeout` is the timeout
    action, as it was given. Mail comes from `email_from`, by default the address that it goes to,
    and is handed to the SMTP server `email_host`, which may have a port after a colon. The guard
    module that the job imports is `module`: it does all of this, and needs to be told no more than
    what differs from its defaults.
    """

    kill_after: int | None = None
    alone: bool = False
    at_limit: bool = False
    may_fork: bool = False
    forks: bool = False
    threads: bool = False
    masked: bool = False
    at_exit: bool = False
    exit_status: bool = False
    exits_at_once: bool = False
    stack: bool = False
    tasks: bool = False
    timeout_env: str | None = None
    portable: bool = False
    on_timeout: str = "raise"
    email_from: str | None = None
    email_host: str = "localhost"
    module: str | None = None

    @property
    def rearms(self) -> bool:
        """Whether each fork arms the backstop anew."""
        return self.may_fork and not self.forks


@dataclass(frozen=True)
class GuardSpec:
    """How the guard is spelled in this file.

    `names` maps the names that the guard defines and uses to what they are called here, where
    different. `indent` is one level of the file's indentation. `inner_imports` are the import
    statements inside the guard. `ascii_only` says that the file is not in UTF-8: other characters
    might not be encodable, and tools that read only UTF-8 would fail.
    """

    annotated: bool
    indent: str
    seconds: int
    message: str
    names: Mapping[str, str] = field(default_factory=dict)
    options: GuardOptions = GuardOptions()
    inner_imports: tuple[str, ...] = ()
    ascii_only: bool = False
