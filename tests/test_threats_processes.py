"""What is said of the threads, alarms, C code and waits of a job, and of the work that its guard does not cover."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import HOUR, ROOT, guard_text

from guard_codemod.engine import engine
from guard_codemod.guards.actions import actions
from guard_codemod.model import Outcome, Source, Variant

MINE = {"TG008", "TG102", "TG103", "TG104", "TG106", "TG109"}
JOBS = ROOT / "tests" / "hangs" / "jobs"


def _said(text: str, codes: Set[str] = MINE) -> list[tuple[str, int]]:
    """Return the codes and lines of what is said of the script *text*, once it is guarded if it is not yet."""
    result = engine.guard(Source("job.py", text.encode()), HOUR)
    assert result.after is not None or result.outcome is Outcome.ALREADY_GUARDED, result
    return [(finding.code, finding.line) for finding in result.findings if finding.code in codes]


def _lines(text: str) -> list[tuple[str, int]]:
    """Return what the comments ``# TG…`` in *text* expect."""
    return [
        (code, number)
        for number, line in enumerate(text.splitlines(), 1)
        for code in re.findall(r"# (TG\d+)", line)
    ]


def _job(function: str, *, above: str = "") -> str:
    body = "".join(f"    {line}\n" for line in function.splitlines())
    return f'{above}\n\ndef main():\n{body}\n\nif __name__ == "__main__":\n    main()\n'


THREADS = [
    "threading.Thread(target=work).start()  # TG102",
    "thread = threading.Thread(target=work)  # TG102\nthread.start()",
    "thread = threading.Thread(target=work, daemon=False)  # TG102\nthread.start()",
    "threads = [threading.Thread(target=work) for _ in range(3)]  # TG102\nfor thread in threads:\n    thread.start()",
    "threading.Timer(5, work).start()  # TG102",
    "Worker().start()  # TG102",
    "threading.Thread(target=waiting).start()  # TG102",
    "threading.Thread(target=going_on).start()  # TG102",
    "threading.Thread(target=lambda: work()).start()  # TG102",
    "threading.Timer(5, telling).start()  # TG102",
    "Special().start()  # TG102",
    "with futures.ThreadPoolExecutor(2) as pool:  # TG102\n    list(pool.map(work, [1]))",
    "pool = futures.ProcessPoolExecutor()  # TG102\npool.submit(work)",
    "multiprocessing.Process(target=work).start()  # TG102",
    "context = multiprocessing.get_context('spawn')\ncontext.Process(target=work).start()  # TG102",
    "asyncio.run(wait(asyncio.to_thread(count)))  # TG102",
    "loop = asyncio.new_event_loop()\nloop.run_until_complete(loop.run_in_executor(None, count))  # TG102",
]
NO_THREADS = [
    "threading.Thread(target=work, daemon=True).start()",
    "threading.Thread(target=work, daemon=DAEMON).start()",
    "threading.Thread(target=work, **OPTIONS).start()",
    "thread = threading.Thread(target=work)\nthread.daemon = True\nthread.start()",
    "thread = threading.Thread(target=work)\nthread.setDaemon(True)\nthread.start()",
    "threads = [threading.Thread(target=work) for _ in range(3)]\nfor thread in threads:\n    thread.daemon = True",
    "timer = threading.Timer(5, work)\ntimer.start()\ntry:\n    work()\nfinally:\n    timer.cancel()",
    "threading.Thread(None, telling).start()",
    "multiprocessing.Process(target=telling).start()",
    "threading.Thread(target=lambda *_: None).start()",
    "threading.Thread(target=work)",
    "Daemon().start()",
    "SpecialDaemon().start()",
    "Declared().start()",
    "child = multiprocessing.Process(target=work)\nchild.start()\ntry:\n    work()\nfinally:\n    child.terminate()",
    "multiprocessing.Process(target=work, daemon=True).start()",
    "with multiprocessing.Pool(2) as pool:\n    pool.map(work, [1])",
    "with multiprocessing.pool.ThreadPool(2) as pool:\n    pool.map(work, [1])",
    "multiprocessing.Queue().get()",
    "loop = asyncio.new_event_loop()\nloop.run_until_complete(loop.run_in_executor(POOL, work))",
    "threading.current_thread()",
    "Thread().start()",
]
ABOVE_THREADS = """\
import asyncio
import multiprocessing
import multiprocessing.pool
import threading
from concurrent import futures


class Worker(threading.Thread):
    def run(self):
        work()


class Special(Worker):
    pass


class Daemon(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)


class SpecialDaemon(Daemon):
    pass


class Declared(threading.Thread):
    daemon = True


def telling():
    print("here")


def waiting():
    asyncio.run(pool.get())


def going_on():
    while True:
        print("here")

"""


