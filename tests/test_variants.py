"""Every variant of the guard, in real processes, on every Python that is there."""

from __future__ import annotations

import email
import email.policy
import json
import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from helpers import guard_text
from processes import Child, Finished, interpreter, run

from guard_codemod.config.settings import Settings
from guard_codemod.guards.spec import GuardOptions

if TYPE_CHECKING:
    from aiosmtpd.smtp import Envelope

pytestmark = pytest.mark.slow

SECOND = 1
HANGS = (
    'import time\n\n\ndef main():\n    time.sleep(30)\n\n\nif __name__ == "__main__":\n    main()\n'
)
WORKS = 'import sys\n\n\ndef main():\n    print("done", sys.argv[1:])\n\n\nif __name__ == "__main__":\n    main()\n'
SWALLOWS = """\
import time


def main():
    while True:
        try:
            time.sleep(30)
        except Exception:
            pass


if __name__ == "__main__":
    main()
"""
SURVIVES = 'import time\n\n\ndef main():\n    time.sleep(1.5)\n    print("done")\n\n\nif __name__ == "__main__":\n    main()\n'
HANGS_AT_IMPORT = (
    'import time\n\ntime.sleep(30)\n\nif __name__ == "__main__":\n    print("never")\n'
)
VERSIONS = [f"3.{minor}" for minor in range(6, 15)]


def guarded(
    folder: Path, name: str, content: str, *, cover_imports: bool = False, **variant: Any
) -> Path:
    settings = Settings(timeout=SECOND, cover_imports=cover_imports, guard=GuardOptions(**variant))
    path = folder / f"{name}.py"
    path.write_text(guard_text(content, settings, path=path.name))
    return path


def python(version: str) -> str:
    found = interpreter(version)
    if found is None:
        pytest.skip(f"there is no CPython {version} here")
    return found


@pytest.mark.parametrize("version", VERSIONS)
def test_every_variant_ends_what_hangs_and_lets_the_healthy_end(
    version: str, tmp_path: Path
) -> None:
    executable = python(version)
    plain: list[dict[str, Any]] = [
        {},
        {"portable": True},
        {"timeout_env": "JOB_TIMEOUT"},
        {"portable": True, "timeout_env": "JOB_TIMEOUT"},
    ]
    backstop = [{"kill_after": 1, **variant} for variant in plain] + [
        {"kill_after": 1, "on_timeout": "warn"}
    ]
    if version == "3.6":  # which has no os.register_at_fork
        backstop = []
    with ExitStack() as stack:
        hanging, healthy = [], []
        for number, variant in enumerate([*plain, *backstop]):
            content = SWALLOWS if "kill_after" in variant else HANGS
            for cover in (False, True):
                hang = guarded(
                    tmp_path, f"hang{number}{cover}", content, cover_imports=cover, **variant
                )
                works = guarded(
                    tmp_path, f"works{number}{cover}", WORKS, cover_imports=cover, **variant
                )
                hanging.append(
                    (hang, variant, stack.enter_context(Child([executable, hang], tmp_path)))
                )
                healthy.append(stack.enter_context(Child([executable, works, "a", "b"], tmp_path)))
        for child in healthy:
            finished = child.finish()
            assert (finished.returncode, finished.stdout, finished.stderr) == (
                0,
                "done ['a', 'b']\n",
                "",
            )
        for path, variant, child in hanging:
            finished = child.finish()
            assert finished.returncode == 1, (variant, finished)
            line = (
                path.read_text()
                .splitlines()
                .index(
                    "            time.sleep(30)"
                    if variant.get("kill_after")
                    else "    time.sleep(30)"
                )
            )
            assert f"line {line + 1}" in finished.stderr, (variant, finished)


def test_a_job_that_calls_something_else_max_runs(tmp_path: Path) -> None:
    """As one does that begins with ``from pyspark.sql.functions import *``."""
    job = guarded(tmp_path, "job", f"max = None\n{WORKS}", kill_after=1)
    finished = run([sys.executable, job], tmp_path)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "done []\n", "")


