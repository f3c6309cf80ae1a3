"""What programs call their own functions and variables."""

import re

from guard_codemod.lazy import regex

MAIN_NAMES = frozenset(
    {"main", "_main", "Main", "run_main", "main_cli", "cli", "run", "_run", "async_main", "amain"}
)
"""What a script's entry function is called."""

APPLICATION_NAMES = frozenset({"app", "application", "socketio", "api", "mcp", "server"})
SERVER_OPTIONS = frozenset(
    {"host", "port", "debug", "threaded", "reload", "use_reloader", "workers", "ssl_context"}
    | {"transport"}
)
"""``app.run(debug=True)`` starts a development server, wherever `app` was imported from."""

CALLBACK_NAMES = frozenset({"func", "function", "fn", "job", "task", "action", "operation", "step"})
"""What a function that is to be called, whatever it does, goes by where it is tried."""

QUESTIONS = (".ask", ".confirm", ".prompt", "input")
"""What asks a person for a line, rather than for a look."""

SETTER = regex(r"(?:.*\.)?(?:add|set|bind)(?:_\w+|[A-Z]\w*)")
"""What is called to set something, or to add it."""

SOUNDS_LIKE_WORK = regex(
    r"run|main|start|launch|exec|serve|call|work|process|fire|cli", re.IGNORECASE
)
"""What a function is named that does more with a class than to register it."""

TRANSPORTS = frozenset({"stdio", "sse", "streamable-http"})
"""``server.run("stdio")`` serves a client by the Model Context Protocol."""

RUNS_A_DAEMON = regex(
    r"""(?x) (?:^|[._]) (?: (?: agents? | daemon | server | rootwrap ) \b [\w.]* \.main\w*
    | (?: bot | curses | daemon | dashboard | (?i:[gtw]ui) | gtk\d? | mcp | pyqt\d? | qt\d? | repl
      | server | tk | webui ) \b [\w.()]* \. (?: main\w* | run | start | launch ) ) $
    | \.cmd\.(?:daemon|server)$ | ^mcp_server_\w+ (?:\.\w+)* \.(?:main|run|serve)$"""
)
"""What the main function of a daemon or a window is called, if nothing else is known of it."""

EXAMPLES = frozenset({"demo", "demos", "example", "examples", "samples", "scripts"})
"""Folders of programs, be they packages as well."""

STOP = regex(
    r"(?i)(?<![a-z])(?:quit|exit|stop|shutdown|kill|terminate|destroy|signal_handler|sigterm)"
    r"(?!_?code|_?status|[a-mo-z])"
    r"|(?:==|in [(\[{]) ?'[0qx]'|'q' in |KeyboardInterrupt"
)
"""What a program is told to do that waits for others, as in ``command == "quit"``."""

STOP_FILE = regex(
    r"(?i)not (?=.*(?<![a-z])(?:kill|quit|shutdown|stop)(?![a-z])).*(?:exists|is_?file)\("
)
"""A test for a file by which another program stops this one."""

SAYS_HOW_TO_STOP = regex(r"(?i)\bctrl ?[-+^] ?c\b.{,9} to (?:end|exit|stop|quit)")
"""What a program prints that runs until somebody stops it."""

WAITS_FOR_TASKS = regex(
    r"(?m)\bawait \w+$|\b(?:gather|wait)\(\s*\*?\w+[,)]|TaskGroup|nursery|task_group"
)
"""What the text of a program holds that waits for its tasks."""

DAEMON_THREAD = regex(r"\bdaemon\s*=|setDaemon")
"""What the text of a program holds that does not wait for its threads."""