def test_a_thread_that_asyncio_waits_for_is_warned_of_once() -> None:
    job = _job(
        "asyncio.run(wait(asyncio.to_thread(time.sleep, 600)))  # TG105",
        above="import asyncio, time",
    )
    assert _said(job, {*MINE, "TG105"}) == _lines(job)


@pytest.mark.parametrize("body", [*THREADS, *NO_THREADS])
def test_what_outlives_the_main_thread(body: str) -> None:
    job = _job(body, above=ABOVE_THREADS)
    assert _said(job) == _lines(job)


def test_a_thread_that_another_method_makes_a_daemon() -> None:
    job = """\
import threading


class Monitor:
    def __init__(self):
        self.thread = threading.Thread(target=print)

    def start(self):
        self.thread.daemon = True
        self.thread.start()


if __name__ == "__main__":
    Monitor().start()
"""
    assert _said(job) == []


HEARTBEAT = """\
import threading
import time


class Heartbeat:
    def beat(self):
        self.timer = threading.Timer(5, self.beat){said}
        self.timer.start()

    def stop(self):
        self.timer.cancel()


if __name__ == "__main__":
    heartbeat = Heartbeat()
    heartbeat.beat()
{work}
"""
BEATS_ON = [
    "    time.sleep(600)\n    heartbeat.stop()",
    "    try:\n        time.sleep(600)\n    finally:\n        print('done')\n    heartbeat.stop()",
]
BEATS_NO_LONGER = [
    "    try:\n        time.sleep(600)\n    finally:\n        heartbeat.stop()",
    "    try:\n        time.sleep(600)\n    except OSError:\n        heartbeat.stop()\n        raise",
    "    atexit.register(heartbeat.stop)\n    time.sleep(600)",
]


@pytest.mark.parametrize("work", [*BEATS_ON, *BEATS_NO_LONGER])
def test_timers_that_start_themselves_anew(work: str) -> None:
    job = HEARTBEAT.format(said="  # TG102" if work in BEATS_ON else "", work=work)
    assert _said(job) == _lines(job)
    in_two_steps = job.replace("Timer(5, self.beat)", "Timer(5, self.again)").replace(
        "    def stop", "    def again(self):\n        self.beat()\n\n    def stop"
    )
    assert _said(in_two_steps) == _lines(in_two_steps)
    with_a_name = job.replace("(5, self.beat)", "(5, function=self.beat)")
    assert _said(with_a_name) == _lines(with_a_name)


def test_timers_that_a_with_block_ends() -> None:
    job = HEARTBEAT.format(said="", work="    time.sleep(600)").replace(
        "def stop(self)", "def __exit__(self, *_)"
    )
    assert _said(job) == []


ALARMS = [
    "signal.signal(signal.SIGALRM, late)\nsignal.alarm(5)  # TG103\nwork()\nsignal.alarm(0)",
    "signal.setitimer(signal.ITIMER_REAL, 5)  # TG103\nwork()",
    "if work():\n    signal.signal(signal.SIGALRM, late)  # TG103",
    "old = signal.signal(signal.SIGALRM, late)\nsignal.alarm(5)  # TG103\nwork()\nsignal.signal(signal.SIGALRM, old)",
    "left = signal.alarm(5)  # TG103\nsignal.signal(signal.SIGALRM, late)\nwork()\nsignal.alarm(left_of_the_old)",
    "signal.alarm(threshold)  # TG103\nwork()",
    "signals = importlib.import_module('signal')\nsignals.signal(signals.SIGALRM, signals.SIG_IGN)  # TG103",
    "signals = importlib.import_module('signal')\nsignals.alarm(5)  # TG103\nwork()",
    "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # TG103\nwork()",
    "signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())  # TG103\nwork()",
    "with stopit.SignalTimeout(5):  # TG103\n    work()",
    "with interruptingcow.timeout(5):  # TG103\n    work()",
    "timeout_decorator.timeout(5)(work)()  # TG103",
]
NO_ALARMS = [
    "signal.signal(signal.SIGTERM, late)\nwork()",
    "signal.setitimer(signal.ITIMER_PROF, 5)\nwork()",
    "signal.getitimer(signal.ITIMER_REAL)\nwork()",
    "signal.getsignal(signal.SIGALRM)\nwork()",
    "signal.signal(signal.SIGALRM, self.old_handler)",
    "old_alarm = signal.alarm(0)\nwork()\nsignal.alarm(old_alarm)",
    "previous = signal.signal(signal.SIGALRM, late), signal.setitimer(signal.ITIMER_REAL, 5)\nwork()\n"
    "signal.setitimer(signal.ITIMER_REAL, *previous[1])\nsignal.signal(signal.SIGALRM, previous[0])",
    "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\nwork()",
    "signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})\nwork()",
    "old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})\nsignal.pthread_sigmask(signal.SIG_SETMASK, old)",
    "with stopit.ThreadingTimeout(5):\n    work()",
    "timeout_decorator.timeout(5, use_signals=False)(work)()",
    "func_timeout.func_timeout(5, work)",
    "clock.alarm(5)\nwork()",
    "os.kill(os.getpid(), signal.SIGUSR1)",
]