@pytest.mark.parametrize("version", VERSIONS)
def test_warn_says_where_the_job_is_and_lets_it_go_on(version: str, tmp_path: Path) -> None:
    finished = run(
        [python(version), guarded(tmp_path, "job", SURVIVES, on_timeout="warn")], tmp_path
    )
    assert (finished.returncode, finished.stdout) == (0, "done\n")
    assert finished.stderr.startswith("job.py timed out after 1 second\n")
    assert "time.sleep(1.5)" in finished.stderr


def with_handler(
    folder: Path, content: str, handler: str = "alerts.chat:late", **variant: Any
) -> Finished:
    path = guarded(folder, "job", content, on_timeout=handler, **variant)
    return run([sys.executable, path], folder)


def test_a_handler_of_ones_own_is_called(tmp_path: Path) -> None:
    (tmp_path / "alerts").mkdir()
    (tmp_path / "alerts" / "chat.py").write_text(
        "def late(signum, frame):\n    print('late', signum, frame.f_lineno, flush=True)\n"
    )
    finished = with_handler(tmp_path, SURVIVES)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert re.fullmatch(r"late 14 \d+\ndone\n", finished.stdout)
    finished = with_handler(tmp_path, HANGS, kill_after=1)
    assert finished.returncode == 1
    assert finished.stdout.startswith("late 14 ")
    assert "time.sleep(30)" in finished.stderr or "in main" in finished.stderr


class Mailbox:
    """What an SMTP server on this machine has got."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    from aiosmtpd.controller import Controller

    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"127.0.0.1:{port}"
    controller.stop()


@pytest.mark.hosts("aiosmtpd")
@pytest.mark.parametrize("version", VERSIONS)
def test_email_says_that_the_job_still_runs_and_where(
    version: str, mailbox: tuple[Mailbox, str], tmp_path: Path
) -> None:
    box, host = mailbox
    mail: dict[str, Any] = {
        "on_timeout": "email:ops@example.com",
        "email_from": "jobs@example.com",
    }
    finished = run(
        [python(version), guarded(tmp_path, "job", SURVIVES, **mail, email_host=host)], tmp_path
    )
    assert (finished.returncode, finished.stdout) == (0, "done\n")
    assert finished.stderr.startswith("job.py timed out after 1 second\n")
    assert "time.sleep(1.5)" in finished.stderr
    (got,) = box.mails
    assert (got["From"], got["To"]) == ("jobs@example.com", "ops@example.com")
    assert got["Subject"] == "job.py timed out after 1 second"
    assert "time.sleep(1.5)" in got.get_content()


def test_what_keeps_the_mail_from_going_is_printed(tmp_path: Path) -> None:
    with socket.socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{nobody_listens.getsockname()[1]}"
        mail: dict[str, Any] = {
            "on_timeout": "email:ops@example.com",
            "email_host": host,
        }
        finished = run([sys.executable, guarded(tmp_path, "job", SURVIVES, **mail)], tmp_path)
        assert (finished.returncode, finished.stdout) == (0, "done\n")
        assert finished.stderr.startswith("job.py timed out after 1 second\n")
        assert "ConnectionRefusedError" in finished.stderr
        finished = run(
            [sys.executable, guarded(tmp_path, "job", SWALLOWS, **mail, kill_after=1)], tmp_path
        )
        assert finished.returncode == 1
        assert "ConnectionRefusedError" in finished.stderr


class _Slack(BaseHTTPRequestHandler):
    """Slack's API as far as it takes a message: https://docs.slack.dev/reference/methods/chat.postMessage"""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        got = {"path": self.path, "token": self.headers["Authorization"], **json.loads(body)}
        self.server.got.append(got)  # type: ignore[attr-defined]
        answer = (
            b'{"ok": true}'
            if got["token"] == "Bearer a-token"
            else b'{"ok": false, "error": "invalid_auth"}'
        )
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def slack() -> Iterator[tuple[list[dict[str, str]], str]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Slack) as server:
        got: list[dict[str, str]] = []
        server.got = got  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield got, f"http://127.0.0.1:{server.server_port}/api/"
        server.shutdown()
        thread.join()


