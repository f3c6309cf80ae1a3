"""The options of a guard, and how it is spelled in one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from guard_codemod.lazy import frozen

DEFAULT_MESSAGE = "{script} timed out after {seconds} seconds"
DEFAULT_GRACE = 60
"""The default number of seconds after the limit at which the backstop acts."""


@frozen
class GuardOptions:
    """What a guard does.

    `kill_after` is the grace in seconds after which the backstop ends the process, None for no
    backstop. `alone` means that there is no handler, because the script uses SIGALRM itself. With
    `at_limit`, the handler arms the backstop. `may_fork` means that modules that the script imports
    may fork, `forks` that its own code does, and `threads` that it has threads then. With `masked`,
    the backstop starts with all signals blocked, because the script blocks some. With `at_exit`,
    the handler raises nothing at exit; `tasks` makes it print the stacks of asyncio tasks, and
    `stack` that of the main thread. `exit_status` makes a late script fail however it ends, with
    `exits_at_once` even if it calls ``os._exit``. `timeout_env` is the environment variable that
    may set the limit. `portable` lets the script run on systems without SIGALRM. `on_timeout` is
    the timeout action as given. E-mail is sent from `email_from`, by default the recipient's
    address, by the SMTP server `email_host`, which may have a port after a colon. `module` is the
    guard module that the job imports, if any: it does all of this, and is passed only what differs
    from its defaults.
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
        """Whether the backstop is armed again after each fork."""
        return self.may_fork and not self.forks

    @property
    def only_at_limit(self) -> bool:
        """Whether nothing but the handler arms the backstop."""
        return self.at_limit and not self.alone


@frozen
class GuardSpec:
    """How the guard is spelled in this file.

    `names` maps names that the guard defines and uses to those in this file, if different.
    `indent` is one level of the file's indentation. `inner_imports` are the import statements
    inside the guard. `ascii_only` means that the file is not in UTF-8: other characters might not
    be encodable, and tools that read only UTF-8 would fail.
    """

    annotated: bool
    indent: str
    seconds: int
    message: str
    names: Mapping[str, str] = field(default_factory=dict)
    options: GuardOptions = GuardOptions()
    inner_imports: tuple[str, ...] = ()
    ascii_only: bool = False