@pytest.mark.parametrize("body", [*ALARMS, *NO_ALARMS])
def test_other_uses_of_the_alarm(body: str) -> None:
    imports = "import func_timeout\nimport importlib\nimport interruptingcow\nimport os\nimport signal\nimport stopit\n"
    job = f"{imports}import timeout_decorator\n\n\ndef other():\n{_indented(body)}\n\n" + _job(
        "if work():\n    other()"
    )
    assert _said(job) == _lines(job)


def test_the_decorator_of_a_function_that_takes_the_alarm() -> None:
    job = "import timeout_decorator\n\n\n@timeout_decorator.timeout(5)  # TG103\ndef fetch():\n    work()\n\n"
    job += _job("fetch()")
    assert _said(job) == _lines(job)


def test_a_guard_whose_handler_is_registered_elsewhere_is_its_own() -> None:
    job = """\
import signal


def register():
    signal.signal(signal.SIGALRM, late)


if __name__ == "__main__":
    register()
    signal.alarm(60)
    work()
"""
    assert _said(job) == []


C_CODE = [
    "psycopg2.connect('')  # TG104",
    "psycopg2.connect(host=HOST, connect_timeout=5)  # TG104",
    "pool.ThreadedConnectionPool(1, 5, '')  # TG104",
    "MySQLdb.connect(host=HOST)  # TG104",
    "pymssql.connect(HOST)  # TG104",
    "pyodbc.connect('DSN=orders')  # TG104",
    "cx_Oracle.connect('orders')  # TG104",
    "create_engine('postgresql://orders')  # TG104",
    "create_engine(f'mysql+mysqldb://{HOST}/orders')  # TG104",
    "create_engine('postgresql+psycopg2://' + HOST)  # TG104",
    "sqlite3.connect('job.db', timeout=600)  # TG104",
    "sqlite3.connect('job.db').execute(ENDLESS)  # TG104",
    "os.system('rsync -a /srv /backup')  # TG104",
    "os.system(COMMAND)  # TG104",
    "signal.sigwait([signal.SIGUSR1])  # TG104",
    "sum(range(10**12))  # TG104",
    "sum(range(HUGE))  # TG104",
    "max(itertools.count())  # TG104",
    "list(itertools.cycle('ab'))  # TG104",
    "collections.deque(itertools.repeat(1), maxlen=0)  # TG104",
    "list(enumerate(itertools.count()))  # TG104",
    "hashlib.pbkdf2_hmac('sha256', b'x', b'y', 2**31 - 1)  # TG104",
    "hashlib.pbkdf2_hmac('sha256', b'x', b'y', iterations=2 * HUGE)  # TG104",
    "hashlib.scrypt(b'x', salt=b'y', n=2**20, r=8, p=1000)  # TG104",
    "libc = ctypes.CDLL(None)\nlibc.pthread_mutex_lock(mutex)  # TG104",
    "consumer = confluent_kafka.Consumer(OPTIONS)\nconsumer.poll()  # TG104",
]
NO_C_CODE = [
    "psycopg2.connect('', options='-c statement_timeout=60000')",
    "psycopg.connect('')",
    "MySQLdb.connect(host=HOST, read_timeout=60)",
    "pymysql.connect(host=HOST)",
    "pymssql.connect(HOST, timeout=60)",
    "mysql.connector.connect(host=HOST, use_pure=True)",
    "create_engine('postgresql+psycopg://orders')",
    "create_engine('mysql+pymysql://orders')",
    "create_engine('sqlite:///job.db')",
    "create_engine(URL)",
    "oracledb.connect('orders')",
    "sqlite3.connect('job.db').execute('SELECT 1').fetchall()",
    "sqlite3.connect('job.db', timeout=30)",
    "sqlite3.connect('job.db').execute('WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 9)')",
    "os.system('clear')",
    "os.system(f'mkdir -p {HOST}')",
    "os.popen(COMMAND).read()",
    "signal.sigtimedwait([signal.SIGUSR1], 5)",
    "sum(range(10**6))",
    "sum(x for x in range(10**12))",
    "list(zip(itertools.count(), 'ab'))",
    "list(itertools.islice(itertools.count(), 5))",
    "list(itertools.repeat(1, 5))",
    "next(itertools.count())",
    "pow(7, 10**9)",
    "hashlib.pbkdf2_hmac('sha256', b'x', b'y', 600_000)",
    "hashlib.scrypt(b'x', salt=b'y', n=2**14, r=8, p=1)",
    "libc = ctypes.CDLL(None)\nlibc.prctl(1, 15)",
    "consumer = confluent_kafka.Consumer(OPTIONS)\nconsumer.poll(1.0)",
    "re.match('(a+)+$', 'a' * 40)",
    "time.sleep(600)",
]
ABOVE_C = """\
import collections, confluent_kafka, ctypes, cx_Oracle, hashlib, itertools, MySQLdb, mysql.connector, oracledb, os
import psycopg, psycopg2, pymssql, pymysql, pyodbc, re, signal, sqlite3, time
from psycopg2 import pool
from sqlalchemy import create_engine

HUGE = 10**10
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
"""