REAL_CLIENT_ON_THIS_MACHINE = """\
import functools
import os

import slack_sdk

slack_sdk.WebClient = functools.partial(slack_sdk.WebClient, base_url=os.environ["SLACK"])
"""


@pytest.mark.hosts("slack_sdk")
@pytest.mark.parametrize(
    ("token", "complaint"),
    [
        ({"SLACK_BOT_TOKEN": "a-token"}, ""),
        ({"SLACK_BOT_TOKEN": "wrong"}, "invalid_auth"),
        ({}, "SLACK_BOT_TOKEN"),
    ],
)
def test_slack_is_told_with_the_token_of_the_environment(
    token: dict[str, str], complaint: str, slack: tuple[list[dict[str, str]], str], tmp_path: Path
) -> None:
    got, url = slack
    job = guarded(
        tmp_path,
        "job",
        REAL_CLIENT_ON_THIS_MACHINE + SURVIVES,
        on_timeout="slack:#alerts",
    )
    finished = run([sys.executable, job], tmp_path, SLACK=url, **token)
    assert (finished.returncode, finished.stdout) == (0, "done\n")
    assert finished.stderr.startswith("job.py timed out after 1 second\n")
    assert "time.sleep(1.5)" in finished.stderr
    assert ("Error" in finished.stderr and complaint in finished.stderr) is bool(complaint)
    said = {"channel": "#alerts", "text": "job.py timed out after 1 second"}
    wanted = (
        [{"path": "/api/chat.postMessage", "token": f"Bearer {token['SLACK_BOT_TOKEN']}", **said}]
        if token
        else []
    )
    assert got == wanted


def test_a_missing_slack_sdk_is_noticed_when_the_job_starts(tmp_path: Path) -> None:
    job = guarded(tmp_path, "job", WORKS, on_timeout="slack:#alerts")
    (tmp_path / "slack_sdk.py").write_text("raise ImportError('slack_sdk is missing')\n")
    finished = run([sys.executable, job], tmp_path)
    assert (finished.returncode, finished.stdout) == (1, "")
    assert "slack_sdk is missing" in finished.stderr


def test_a_handler_that_is_missing_is_noticed_when_the_job_starts(tmp_path: Path) -> None:
    finished = with_handler(tmp_path, WORKS)
    assert (finished.returncode, finished.stdout) == (1, "")
    assert "No module named 'alerts'" in finished.last_error_line


@pytest.mark.parametrize("value", ["2", "0002"])
def test_the_environment_sets_the_limit(value: str, tmp_path: Path) -> None:
    path = guarded(tmp_path, "job", HANGS, timeout_env="JOB_TIMEOUT")
    finished = run([sys.executable, path], tmp_path, JOB_TIMEOUT=value)
    assert finished.last_error_line == "TimeoutError: job.py timed out after 2 seconds"
    assert finished.seconds >= 2


@pytest.mark.parametrize("value", ["", "0", "-1", "1.5", "1h", "soon", "99999999999", " 5"])
def test_a_bad_value_in_the_environment_gives_a_message_and_the_default(
    value: str, tmp_path: Path
) -> None:
    path = guarded(tmp_path, "job", HANGS, timeout_env="JOB_TIMEOUT")
    finished = run([sys.executable, path], tmp_path, JOB_TIMEOUT=value)
    assert finished.returncode == 1
    complaint = f"JOB_TIMEOUT={value!r} is not a number of seconds; using 1"
    assert finished.stderr.splitlines()[0] == complaint
    assert finished.last_error_line == "TimeoutError: job.py timed out after 1 seconds"