@pytest.mark.parametrize("body", [*C_CODE, *NO_C_CODE])
def test_code_that_stays_in_c(body: str) -> None:
    job = _job(body, above=ABOVE_C)
    assert _said(job) == _lines(job)


def test_a_driver_that_waits_in_python() -> None:
    job = _job(
        "psycopg2.extensions.set_wait_callback(psycopg2.extras.wait_select)\npsycopg2.connect('')",
        above="import psycopg2.extensions\nimport psycopg2.extras\n",
    )
    assert _said(job) == []


REPLACED = [
    "os.execvp('rsync', ['rsync', *sys.argv[1:]])  # TG107",
    "os.execlp('ssh', 'ssh', sys.argv[1])  # TG107",
    "os.execv('/usr/bin/nvim', sys.argv)  # TG107",  # under the job's name
    "os.execv(sys.executable, [sys.executable, os.path.join(os.path.dirname(__file__), 'next.py')])  # TG107",
    "command = ['gunicorn', 'shop.wsgi']\nos.execvp(command[0], command)  # TG107",
    "os.execvp('bash', ['bash', '-c', 'rsync ' + sys.argv[1]])  # TG107",
    "command = ['rsync']\ncommand = command + sys.argv[1:]\nos.execvp('rsync', command)  # TG107",
    "os.execvp()  # TG107",
    "start()\nos.execvp('rsync', ['rsync'])  # TG107",
]
AGAIN_OR_IN_A_CHILD = [
    "os.execv(sys.executable, [sys.executable] + sys.argv)",
    "os.execv(sys.executable, ['python3', __file__, *sys.argv[1:]])",
    "os.execve(PYTHON, [PYTHON, os.path.abspath(__file__)] + sys.argv[1:], os.environ)",
    "os.execl(PYTHON, PYTHON, *sys.argv)",
    "os.execv(__file__, sys.argv)",
    "os.execvp(sys.argv[0], sys.argv)",
    "words = sys.argv\nos.execv(sys.executable, [sys.executable] + words)",
    "command = ['sudo', '-E', sys.executable] + sys.argv\nos.execvp('sudo', command)",
    "if os.fork() == 0:\n    os.execvp('rsync', ['rsync'])\nos.wait()",
    "pid, descriptor = pty.fork()\nif pid == pty.CHILD:\n    os.execvp('rsync', ['rsync'])",
]
FORKING = """\
import os
import pty
import sys

PYTHON = ".venv/bin/python"


def start():
    if os.fork() == 0:
        os._exit(0)
"""


@pytest.mark.parametrize("body", [*REPLACED, *AGAIN_OR_IN_A_CHILD])
def test_programs_that_take_over(body: str) -> None:
    text = _job(body, above=FORKING)
    assert _said(text, {"TG107"}) == _lines(text)


UNWINDING = [
    "try:\n    work()\nfinally:\n    time.sleep(600)  # TG106",
    "try:\n    work()\nfinally:\n    child.terminate()\n    child.wait()  # TG106",
    "try:\n    work()\nfinally:\n    thread.join()  # TG106",
    "try:\n    work()\nfinally:\n    child.communicate()  # TG106",
    "try:\n    work()\nfinally:\n    requests.post(URL)  # TG106",
    "try:\n    work()\nfinally:\n    close()  # TG106",
    "try:\n    work()\nexcept Exception as error:\n    requests.post(URL, data=str(error))  # TG106\n    raise",
    "try:\n    work()\nexcept (ValueError, OSError):\n    urllib.request.urlopen(URL)  # TG106",
    "try:\n    work()\nexcept:\n    report()  # TG106\n    raise",
    "with subprocess.Popen(['rsync']) as child:  # TG106\n    child.communicate()",
    "smtp = smtplib.SMTP(HOST)\ntry:\n    work()\nfinally:\n    smtp.sendmail(ME, YOU, TEXT)  # TG106",
    "try:\n    work()\nfinally:\n    children[0].wait()  # TG106",
    "try:\n    work()\nfinally:\n    os.kill(child.pid, signal.SIGTERM)\n    child.wait()  # TG106",
    "try:\n    while busy:\n        pass\nfinally:\n    thread.join()  # TG106",
    "try:\n    with LOCK:\n        pass\nfinally:\n    thread.join()  # TG106",
    "try:\n    print(RATES['EUR'])\nexcept KeyError:\n    work()\nfinally:\n    thread.join()  # TG106",
    "@contextlib.contextmanager\ndef mounted():\n    try:\n        yield\n    finally:\n        close()  # TG106\n\n"
    "with mounted():\n    work()",
    "try:\n    work()\nfinally:\n    sock.recv(9, socket.MSG_PEEK)  # TG106",
    "sock = socket.socket(FAMILY, socket.SOCK_STREAM)\ntry:\n    work()\nfinally:\n    sock.connect(HOST)  # TG106",
    "try:\n    work()\nfinally:\n    subprocess.run(['git', 'push'])  # TG106",
    "try:\n    work()\nfinally:\n    os.waitpid(child.pid, 0)  # TG106",
    "try:\n    work()\nexcept Exception:\n    failed = True\n    raise\nfinally:\n    pool.join()  # TG106",
    "try:\n    work()\nexcept KeyboardInterrupt:\n    worker.abort()\nfinally:\n    worker.join()  # TG106",
    "try:\n    work()\nexcept BaseException:\n    child.terminate()\n    raise\nfinally:\n    child.wait()  # TG106",
    "with subprocess.Popen(['rsync']) as child:  # TG106\n    try:\n        child.wait()\n"
    "    except BaseException:\n        child.terminate()\n        raise",
    "with subprocess.Popen(['rsync']) as child:  # TG106\n    try:\n        child.wait()\n"
    "    except KeyboardInterrupt:\n        child.kill()\n        raise",
]
NOT_UNWINDING = [
    "try:\n    work()\nfinally:\n    time.sleep(1)",
    "try:\n    work()\nfinally:\n    time.sleep(PAUSE)",
    "try:\n    work()\nfinally:\n    child.kill()\n    child.wait()",
    "try:\n    work()\nfinally:\n    child.wait(timeout=5)",
    "try:\n    work()\nfinally:\n    children[0].kill()\n    children[0].wait()",
    "try:\n    work()\nfinally:\n    os.kill(child.pid, signal.SIGKILL)\n    child.wait()",
    "try:\n    work()\nfinally:\n    os.killpg(child.pid, 9)\n    os.waitpid(child.pid, 0)",
    "try:\n    print(RATES['EUR'])\nexcept KeyError:\n    print('?')\nfinally:\n    thread.join()",
    "try:\n    work()\nexcept BaseException:\n    worker.abort()\n    raise\nfinally:\n    worker.join()",
    "try:\n    work()\nexcept Exception:\n    halt()\n    raise\nfinally:\n    worker.join()",
    "try:\n    work()\nexcept:\n    child.kill()\n    raise\nfinally:\n    child.wait()",
    "try:\n    work()\nfinally:\n    os.waitpid(-1, os.WNOHANG)",
    "try:\n    work()\nfinally:\n    subprocess.call(['taskkill', '/F', '/PID', str(child.pid)])",
    "try:\n    work()\nfinally:\n    subprocess.run(['git', 'worktree', 'remove', FOLDER])",
    "try:\n    work()\nfinally:\n    sock.recv(9, socket.MSG_DONTWAIT)",
    "sock = socket.socket(FAMILY, socket.SOCK_DGRAM)\ntry:\n    work()\nfinally:\n    sock.connect(HOST)",
    "sock = socket.socket(type=socket.SOCK_DGRAM)\ntry:\n    work()\nfinally:\n    sock.connect(HOST)",
    "with subprocess.Popen(['rsync']) as child:\n    try:\n        child.wait()\n    finally:\n        child.kill()",
    "with subprocess.Popen(['rsync']) as child:\n    try:\n        child.wait()\n"
    "    except BaseException:\n        child.kill()\n        raise",
    "with subprocess.Popen(['rsync']) as child:\n    try:\n        child.wait()\n"
    "    except Exception:\n        os.killpg(child.pid, signal.SIGKILL)\n        raise",
    "try:\n    work()\nfinally:\n    done.set()\n    thread.join()",
    "try:\n    work()\nfinally:\n    pool.terminate()\n    pool.join()",
    "try:\n    work()\nfinally:\n    worker.running = False\n    worker.join()",
    "async def meet():\n    try:\n        await work()\n    finally:\n        await barrier.wait()",
    "with subprocess.Popen(['ldconfig', '-p']) as child:\n    child.communicate()",
    "smtp = smtplib.SMTP(HOST, timeout=5)\ntry:\n    work()\nfinally:\n    smtp.sendmail(ME, YOU, TEXT)",
    "try:\n    work()\nfinally:\n    child.wait(5)",
    "try:\n    work()\nfinally:\n    print(', '.join(NAMES))",
    "try:\n    work()\nfinally:\n    os.path.join(FOLDER, 'x')",
    "try:\n    work()\nfinally:\n    connection.close()",
    "try:\n    work()\nfinally:\n    requests.post(URL, timeout=5)",
    "try:\n    work()\nexcept ValueError:\n    requests.post(URL)",
    "try:\n    work()\nexcept KeyboardInterrupt:\n    child.wait()",
    "try:\n    work()\nexcept Exception as error:\n    requests.post(URL, timeout=5)",
    "try:\n    work()\nexcept Exception as error:\n    print(error)",
    "time.sleep(600)",
    "child = subprocess.Popen(['rsync'])\nchild.wait()",
    "with open('x') as file:\n    file.read()",
]
ABOVE_UNWINDING = """\
import contextlib, os, requests, signal, smtplib, socket, subprocess, time, urllib.request


def close():
    subprocess.call(["umount", "/srv"])


def report():
    requests.post(URL)


def halt():
    worker.running = False

"""