@pytest.mark.parametrize("kill_after", [None, 5])
def test_a_portable_job_runs_where_there_is_no_alarm(
    kill_after: int | None, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal\ndel signal.SIGALRM, signal.alarm, signal.setitimer, os.register_at_fork\n"
    )
    path = guarded(tmp_path, "job", WORKS, portable=True, kill_after=kill_after)
    script = f"import sitecustomize, runpy, sys; sys.argv = ['job.py']; runpy.run_path({str(path)!r}, run_name='__main__')"
    finished = run([sys.executable, "-c", script], tmp_path, PYTHONPATH=str(tmp_path))
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "done []\n", "")


def test_imports_are_covered(tmp_path: Path) -> None:
    path = guarded(tmp_path, "job", HANGS_AT_IMPORT, cover_imports=True)
    finished = run([sys.executable, path], tmp_path)
    assert finished.last_error_line == "TimeoutError: job.py timed out after 1 second"
    line = path.read_text().splitlines().index("time.sleep(30)") + 1
    assert f"line {line}, in <module>" in finished.stderr
    assert path.read_text().startswith(
        'if __name__ == "__main__":\n    import signal\n\n    def timeout_handler('
    )


def test_a_script_that_had_a_thread_is_spared_the_warning_about_threads(tmp_path: Path) -> None:
    thread = "    thread = threading.Thread(target=print)\n    thread.start()\n    thread.join()\n"
    job = f'import os\nimport threading\n\nif __name__ == "__main__":\n{thread}'
    forks = f"{job}    for _ in range(20):\n        if os.fork() == 0:\n            os._exit(0)\n"
    alone = guarded(tmp_path, "alone", f"{forks}        os.wait()\n", kill_after=60)
    # Python 3.12.1 warns before it calls hooks in the parent.
    assert "os.register_at_fork(before=rearm, after_in_parent=rearm)" in alone.read_text()
    left = f"{forks}        os.wait()\n".replace("    thread.join()\n", "    os.write(2, b'')\n")
    left = left.replace("target=print", "target=threading.Event().wait, args=(3,)")
    for version in ("3.12", "3.13"):
        if interpreter(version):
            finished = run([python(version), alone], tmp_path)
            assert (finished.returncode, finished.stderr) == (0, "")
            finished = run(
                [python(version), guarded(tmp_path, "left", left, kill_after=60)], tmp_path
            )
            assert finished.returncode == 0
            assert finished.stderr.count("DeprecationWarning") == 1


def test_a_script_that_forks_itself_is_spared_the_warning_about_threads(tmp_path: Path) -> None:
    forks = 'import os\n\nif __name__ == "__main__":\n    if os.fork() == 0:\n        os._exit(0)\n    os.wait()\n'
    path = guarded(tmp_path, "job", forks, kill_after=1)
    assert (
        'warnings.filterwarnings("ignore", ".* is multi-threaded, use of fork")' in path.read_text()
    )
    for version in ("3.12", "3.13"):
        if interpreter(version):
            finished = run([python(version), path], tmp_path)
            assert (finished.returncode, finished.stderr) == (0, "")


def test_a_deadline_that_passes_while_the_job_forks_ends_it(tmp_path: Path) -> None:
    # Hooks before a fork run in reverse: this one runs after the backstop was disarmed, so that
    # next to no time passes outside forks.
    forks = (
        "import os\nimport time\n\nos.register_at_fork(before=lambda: time.sleep(0.3))\n\n\n"
        "def main():\n    while True:\n        try:\n            child = os.fork()\n"
        "            if child == 0:\n                os._exit(0)\n"
        "            os.waitpid(child, 0)\n        except OSError:\n            pass\n\n\n"
        'if __name__ == "__main__":\n    main()\n'
    )
    path = guarded(tmp_path, "job", forks, kill_after=1, forks=True)
    finished = run([sys.executable, path], tmp_path)
    assert finished.returncode == 1
    assert "Timeout (" in finished.stderr