@pytest.mark.parametrize("body", [*UNWINDING, *NOT_UNWINDING])
def test_waits_on_the_way_out(body: str) -> None:
    job = _job(body, above=ABOVE_UNWINDING)
    assert _said(job) == _lines(job)


AT_THE_END = [
    "class Session:\n    def __exit__(self, *_):\n        time.sleep(600)  # TG106",
    "class Session:\n    def __exit__(self, *_):\n        self.close()  # TG106\n\n"
    "    def close(self):\n        self.thread.join()",
    "class Session:\n    def __del__(self):\n        self.child.wait()  # TG106",
    "class Session:\n    def __init__(self):\n        self.sock = socket.create_connection(HOST)\n\n"
    "    def __exit__(self, *_):\n        self.sock.sendall(b'QUIT')\n        self.sock.recv(9)  # TG106",
    "class Session:\n    def __exit__(self, *_):\n        self.sock.recv(9)  # TG106",
    "class Session:\n    def __exit__(self, *_):\n        self.threads['a'].join()  # TG106",
    "class Session:\n    def __exit__(self, kind, error, trace):\n        if kind is not None:\n"
    "            self.thread.join()  # TG106",
    "class Session:\n    def __exit__(self, kind, error, trace):\n        if kind is KeyboardInterrupt:\n"
    "            return\n        self.thread.join()  # TG106",
    "class Session:\n    def __exit__(self, kind, error, trace):\n        if self.closed:\n"
    "            return\n        self.thread.join()  # TG106",
    "def bye():\n    time.sleep(600)  # TG106\n\n\natexit.register(bye)",
    "@atexit.register\ndef bye():\n    requests.post(URL)  # TG106",
    "def bye():\n    requests.post(URL)  # TG106\n\n\nweakref.finalize(SESSION, bye)",
    "atexit.register(WORKER.join)  # TG106",
    "atexit.register(STOP.set)\natexit.register(QUEUE.put, None)\natexit.register(CHILD.wait)  # TG106",
    "def bye():\n    requests.post(URL)  # TG106\n\n\nSTACK = contextlib.ExitStack()\nSTACK.callback(bye)",
    "STACK = contextlib.ExitStack()\nSTACK.callback(WORKER.join)  # TG106",
]
NOT_AT_THE_END = [
    "class Session:\n    def __exit__(self, *_):\n        self.connection.close()",
    "class Session:\n    def __enter__(self):\n        time.sleep(600)",
    "class Session:\n    def __init__(self):\n        self.sock = socket.create_connection(HOST, timeout=5)\n\n"
    "    def __exit__(self, *_):\n        self.sock.recv(9)",
    "class Session:\n    def __init__(self):\n        self.sock = socket.create_connection(HOST)\n\n"
    "    def __exit__(self, *_):\n        self.sock.settimeout(5)\n        self.sock.recv(9)",
    "class Session:\n    def __exit__(self, kind, error, trace):\n        if kind is None:\n"
    "            self.thread.join()",
    "class Session:\n    def __exit__(self, kind, error, trace):\n        if error is not None:\n"
    "            return\n        self.thread.join()",
    "class Session:\n    def __exit__(self, kind, error, trace):\n        if not kind:\n"
    "            self.thread.join()\n        else:\n            self.close()",
    "class Session:\n    def __exit__(self, *_):\n        self.close()\n\n"
    "    def close(self):\n        self.closed = True\n        self.thread.join()",
    "class Session:\n    def __exit__(self, *_):\n        self.halt()\n        self.thread.join()\n\n"
    "    def halt(self):\n        with self.lock:\n            self.running = False",
    "class Session:\n    def __del__(self):\n        self.child.kill()\n        self.child.wait()",
    "def bye():\n    print('bye')\n\n\natexit.register(bye)",
    "def bye():\n    time.sleep(0.5)\n\n\natexit.register(bye)",
    "def bye():\n    time.sleep(600)\n\n\natexit.unregister(bye)",
    "atexit.register(shutil.rmtree, FOLDER)",
    "atexit.register(WORKER.join, 5)",
    "atexit.register(WORKER.join, timeout=5)",
    "atexit.register(WORKER.join)\natexit.register(STOP.set)",
    "atexit.register(CHILD.wait)\natexit.register(CHILD.kill)",
    "STACK = contextlib.ExitStack()\nSTACK.callback(CHILD.close)",
    "button.callback(WORKER.join)",
]


@pytest.mark.parametrize("above", [*AT_THE_END, *NOT_AT_THE_END])
def test_waits_at_the_end(above: str) -> None:
    job = _job(
        "work()",
        above=f"import atexit, contextlib, requests, shutil, socket, time, weakref\n\n\n{above}\n\n",
    )
    assert _said(job) == _lines(job)


ABOVE = [
    "RATES = requests.get(URL)  # TG109",
    "RATES = load()  # TG109",
    "time.sleep(600)  # TG109",
    "connection = psycopg.connect('')  # TG109",
    "if LIVE:\n    RATES = urllib.request.urlopen(URL).read()  # TG109",
    "subprocess.check_call(['make', 'all'])  # TG109",
    "subprocess.check_call(['git', 'pull'])  # TG109",
    "subprocess.check_call('git -C data fetch --all', shell=True)  # TG109",
    "RATES = subprocess.check_output(['ssh', 'rates', 'today'])  # TG109",
    "RATES = subprocess.getoutput(f'curl -s {URL}')  # TG109",
    "server = smtplib.SMTP('localhost')  # TG109",
]
NOT_ABOVE = [
    "RATES = requests.get(URL, timeout=5)",
    "SESSION = requests.Session()",
    "VERSION = subprocess.check_output(['git', 'describe'])",
    "VERSION = subprocess.check_output(['psql', '--version'])",
    "VERSION = subprocess.check_output('psql --version', shell=True)",
    "MODULES = subprocess.check_output(['hg', 'debuginstall', '-T', '{hgmodules}'])",
    "ARCHITECTURE = subprocess.check_output(COMMAND)",
    "MOUNTED = subprocess.getstatusoutput('mount')",
    "server = smtplib.SMTP()",
    "time.sleep(1)",
    "CONFIGURATION = json.load(open('job.json'))",
    "def rates():\n    return requests.get(URL)",
    "class Rates:\n    def load(self):\n        return requests.get(URL)",
    "CLIENT = boto3.client('s3')",
    "rates = lambda: requests.get(URL)",
]
ABOVE_ALL = """\
import boto3, json, psycopg, requests, smtplib, subprocess, time, urllib.request


def load():
    return requests.get(URL).json()

"""


@pytest.mark.parametrize("above", [*ABOVE, *NOT_ABOVE])
def test_work_above_the_guard(above: str) -> None:
    job = _job("work()", above=f"{ABOVE_ALL}\n{above}\n")
    assert _said(job) == _lines(job)
    guarded = guard_text(job)
    assert _said(guarded) == _lines(guarded)
    assert _said(guard_text(job, replace(HOUR, cover_imports=True))) == []


BY_HAND = """\
import requests
import signal


def late(signum, frame):
    raise TimeoutError


{helper}


{above}

if __name__ == "__main__":
    {before}
    {arms}
    work()
"""


@pytest.mark.parametrize(
    ("above", "before", "expected"),
    [
        ("", "rates = requests.get(URL)", ["TG008"]),
        ("", "rates = requests.get(URL, timeout=5)", []),
        ("", "print('begin')", []),
        ("", "if LIVE: rates = requests.get(URL)", ["TG008"]),
        ("RATES = requests.get(URL)", "pass", ["TG109"]),
        ("RATES = requests.get(URL)", "rates = requests.get(URL)", ["TG109", "TG008"]),
    ],
)
@pytest.mark.parametrize("arms", ["arm()", "signal.signal(signal.SIGALRM, late); signal.alarm(60)"])
def test_a_guard_that_is_armed_late(
    above: str, before: str, expected: list[str], arms: str
) -> None:
    helper = (
        "def arm():\n    signal.signal(signal.SIGALRM, late)\n    signal.alarm(60)"
        if arms == "arm()"
        else ""
    )
    text = BY_HAND.format(helper=helper, above=above, before=before, arms=arms)
    assert [code for code, _ in _said(text)] == expected


def _variants() -> Iterator[Variant]:
    for kill_after, action, env, portable in itertools.product(
        (None, 60), actions(), (None, "LIMIT"), (False, True)
    ):
        yield Variant(kill_after, timeout_env=env, portable=portable, on_timeout=action.example)


@pytest.mark.parametrize("variant", list(_variants()))
@pytest.mark.parametrize("cover_imports", [False, True])
def test_nothing_is_said_of_a_guard_itself(variant: Variant, cover_imports: bool) -> None:
    settings = replace(HOUR, variant=variant, cover_imports=cover_imports)
    for job in (
        "import os\n\nif __name__ == '__main__':\n    work()\n",
        _job("os.fork()", above="import os\n"),
    ):
        result = engine.check(Source("job.py", guard_text(job, settings).encode()), settings)
        assert (result.outcome, result.findings) == (Outcome.ALREADY_GUARDED, ())


def test_a_backstop_settles_what_it_ends() -> None:
    body = "threading.Thread(target=work).start()\nos.system(COMMAND)"
    job = _job(
        body, above="import os\nimport requests\nimport threading\n\nRATES = requests.get(URL)\n"
    )
    guarded = guard_text(job, replace(HOUR, variant=Variant(kill_after=60)))
    assert [code for code, _ in _said(guarded)] == ["TG109"]


def _indented(body: str) -> str:
    return "".join(f"    {line}\n" for line in body.splitlines())


# The hang suite

UNSEEN = {
    "numpy_convolve",  # a function that is quick for all but the largest arrays
    "stderr_full",  # a pipe that nobody reads
}
ENDED_IN_TIME = {
    "multiprocessing_spawn",
    "own_alarm",
    "slow_exit_of_a_thread",
    "thread_join",  # Python 3.13 and newer wait for the thread all the same
    "threads",
}
"""Jobs that do what can defeat a guard, and end all the same."""


def _by_default_guard() -> dict[str, tuple[str, str]]:
    """Return the traits of each job of the suite, and how it ends with the default guard."""
    rows = (
        row.strip("| ").split(" | ")
        for row in (JOBS.parent / "RESULTS.md").read_text().splitlines()
    )
    return {
        row[0]: (row[1], row[3].split()[0])
        for row in rows
        if len(row) == 11 and (JOBS / f"{row[0]}.py").exists()
    }


def _codes(script: Path) -> set[str]:
    result = engine.guard(Source(script.name, script.read_bytes()), HOUR)
    return {finding.code for finding in result.findings if finding.code.startswith("TG1")}


@pytest.mark.parametrize(("name", "row"), list(_by_default_guard().items()))
def test_what_defeats_the_guard_of_a_hanging_job_is_foreseen(
    name: str, row: tuple[str, str]
) -> None:
    traits, ending = row
    said = _codes(JOBS / f"{name}.py")
    if ending in {"runs", "0"}:
        assert said or name in UNSEEN or MINE.isdisjoint(traits.split())
    else:
        assert said.isdisjoint(MINE) or name in ENDED_IN_TIME


@pytest.mark.parametrize(
    "script", sorted((JOBS.parent / "controls").glob("*.py")), ids=lambda script: script.stem
)
def test_nothing_is_foreseen_for_a_healthy_job(script: Path) -> None:
    assert _codes(script).isdisjoint(MINE) or script.stem in ENDED_IN_TIME


IN_THE_JOB = [
    "os.execv('/bin/true', ['true'])  # TG107",
    "os.fork()\nos.execv('/bin/true', ['true'])  # TG107",
    "pid = os.fork()\nif pid > 1:\n    os.execv('/bin/true', ['true'])  # TG107",
    "pid = os.fork()\nif pid:\n    os.execv('/bin/true', ['true'])  # TG107",
    "pid = os.fork()\nif pid == 0:\n    work()\nelse:\n    os.execv('/bin/true', ['true'])  # TG107",
    "if not work():\n    os.execv('/bin/true', ['true'])  # TG107",
    "pid = os.fork()\nif pid:\n    signal.alarm(5)  # TG103",
]
IN_ITS_CHILD = [
    "pid = os.fork()\nif pid == 0:\n    os.execv('/bin/true', ['true'])",
    "pid = os.fork()\nif not pid:\n    try:\n        os.execv('true', [])\n    finally:\n        os._exit(1)",
    "pid = os.fork()\nif pid:\n    work()\nelse:\n    os.execv('/bin/true', ['true'])",
    "pid = os.fork()\nif pid != 0:\n    work()\nelse:\n    os.execv('/bin/true', ['true'])",
    "if os.fork() == 0:\n    signal.alarm(5)\n    work()",
]


@pytest.mark.parametrize("body", [*IN_THE_JOB, *IN_ITS_CHILD])
def test_what_only_a_forked_child_does(body: str) -> None:
    job = _job(body, above="import os, signal")
    result = engine.guard(Source("job.py", job.encode()), HOUR)
    found = [
        (finding.code, finding.line)
        for finding in result.findings
        if finding.code in ("TG103", "TG107")
    ]
    assert found == _lines(job)
