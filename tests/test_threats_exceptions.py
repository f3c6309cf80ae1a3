"""What becomes of a guard's exception, in snippets: the lines with an arrow, and no others, are warned of."""

from __future__ import annotations

import itertools
from textwrap import dedent, indent

import pytest
from helpers import HOUR, guard_text, hazards

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.guards.actions import actions
from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.model import Outcome, Source, Variant

IMPORTS = """\
import asyncio, contextlib, datetime, errno, ftplib, functools, re, select, socket, subprocess, sys, threading, time
import concurrent.futures, logging.handlers, multiprocessing, os, signal, urllib.request
import backoff, botocore.config, requests, retry, retrying, stamina, tenacity, urllib3
from requests.adapters import HTTPAdapter
"""
ARROW = "# <-"


def warned(code: str, rule: str, raised: str | None = "TimeoutError") -> tuple[set[str], set[str]]:
    """Return the lines of *code* that are warned of, and those that should be."""
    text = IMPORTS + dedent(code)
    lines = text.splitlines()
    found = {lines[one.line - 1] for one in hazards(text, raised) if one.code == rule}
    return found, {line for line in lines if line.endswith(ARROW)}


def in_a_loop(handler: str, body: str = "time.sleep(600)") -> str:
    return f"while True:\n    try:\n        {body}\n{indent(dedent(handler).strip(), '    ')}\n"


CATCHES = [
    "except:",
    "except BaseException:",
    "except Exception:",
    "except Exception as error:",
    "except OSError:",
    "except IOError:",
    "except EnvironmentError:",
    "except os.error:",
    "except socket.error:",
    "except select.error:",
    "except TimeoutError:",
    "except socket.timeout:",
    "except asyncio.TimeoutError:",
    "except concurrent.futures.TimeoutError:",
    "except (ValueError, OSError):",
    "except (ValueError, *FAILURES):",
    "except FAILURES:",
    "except FAILURES + (KeyError,):",
    "except requests.RequestException:",
    "except requests.exceptions.Timeout:",
    "except urllib.error.URLError:",
    "except ftplib.all_errors:",
]
CATCHES_NOT = [
    "except ValueError:",
    "except ConnectionError:",
    "except subprocess.TimeoutExpired:",
    "except (KeyboardInterrupt, SystemExit):",
    "except (KeyError, FileNotFoundError):",
    "except HARMLESS:",
    "except urllib.error.HTTPError:",
    "except TimeoutError:\n    raise\nexcept Exception:",
    "except OSError:\n    sys.exit(1)\nexcept Exception:",
]
TUPLES = "FAILURES = (KeyError, socket.error)\nHARMLESS = (KeyError, ValueError)\n"


@pytest.mark.parametrize("clause", CATCHES)
def test_what_catches_the_exception(clause: str) -> None:
    found, expected = warned(TUPLES + in_a_loop(f"{clause} {ARROW}\n    pass"), "TG101")
    assert found == expected != set()


@pytest.mark.parametrize("clause", CATCHES_NOT)
def test_what_lets_it_through(clause: str) -> None:
    found, _ = warned(TUPLES + in_a_loop(f"{clause}\n    pass"), "TG101")
    assert found == set()


GOES_ON = [
    "pass",
    "continue",
    "print(error)",
    "time.sleep(5)",
    "if attempt > 3:\n    raise",
    "if error.errno == errno.EINTR:\n    raise",
    "if error.errno != errno.EINTR:\n    continue\nraise",
    "if get_errno(other) != errno.EINTR:\n    raise",
    "if get_code(error) != errno.EINTR:\n    raise",
    "if 'operation timed out' not in str(error):\n    raise",
    "if 'job' not in str(error):\n    raise",
    "if 'no such column' not in str(other):\n    raise",
    "if 'no such column' in str(error):\n    raise",
    "if isinstance(error, ValueError):\n    raise",
    "if not isinstance(error, OSError):\n    sys.exit(1)",
    "for _ in range(3):\n    break",
    "with lock:\n    continue",
    "try:\n    close()\nfinally:\n    print()",
    "match attempt:\n    case 3:\n        raise",
    "while attempts:\n    return",
    "if time.time() < deadline:\n    raise",
    "if time.monotonic() == deadline:\n    raise",
    "if time.time() > time.time():\n    raise",
    "if time.time() * 2 > deadline:\n    raise",
]
ENDS = [
    "raise",
    "raise SystemExit(1)",
    "raise RuntimeError from error",
    "sys.exit(1)",
    "sys.exit()",
    "exit(1)",
    "os._exit(1)",
    "break",
    "print(error)\nbreak",
    "die('failed')",
    "log.fatal('failed')",
    "give_up(error)",
    "if verbose:\n    print(error)\nraise",
    "if verbose:\n    raise\nelse:\n    sys.exit(1)",
    "if error.errno != errno.EINTR:\n    raise",
    "if error.errno == errno.EINTR:\n    continue\nraise",
    "if error.errno not in (errno.EINTR, errno.EAGAIN):\n    raise",
    "if error.args[0] == errno.EINTR:\n    continue\nelse:\n    raise",
    "if getattr(error, 'errno', 0) == errno.EINTR:\n    continue\nraise",
    "if get_errno(error) != errno.EINTR:\n    raise",
    "if 'no such column' not in str(error):\n    raise",
    "if 'No such column' in str(error).lower():\n    continue\nraise",
    "if support.errno_from_exception(error) not in (errno.EINTR, errno.EAGAIN):\n    raise",
    "if not (hasattr(error, 'response') and error.response):\n    raise",
    "if isinstance(error, TimeoutError):\n    raise",
    "try:\n    close()\nfinally:\n    raise",
    "with lock:\n    raise",
    "while True:\n    raise",
    "if time.time() > deadline:\n    raise",
    "if time.monotonic() - start >= limit:\n    raise",
    "if datetime.datetime.now() < start + limit:\n    continue\nraise",
    "if deadline - time.time() <= 0:\n    sys.exit(1)",
    "if start + limit < time.time() + 5:\n    raise",
]
GIVE_UP = "def give_up(error):\n    print(error)\n    sys.exit(1)\n"


@pytest.mark.parametrize("body", GOES_ON)
def test_handlers_that_go_on(body: str) -> None:
    found, expected = warned(
        in_a_loop(f"except OSError as error: {ARROW}\n" + indent(body, "    ")),
        "TG101",
    )
    assert found == expected


@pytest.mark.parametrize("body", ENDS)
def test_handlers_that_end_the_job(body: str) -> None:
    code = GIVE_UP + in_a_loop("except OSError as error:\n" + indent(body, "    "))
    assert warned(code, "TG101")[0] == set()


WAITS = [
    "requests.get(url)",
    "urllib.request.urlopen(url).read()",
    "subprocess.run(['rsync', a, b])",
    "subprocess.check_output(command)",
    "subprocess.Popen(command, stdout=subprocess.PIPE).stdout.read()",
    "child = subprocess.Popen(command); child.communicate()",
    "child = subprocess.Popen(['touch', path]); other = subprocess.Popen(command); child.communicate()",
    "select.select([file], [], [], None)",
    "select.select([file], [], [], 5)",
    "poller.poll()",
    "connection.execute(query)",
    "connection.recv(1)",
    "queue.get()",
    "thread.join()",
    "future.result()",
    "process(item)",
    "client.fetch_rows(item)",
    "job.runOnce()",
    "os.waitpid(pid, 0)",
    "waits_inside()",
    "waits_inside('id')",
    "runs(['rsync', a, b])",
    "runs('git push')",
    "re.match('(a+)+$', line)",
    "connection.settimeout(None); connection.recv(1)",
]
WAITS_NOT = [
    "int(text)",
    "table[key]",
    "json.loads(text)",
    "import thing",
    "os.remove(path)",
    "values.get('key')",
    "' '.join(values)",
    "open(path).read()",
    "returns_at_once()",
    "requests.get(url, timeout=10)",
    "subprocess.run(command, timeout=10)",
    "subprocess.check_output(['uname', '-r'])",
    "os.waitpid(-1, os.WNOHANG)",
    "fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)",
    "fcntl.flock(file, fcntl.LOCK_UN)",
    "future.result(timeout=1)",
    "select.select([file], [], [], 0)",
    "browser.process.poll()",
    "child = subprocess.Popen(['touch', path]); child.communicate()",
    "event.wait(5)",
    "socket.create_connection(address, 2)",
    "client.request(url, request_timeout)",
    "connection.settimeout(5); connection.recv(1)",
    "re.match('a+$', line)",
    "def later(): time.sleep(600)",
    "urllib.request.Request(url, data)",
    "action._process_args(item)",
    "client.request_args(item)",
    "dispatcher.handle_write_event()",
    "registry.request_handler(item)",
    "subprocess.Popen(['git', 'rev-parse', 'HEAD'], stdout=subprocess.PIPE).stdout.read().strip()",
    "subprocess.Popen(['uname', '-r'], stdout=subprocess.PIPE).communicate()",
    "child = subprocess.Popen(command); child.stdin.write(token); child.stdin.close()",
    "child = subprocess.Popen(command); child.poll(); child.terminate(); child.send_signal(2); child.kill()",
    "subprocess.check_call(['ln', '-s', a, b])",
    "runs(['rm', '-r', path])",
    "runs(f'cp -r {a} {b}')",
]
LOCAL = """
def waits_inside(name=None):
    if slow:
        time.sleep(600)

def runs(command):
    subprocess.check_call(command)

def returns_at_once():
    return len(values)
"""


@pytest.mark.parametrize("body", WAITS)
def test_what_may_wait(body: str) -> None:
    found, expected = warned(
        LOCAL + in_a_loop(f"except Exception: {ARROW}\n    pass", body), "TG101"
    )
    assert found == expected


@pytest.mark.parametrize("body", WAITS_NOT)
def test_what_comes_back_at_once(body: str) -> None:
    assert warned(LOCAL + in_a_loop("except Exception:\n    pass", body), "TG101")[0] == set()


SWALLOWED = {
    "a name that is looked up, whatever the limit of all sockets": """
        socket.setdefaulttimeout(2)

        for host in hosts:
            try:
                socket.getaddrinfo(host, 80)
            except Exception as error: # <-
                print(error)
        """,
    "what has no limit of all sockets": """
        socket.setdefaulttimeout(None)

        for url in urls:
            try:
                urllib.request.urlopen(url).read(100)
            except Exception as error: # <-
                print(error)
        """,
    "what blocks in a task of Twisted": """
        from twisted.internet import defer

        @defer.inlineCallbacks
        def work():
            for url in urls:
                try:
                    page = requests.get(url)
                    yield later(page)
                except Exception as error: # <-
                    print(error)

        work()
        """,
    "what handles a request, and is called by the job as well": """
        import http.server

        class Proxy(http.server.SimpleHTTPRequestHandler):
            def do_GET(self):
                pull()

        def pull():
            while True:
                try:
                    connection.recv(1)
                except Exception: # <-
                    pass

        server = http.server.HTTPServer(address, Proxy)
        threading.Thread(target=server.serve_forever).start()
        pull()
        """,
    "what is a target, and is called by the job as well": """
        def work():
            while True:
                try:
                    connection.recv(1)
                except Exception: # <-
                    pass

        start(target=work)
        work()
        """,
    "what has been swallowed further inside": """
        def job(path):
            try:
                file = os.open(path, os.O_RDWR)
                try:
                    time.sleep(600)
                except (OSError, IOError): # <-
                    print("locked")
                os.close(file)
            except (OSError, IOError) as error:
                print(error)

        job(path)
        """,
    "what a handler further inside raises again": """
        def fail(error):
            raise RuntimeError(error)

        class Job:
            def run(self, command):
                try:
                    return subprocess.Popen(command).communicate()
                except OSError as error:
                    fail(error)

            def ask(self, url):
                try:
                    return urllib.request.urlopen(url).read()
                except urllib.error.URLError: # <-
                    return None

            def attempt(self, command):
                try:
                    subprocess.check_call(command)
                except OSError as error:
                    if error.errno != errno.ENOENT:
                        raise

        for command in commands:
            job = Job()
            try:
                job.run(command)
            except Exception as error: # <-
                print(error)
            try:
                job.ask(command)
            except Exception as error_: # <-
                print(error_)
            try:
                job.attempt(command)
            except Exception as again: # <-
                print(again)
        """,
    "a for loop": """
        for url in urls:
            try:
                requests.get(url)
            except Exception: # <-
                failed.append(url)
        """,
    "a loop in the caller": """
        def fetch(url):
            try:
                return requests.get(url)
            except Exception: # <-
                return None

        for url in urls:
            fetch(url)
        """,
    "a loop in the caller's caller": """
        class Job:
            def fetch(self):
                try:
                    requests.get(url)
                except Exception as error: # <-
                    print(error)

            def attempt(self):
                self.fetch()

            def run(self):
                while True:
                    self.attempt()

        Job().run()
        """,
    "a comprehension in the caller": """
        def fetch(url):
            try:
                return requests.get(url)
            except Exception: # <-
                return None

        pages = [fetch(url) for url in urls]
        """,
    "map in the caller": """
        def fetch(url):
            try:
                return requests.get(url)
            except Exception: # <-
                return None

        pages = list(map(fetch, urls))
        """,
    "a break out of the inner loop": """
        for url in urls:
            for attempt in range(3):
                try:
                    requests.get(url)
                except Exception: # <-
                    break
        """,
    "around the main call": """
        def main():
            prepare()

        if __name__ == "__main__":
            try:
                main()
            except Exception as error: # <-
                print(error)
        """,
    "around all of the main function": """
        def main():
            try:
                time.sleep(600)
            except Exception as error: # <-
                print(error)

        main()
        """,
    "a report that may hang too": """
        def main():
            try:
                urllib.request.urlopen(url)
            except Exception as error: # <-
                urllib.request.urlopen(url, data=error)

        main()
        """,
    "suppress": """
        while True:
            with contextlib.suppress(OSError): # <-
                time.sleep(600)
        """,
    "a context manager of the job's own": """
        class Attempt:
            def __enter__(self): pass
            def __exit__(self, *exception): return True

        while True:
            with Attempt(): # <-
                time.sleep(600)
        """,
    "a generator as a context manager": """
        @contextlib.contextmanager
        def attempt():
            try:
                yield
            except Exception as error:
                print(error)

        while True:
            with attempt(): # <-
                time.sleep(600)
        """,
    "finally with continue": """
        while True:
            try:
                time.sleep(600)
            finally:
                continue # <-
        """,
    "finally with return": """
        def fetch():
            try:
                time.sleep(600)
            finally:
                return 1 # <-

        while True:
            fetch()
        """,
    "finally with break, in two loops": """
        while True:
            while True:
                try:
                    time.sleep(600)
                finally:
                    break # <-
        """,
    "a retry loop that ends with success": """
        while True:
            try:
                page = requests.get(url)
                break
            except requests.ConnectionError: # <-
                time.sleep(5)
        """,
    "a coroutine that blocks": """
        async def work():
            while True:
                try:
                    time.sleep(600)
                except Exception: # <-
                    pass

        asyncio.run(work())
        """,
    "a function that is handed over": """
        def retry(func):
            @functools.wraps(func)
            def tried(*args, **kwargs):
                for _ in range(3):
                    try:
                        return func(*args, **kwargs)
                    except Exception as error: # <-
                        print(error)
            return tried

        @retry
        def work():
            time.sleep(600)

        work()
        """,
    "what is called whatever it does": """
        for job in jobs:
            try:
                job()
            except Exception as error: # <-
                print(error)
        """,
    "all arguments passed on": """
        while True:
            try:
                with lock:
                    wrapped(*args, **kwargs)
            except Exception as error: # <-
                print(error)
        """,
    "what the main function tries last, whatever it is": """
        def complain(error):
            print(error)

        def main():
            args = parse()
            try:
                args.func(args)
            except Exception as error: # <-
                complain(error)

        if __name__ == "__main__":
            main()
        """,
    "the one method of that name": """
        class Device:
            def inventory(self):
                requests.get(self.url)

        for device in devices:
            try:
                device.inventory()
            except OSError: # <-
                pass
        """,
    "a session from elsewhere": """
        def fetch(session):
            while True:
                try:
                    return session.get(url)
                except requests.RequestException: # <-
                    pass

        fetch(make())
        """,
    "a status of None": """
        def main():
            try:
                time.sleep(600)
            except Exception as error: # <-
                print(error)

        if __name__ == "__main__":
            sys.exit(main())
        """,
    "a status of None, in another way": """
        def main():
            try:
                time.sleep(600)
            except Exception: # <-
                return None
            return 1

        if __name__ == "__main__":
            raise SystemExit(main())
        """,
    "a child that is joined": """
        child = multiprocessing.Process(target=work, daemon=True) # <-
        child.start()
        child.join()
        """,
    "what others hand over": """
        def safely(what, *args):
            try:
                return what(*args)
            except Exception as error: # <-
                print(error)

        def work():
            time.sleep(600)

        def main():
            safely(work)
            safely(print, 1)

        main()
        """,
    "what others hand over to a method": """
        class Runner:
            def attempt(self, what):
                try:
                    what()
                except Exception as error: # <-
                    print(error)

            def run(self):
                self.attempt(self.work)

            def work(self):
                time.sleep(600)

        Runner().run()
        """,
    "a method that others hand over": """
        class Search:
            def rebuild(self, index):
                requests.get(index)

        def attempt(function, *args):
            try:
                return function(*args)
            except Exception as error: # <-
                return error

        def rebuild_all(search):
            return [attempt(search.rebuild, index) for index in indexes]

        sys.exit(any(rebuild_all(Search())))
        """,
    "an attribute that a call has made": """
        class Client:
            def __init__(self):
                self.session = requests.Session()
                self.other = None

            def fetch(self):
                while True:
                    try:
                        return self.session.get(url)
                    except requests.RequestException: # <-
                        time.sleep(1)

        Client().fetch()
        """,
    "an attribute that is of the file's own": """
        class Client:
            def wait(self):
                time.sleep(600)

        class Job:
            def __init__(self):
                self.client = Client()

            def run(self):
                while True:
                    try:
                        self.client.wait()
                    except OSError: # <-
                        pass

        Job().run()
        """,
    "a limit that not all have": """
        for item in items:
            try:
                with socket.create_connection(address, timeout=5) as s:
                    s.recv(1)
                with socket.create_connection(address) as s:
                    s.recv(1)
            except OSError: # <-
                pass
        """,
    "the emit of a handler of logging": """
        class Web(logging.Handler):
            def emit(self, record):
                try:
                    urllib.request.urlopen(url, data=self.format(record))
                except Exception: # <-
                    self.handleError(record)

        logging.getLogger().addHandler(Web())
        logging.warning("started")
        """,
    "an answer that nobody looks at": """
        def main():
            try:
                time.sleep(600)
            except Exception: # <-
                return 1

        main()
        """,
    "an answer of the other kind, that nobody looks at": """
        def main():
            try:
                time.sleep(600)
            except Exception: # <-
                return False
            return True

        if __name__ == "__main__":
            main()
        """,
    "another server is asked": """
        def fetch(host):
            return requests.get(f"http://{host}/")

        def main():
            try:
                return fetch("primary")
            except Exception as error: # <-
                print(error)
            return fetch("secondary")

        sys.exit(main())
        """,
    "another server is asked, at module level": """
        page = None
        try:
            page = urllib.request.urlopen(primary)
        except OSError: # <-
            print("not there")
        if page is None:
            page = urllib.request.urlopen(secondary)
        sys.exit(page.status)
        """,
    "a context manager that asks what it is": """
        class Attempt:
            def __enter__(self): pass
            def __exit__(self, kind, value, traceback):
                if kind is None:
                    return False
                if not issubclass(kind, Exception) or isinstance(value, KeyError):
                    return False
                print(value)
                return True

        while True:
            with Attempt(): # <-
                time.sleep(600)
        """,
    "a context manager whose answer is the test": """
        class Attempt:
            def __enter__(self): pass
            def __exit__(self, kind, value, traceback):
                return kind is not None and issubclass(kind, OSError)

        while True:
            with Attempt(): # <-
                time.sleep(600)
        """,
    "a context manager for one class": """
        class Attempt:
            def __enter__(self): pass
            def __exit__(self, kind, *_):
                if kind in (TimeoutError, KeyError):
                    return True

        while True:
            with Attempt(): # <-
                time.sleep(600)
        """,
    "an exception of the file's own instead": """
        class GatewayError(Exception):
            pass

        def call(item):
            try:
                requests.get(item)
            except requests.RequestException as error:
                raise GatewayError(str(error)) from error

        for item in items:
            try:
                call(item)
            except (ValueError, GatewayError) as error: # <-
                print(error)
        """,
    "the base of an exception of the file's own instead": """
        class JobError(Exception):
            pass

        class GatewayError(JobError):
            pass

        class Gateway:
            def call(self, item):
                try:
                    requests.get(item)
                except Exception:
                    raise GatewayError

        gateway = Gateway()
        for item in items:
            try:
                gateway.call(item)
            except JobError as error: # <-
                print(error)
        """,
    "a loop that looks at more than the clock": """
        while time.time() < deadline or not done:
            try:
                time.sleep(600)
            except OSError: # <-
                pass
        """,
    "a handler of logging": """
        log.addHandler(logging.handlers.HTTPHandler(host, "/log")) # <-
        """,
}
NOT_SWALLOWED = {
    "what only sounds like a wait in a function that a task calls": """
        def send(data):
            connection.send(data)

        async def work():
            while True:
                try:
                    await event.wait()
                    send(data)
                except Exception as error:
                    print(error)

        asyncio.run(work())
        """,
    "what the main block tries last, if what reports it may exit": """
        from tools import bootstrapping, exceptions

        if __name__ == "__main__":
            try:
                bootstrapping.begin()
            except Exception as error:
                exceptions.HandleError(error, "tool")
        """,
    "what another block tries last, whatever it is": """
        if fast:
            try:
                parser.enable_packrat()
            except Exception:
                pass
        """,
    "what is kept in a file": """
        import pickle

        def main():
            try:
                pickle.dump(values, file(path, "w"))
            except:
                pass

        main()
        """,
    "what has the limit of all sockets": """
        socket.setdefaulttimeout(2)

        for url in urls:
            try:
                urllib.request.urlopen(url).read(100)
            except Exception as error:
                print(error)
        """,
    "what is entered, and iterated over, in a task": """
        async def run(case):
            async with client.connect(case) as connection:
                async for message in connection.fetch():
                    await connection.send(message)

        async def main():
            for case in cases:
                try:
                    await run(case)
                except Exception as error:
                    print(error)

        asyncio.run(main())
        """,
    "what a task of Twisted, or of Tornado, yields": """
        from tornado import gen
        from twisted.internet.defer import inlineCallbacks

        class Component(Session):
            @inlineCallbacks
            def on_join(self, details):
                for number in numbers:
                    try:
                        answer = yield self.call("sqrt", number)
                    except Exception as error:
                        print(error)

        @gen.coroutine
        def work():
            while True:
                try:
                    yield client.fetch(url)
                except Exception as error:
                    print(error)

        Component().on_join(None)
        work()
        """,
    "the target of what makes a thread or a process": """
        class Pool:
            def __init__(self, worker):
                worker(target=work).start()

        def work():
            while True:
                try:
                    connection.recv(1)
                except Exception:
                    pass

        Pool(threading.Thread)
        """,
    "what a greenlet runs": """
        class Audit:
            def run(self):
                self.pool.spawn_n(self.work, 1)

            def work(self, number):
                while True:
                    try:
                        connection.recv(1)
                    except Exception:
                        pass

        Audit().run()
        """,
    "what handles a request": """
        import http.server

        class Proxy(http.server.SimpleHTTPRequestHandler):
            def do_GET(self):
                self.pull()

            def pull(self):
                while True:
                    try:
                        connection.recv(1)
                    except Exception:
                        pass

        server = http.server.HTTPServer(address, Proxy)
        threading.Thread(target=server.serve_forever).start()
        """,
    "what a function makes an end of": """
        def run(command):
            try:
                return subprocess.Popen(command).communicate()
            except OSError as error:
                print(error)
                sys.exit(1)

        for command in commands:
            try:
                run(command)
            except OSError as error:
                print(error)
        """,
    "an answer of which nobody is known to look": """
        def main():
            try:
                time.sleep(600)
            except Exception:
                return 1

        entry = {"main": main}
        """,
    "a callback of many": """
        for listener in listeners:
            try:
                listener(event)
            except Exception as error:
                print(error)
        """,
    "what the main function tries last, if what reports it may exit": """
        from fencing import fail

        def main():
            try:
                args.func(args)
            except Exception as error:
                fail(error)

        main()
        """,
    "what the main function tries first, whatever it is": """
        def main():
            try:
                args.func(args)
            except Exception as error:
                print(error)
            print("done")

        main()
        """,
    "what another function tries last, whatever it is": """
        def configure():
            try:
                args.func(args)
            except Exception as error:
                print(error)

        def main():
            configure()
            configure()

        main()
        """,
    "a method of several of that name": """
        class Device:
            def inventory(self):
                requests.get(self.url)

        class Shelf:
            def inventory(self):
                return self.items

        for one in things:
            try:
                one.inventory()
            except OSError:
                pass
        """,
    "an attribute's own method, of the name of another": """
        class Device:
            def halt(self):
                requests.get(self.url)

            def run(self):
                for _ in range(3):
                    try:
                        self.motor.halt()
                    except OSError:
                        pass

        Device().run()
        """,
    "a function of a module, of the name of a method": """
        class Device:
            def inventory(self):
                requests.get(self.url)

        import stock
        for one in things:
            try:
                stock.inventory()
            except OSError:
                Device()
        """,
    "a status that says more": """
        def first():
            try:
                time.sleep(600)
            except Exception as error:
                print(error)

        def second():
            try:
                time.sleep(600)
            except Exception as error:
                print(error)

        def third():
            try:
                time.sleep(600)
            except Exception:
                return 1

        sys.exit(first() or 1)
        sys.exit(status(second()))
        sys.exit(third())
        sys.exit()
        """,
    "a child that is joined for a while, or ended": """
        def one():
            child = multiprocessing.Process(target=work, daemon=True)
            child.start()
            child.join(5)

        def other():
            child = multiprocessing.Process(target=work, daemon=True)
            child.start()
            child.terminate()
            child.join()

        def third():
            thread = threading.Thread(target=work, daemon=True)
            thread.start()
            thread.join()

        one(); other(); third()
        """,
    "what others hand over, that comes back": """
        def safely(what, *args):
            try:
                return what(*args)
            except Exception as error:
                print(error)

        async def work():
            time.sleep(600)

        safely()
        safely(work)
        safely(print, 1)
        """,
    "an emit of something else": """
        class Bus(Base):
            def emit(self, record):
                try:
                    urllib.request.urlopen(url, data=record)
                except Exception:
                    self.failed(record)

        bus = Bus()
        bus.emit(1)
        print(bus.emit)
        """,
    "an attribute that various calls have made": """
        class Client:
            def __init__(self):
                self.rows = requests.Session()
                self.rows = {}.fromkeys(rows)

            def fetch(self):
                while True:
                    try:
                        return self.rows.get(1)
                    except OSError:
                        time.sleep(1)

        Client().fetch()
        """,
    "what has the limit that it is made with": """
        class Client:
            def __init__(self):
                self.ftp = ftplib.FTP(host, timeout=5)

            def fetch(self):
                while True:
                    try:
                        with socket.create_connection(address, timeout=5) as s:
                            s.sendall(b"x")
                            self.ftp.retrbinary("RETR x", write)
                            return s.recv(1)
                    except OSError:
                        time.sleep(1)

        Client().fetch()
        """,
    "some arguments passed on": """
        while True:
            try:
                wrapped(*args)
            except Exception as error:
                print(error)
        """,
    "what is handed over, deep down": """
        def deeper():
            task()

        for _ in range(3):
            try:
                deeper()
            except Exception as error:
                print(error)
        """,
    "something else behind it": """
        def main():
            try:
                page = requests.get(url)
            except OSError:
                page = None
            urllib.request.urlopen(other)
            return page

        sys.exit(main())
        """,
    "the same behind it, on this machine": """
        def sh(command):
            subprocess.check_call(command)

        def main():
            try:
                sh(first)
            except OSError:
                print("failed")
            sh(second)
            return 1

        sys.exit(main())
        """,
    "the same behind it, with a limit": """
        def main():
            try:
                page = requests.get(url)
            except OSError:
                page = requests.get(other, timeout=5)
            requests.get(third, timeout=5)
            return page

        sys.exit(main())
        """,
    "the same behind what raises": """
        def main():
            try:
                requests.get(url)
            except OSError:
                raise
            requests.get(other)

        main()
        """,
    "a loop that looks at the clock": """
        def main():
            deadline = time.monotonic() + 60
            while not done and time.monotonic() < deadline:
                try:
                    requests.get(url)
                except OSError as error:
                    print(error)
            sys.exit(1)

        main()
        """,
    "a context manager that asks for another": """
        class Attempt:
            def __enter__(self): pass
            def __exit__(self, kind, value, traceback):
                if kind is KeyError or isinstance(value, ValueError):
                    return True
                if kind not in (None, TimeoutError):
                    return True
                return False

        while True:
            with Attempt():
                time.sleep(600)
        """,
    "a context manager that asks for what nobody knows": """
        class Attempt:
            def __enter__(self): pass
            def __exit__(self, kind, value, traceback):
                if self.forgiving:
                    return True

        class Other:
            def __enter__(self): pass
            def __exit__(self, kind, value, traceback):
                with self.lock:
                    return True

        class Third:
            def __enter__(self): pass
            def __exit__(self, kind, value, traceback):
                if value is not None:
                    raise RuntimeError from value
                return True

        while True:
            with Attempt():
                time.sleep(600)
            with Other():
                time.sleep(600)
            with Third():
                time.sleep(600)
        """,
    "an exception of the file's own that something else raises": """
        class GatewayError(Exception):
            pass

        def call(item):
            try:
                number = int(item)
            except Exception as error:
                raise GatewayError(str(error)) from error
            requests.get(number)

        for item in items:
            try:
                call(item)
            except GatewayError as error:
                print(error)
        """,
    "an exception of the file's own that ends the job": """
        class GatewayError(Exception):
            pass

        def call(item):
            try:
                requests.get(item)
            except OSError as error:
                raise GatewayError(str(error)) from error

        for item in items:
            try:
                call(item)
            except GatewayError as error:
                sys.exit(str(error))
        """,
    "once, in a function": """
        def main():
            try:
                process(item)
            except Exception as error:
                print(error)
            work()

        main()
        """,
    "an answer that is looked at": """
        def main():
            try:
                time.sleep(600)
            except Exception:
                return 1

        sys.exit(main())
        """,
    "a status that is kept": """
        if __name__ == "__main__":
            status = 0
            try:
                main()
            except Exception:
                status = 1
            sys.exit(status)
        """,
    "an exit behind the handler": """
        while True:
            try:
                time.sleep(600)
            except OSError:
                print("failed")
            sys.exit(1)
        """,
    "the loop's own condition": """
        going = True
        while going:
            try:
                time.sleep(600)
            except OSError:
                going = False
        sys.exit(1)
        """,
    "a return out of the loop": """
        def main():
            while True:
                try:
                    time.sleep(600)
                except OSError:
                    return 1

        sys.exit(main())
        """,
    "a function that is never called": """
        def main():
            while True:
                try:
                    time.sleep(600)
                except OSError:
                    pass

        work()
        """,
    "a thread": """
        def work():
            while True:
                try:
                    time.sleep(600)
                except OSError:
                    pass

        class Worker(threading.Thread):
            def run(self):
                work()

        threading.Thread(target=work).start()
        """,
    "a pool": """
        def work(item):
            try:
                time.sleep(600)
            except OSError:
                return None

        with concurrent.futures.ThreadPoolExecutor() as pool:
            for item in items:
                pool.submit(work, item)
        """,
    "a decorated function that is a thread's": """
        @logged
        def work():
            while True:
                try:
                    time.sleep(600)
                except OSError:
                    pass

        threading.Thread(target=work).start()
        """,
    "a function of the name of a method": """
        def run():
            try:
                time.sleep(600)
            except OSError:
                return 1

        for job in jobs:
            job.run()
        sys.exit(run())
        """,
    "a callback": """
        def report(future):
            try:
                future.result()
            except Exception as error:
                print(error)

        for future in futures:
            future.add_done_callback(report)
        """,
    "futures that are done": """
        for future in concurrent.futures.as_completed(futures):
            try:
                future.result()
            except Exception as error:
                print(error)
        """,
    "at the start of a main block": """
        if __name__ == "__main__":
            try:
                configure()
            except Exception:
                pass
            main()
        """,
    "above the main block": """
        try:
            configure()
        except Exception:
            pass

        if __name__ == "__main__":
            work()
        """,
    "suppress of something else": """
        while True:
            with contextlib.suppress(KeyError, ValueError):
                time.sleep(600)
        """,
    "a context manager that lets through": """
        class Attempt:
            def __enter__(self): pass
            def __exit__(self, kind, *exception): return kind is KeyError

        while True:
            with Attempt():
                time.sleep(600)
        """,
    "a generator that lets through": """
        @contextlib.contextmanager
        def attempt():
            try:
                yield
            except Exception as error:
                print(error)
                raise

        while True:
            with attempt():
                time.sleep(600)
        """,
    "a finally that falls through": """
        while True:
            try:
                time.sleep(600)
            finally:
                print("again")
        """,
    "a loop of its own in finally": """
        while True:
            try:
                time.sleep(600)
            finally:
                for item in items:
                    continue
        """,
    "a coroutine that waits for the loop": """
        async def work():
            while True:
                try:
                    await asyncio.sleep(600)
                except Exception:
                    pass

        asyncio.run(work())
        """,
    "a coroutine that waits for the loop, with a limit": """
        async def work():
            while True:
                try:
                    await asyncio.wait_for(connection.recv(), 5)
                except asyncio.TimeoutError:
                    print("again")

        asyncio.run(work())
        """,
    "a handler of logging with a file": """
        log.addHandler(logging.handlers.RotatingFileHandler(path))
        """,
}

ASYNCIO = {
    "cancelled in a loop": """
        async def work():
            while True:
                try:
                    await asyncio.sleep(600)
                except asyncio.CancelledError: # <-
                    pass

        asyncio.run(work())
        """,
    "cancelled, by a bare except": """
        async def work():
            while True:
                try:
                    await asyncio.sleep(600)
                except: # <-
                    pass

        asyncio.run(work())
        """,
    "cancelled, by suppress": """
        async def work():
            while True:
                with contextlib.suppress(BaseException): # <-
                    await asyncio.sleep(600)

        asyncio.run(work())
        """,
    "a thread of the pool": """
        def work():
            time.sleep(600)

        async def main():
            await asyncio.get_running_loop().run_in_executor(None, work) # <-

        asyncio.run(main())
        """,
    "to_thread": """
        async def main():
            await asyncio.to_thread(requests.get, url) # <-

        asyncio.run(main())
        """,
    "partial in a thread": """
        async def main():
            await asyncio.to_thread(functools.partial(requests.get, url)) # <-

        asyncio.run(main())
        """,
    "a lambda in a thread": """
        async def main():
            await asyncio.to_thread(lambda: requests.get(url)) # <-

        asyncio.run(main())
        """,
    "a task that blocks, left alone": """
        async def work():
            time.sleep(600)

        async def main():
            asyncio.create_task(work()) # <-
            await asyncio.sleep(2)

        asyncio.run(main())
        """,
    "a task that blocks, and a queue that waits for it": """
        async def work(queue):
            while True:
                requests.get(await queue.get())
                queue.task_done()

        async def main():
            worker = asyncio.create_task(work(queue)) # <-
            await queue.join()
            await worker

        asyncio.run(main())
        """,
    "several that block, one beside the other": """
        async def work(item):
            time.sleep(600)

        async def main():
            await asyncio.gather(work(1), work(2)) # <-

        asyncio.run(main())
        """,
    "many that block, one beside the other": """
        async def work(item):
            requests.get(item)

        async def main():
            pages = await asyncio.gather(*(work(item) for item in items), return_exceptions=True) # <-

        asyncio.run(main())
        """,
    "exceptions returned, and dropped": """
        async def work():
            time.sleep(600)

        async def main():
            await asyncio.gather(work(), return_exceptions=True) # <-

        asyncio.run(main())
        """,
}
NOT_ASYNCIO = {
    "a task that does not block, and a queue that waits for it": """
        async def work(queue):
            while True:
                await asyncio.sleep(await queue.get())
                queue.task_done()

        async def main():
            worker = asyncio.create_task(work(queue))
            await queue.join()
            await worker

        asyncio.run(main())
        """,
    "one that blocks, beside others that do not": """
        async def work(item):
            time.sleep(600)

        async def beat():
            await asyncio.sleep(600)

        async def main():
            await asyncio.gather(work(1), beat(), beat())

        asyncio.run(main())
        """,
    "many that wait, one beside the other": """
        async def work(item):
            await asyncio.sleep(item)

        async def main():
            await asyncio.gather(*(work(item) for item in items))
            await asyncio.gather(*tasks)

        asyncio.run(main())
        """,
    "cancelled once": """
        async def work():
            try:
                await asyncio.sleep(600)
            except asyncio.CancelledError:
                pass

        asyncio.run(work())
        """,
    "cancelled and let through": """
        async def work():
            while True:
                try:
                    await asyncio.sleep(600)
                except asyncio.CancelledError:
                    raise
                except BaseException:
                    pass

        asyncio.run(work())
        """,
    "an Exception it is not": """
        async def work():
            while True:
                try:
                    await asyncio.sleep(600)
                except Exception:
                    pass

        asyncio.run(work())
        """,
    "tasks that were cancelled on purpose": """
        async def main():
            for task in tasks:
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    pass

        asyncio.run(main())
        """,
    "tasks that swallow once each": """
        async def wait():
            try:
                await asyncio.sleep(600)
            except asyncio.CancelledError:
                pass

        async def main():
            for _ in range(3):
                tasks.append(asyncio.create_task(wait()))
            await asyncio.wait(tasks)

        asyncio.run(main())
        """,
    "threads that are given a limit": """
        async def main():
            await asyncio.to_thread(event.wait, 2)
            await asyncio.to_thread(client.request, url, self.timeout)

        asyncio.run(main())
        """,
    "a task that is waited for in spite of a cancellation": """
        async def main():
            while not task.done():
                try:
                    await asyncio.shield(task)
                except asyncio.CancelledError:
                    cancelled = True

        asyncio.run(main())
        """,
    "a cancellation that is let through at times": """
        async def main():
            while True:
                try:
                    await work()
                except BaseException as error:
                    if not worth_a_retry(error):
                        raise

        asyncio.run(main())
        """,
    "a task that waits with a limit": """
        async def work():
            await asyncio.wait_for(connection.connect(), 5)

        async def main():
            asyncio.create_task(work())

        asyncio.run(main())
        """,
    "a return at a cancellation": """
        async def work():
            while True:
                try:
                    await asyncio.sleep(600)
                except asyncio.CancelledError:
                    return

        asyncio.run(work())
        """,
    "a thread that comes back": """
        def work():
            return len(values)

        async def main():
            await asyncio.to_thread(work)
            await asyncio.to_thread(requests.get, url, timeout=5)

        asyncio.run(main())
        """,
    "a task that does not block": """
        async def work():
            await asyncio.sleep(600)

        async def main():
            asyncio.create_task(work())
            await asyncio.gather(work(), return_exceptions=True)

        asyncio.run(main())
        """,
    "a task that is awaited": """
        async def work():
            time.sleep(600)

        async def main():
            await asyncio.create_task(work())
            await asyncio.gather(work())

        asyncio.run(main())
        """,
    "a call that blocks": """
        async def main():
            time.sleep(600)

        asyncio.run(main())
        """,
}

RETRIED = [
    "@tenacity.retry",
    "@tenacity.retry()",
    "@tenacity.retry(stop=tenacity.stop_after_attempt(3))",
    "@tenacity.retry(retry=tenacity.retry_if_exception_type())",
    "@tenacity.retry(retry=tenacity.retry_if_exception_type((KeyError, IOError)))",
    "@tenacity.retry(retry=tenacity.retry_if_exception_type(KeyError) | tenacity.retry_if_exception_type(OSError))",
    "@tenacity.retry(retry=tenacity.retry_any(tenacity.retry_if_exception_type(OSError)))",
    "@tenacity.retry(retry=tenacity.retry_if_not_exception_type(KeyError))",
    "@backoff.on_exception(backoff.expo, Exception)",
    "@backoff.on_exception(backoff.expo, requests.RequestException, max_tries=3)",
    "@backoff.on_exception(backoff.expo, OSError, max_time=60)",
    "@retrying.retry",
    "@retrying.retry(stop_max_attempt_number=3)",
    "@retrying.retry(retry_on_exception=lambda error: isinstance(error, IOError))",
    "@retry.retry()",
    "@retry.retry(OSError, tries=3)",
    "@stamina.retry(on=OSError, timeout=None)",
]
NOT_RETRIED = [
    "@tenacity.retry(stop=tenacity.stop_after_delay(60))",
    "@tenacity.retry(stop=tenacity.stop_after_attempt(3) | tenacity.stop_after_delay(60))",
    "@tenacity.retry(retry=tenacity.retry_if_exception_type(KeyError))",
    "@tenacity.retry(retry=tenacity.retry_if_not_exception_type(OSError))",
    "@tenacity.retry(retry=tenacity.retry_if_result(bool))",
    "@tenacity.retry(retry=unknown)",
    "@tenacity.retry(stop=tenacity.stop_after_attempt(1))",
    "@backoff.on_exception(backoff.expo, OSError, giveup=is_timeout_error)",
    "@backoff.on_exception(backoff.expo, KeyError)",
    "@backoff.on_predicate(backoff.expo)",
    "@retrying.retry(stop_max_delay=1000)",
    "@retrying.retry(retry_on_exception=unknown)",
    "@retrying.retry(retry_on_exception=lambda error: isinstance(error, KeyError))",
    "@retry.retry(KeyError)",
    "@retry.retry(tries=1)",
    "@stamina.retry(on=OSError)",
    "@functools.cache",
]
RETRIED_CALLS = [
    "HTTPAdapter(max_retries=3)",
    "HTTPAdapter(max_retries=urllib3.Retry(total=3))",
    "requests.adapters.HTTPAdapter(10, 10, urllib3.Retry(connect=3))",
    "urllib3.PoolManager().request('GET', url)",
    "botocore.config.Config(retries={'max_attempts': 10})",
    "for attempt in tenacity.Retrying(): pass",
]
NOT_RETRIED_CALLS = [
    "HTTPAdapter()",
    "HTTPAdapter(max_retries=0)",
    "HTTPAdapter(max_retries=urllib3.Retry(0))",
    "HTTPAdapter(max_retries=urllib3.Retry(3, read=False))",
    "HTTPAdapter(max_retries=3); session.get(url, timeout=10)",
    "session = requests.Session(); session.mount('https://', HTTPAdapter(max_retries=3)); session.post(url)",
    "urllib3.PoolManager().request('GET', url, timeout=5)",
    "urllib3.PoolManager(timeout=5).request('GET', url)",
    "urllib3.PoolManager(retries=False).request('GET', url)",
    "botocore.config.Config(read_timeout=5)",
    "@tenacity.retry\nasync def fetch():\n    await asyncio.sleep(600)\nasyncio.run(fetch())",
    "botocore.config.Config(retries={'max_attempts': 0})",
]


@pytest.mark.parametrize("name", SWALLOWED)
def test_swallowed(name: str) -> None:
    found, expected = warned(SWALLOWED[name], "TG101")
    assert found == expected != set()


@pytest.mark.parametrize("name", NOT_SWALLOWED)
def test_not_swallowed(name: str) -> None:
    assert warned(NOT_SWALLOWED[name], "TG101")[0] == set()


@pytest.mark.parametrize("name", ASYNCIO)
def test_lost_in_asyncio(name: str) -> None:
    found, expected = warned(ASYNCIO[name], "TG105")
    assert found == expected != set()


@pytest.mark.parametrize("name", NOT_ASYNCIO)
def test_not_lost_in_asyncio(name: str) -> None:
    assert warned(NOT_ASYNCIO[name], "TG105")[0] == set()


def decorated(decorator: str) -> str:
    return f"{decorator} {ARROW}\ndef fetch():\n    time.sleep(600)\nfetch()\n"


@pytest.mark.parametrize(
    "code", [*map(decorated, RETRIED), *(f"{call} {ARROW}" for call in RETRIED_CALLS)]
)
def test_retried(code: str) -> None:
    found, expected = warned(code, "TG108")
    assert found == expected


@pytest.mark.parametrize("code", [*map(decorated, NOT_RETRIED), *NOT_RETRIED_CALLS])
def test_not_retried(code: str) -> None:
    assert warned(code, "TG108")[0] == set()


RAISED = {
    "TimeoutError": {"except OSError", "except Exception", "except BaseException"},
    "Overdue": {"except Exception", "except BaseException"},
    "SystemExit": {"except BaseException"},
    None: set(),
}


@pytest.mark.parametrize("raised", RAISED)
def test_what_a_handler_raises_decides_what_catches_it(raised: str | None) -> None:
    for clause in RAISED["TimeoutError"]:
        found, _ = warned(in_a_loop(f"{clause}: {ARROW}\n    pass"), "TG101", raised)
        assert bool(found) is (clause in RAISED[raised]), clause


HANDLERS = {
    "raise TimeoutError('slow')": True,
    "raise Overdue()": False,
    "print('slow')": False,
    "sys.exit(3)": False,
    "os._exit(3)": False,
}


@pytest.mark.parametrize("handler", HANDLERS)
def test_the_handler_of_a_guard_is_looked_at(handler: str) -> None:
    job = f"""\
{IMPORTS}
class Overdue(Exception):
    pass

def overdue(signum, frame):
    {handler}

if __name__ == "__main__":
    signal.signal(signal.SIGALRM, overdue)
    signal.alarm(60)
    while True:
        try:
            time.sleep(600)
        except OSError:
            pass
"""
    result = engine.check(Source("job.py", job.encode()), Settings())
    assert result.outcome is Outcome.ALREADY_GUARDED
    assert [finding.code for finding in result.findings] == (["TG101"] if HANDLERS[handler] else [])


@pytest.mark.parametrize("action", actions())
def test_a_guard_that_raises_nothing_is_not_swallowed(action: type[TimeoutAction]) -> None:
    job = "import time\n\nif __name__ == '__main__':\n" + indent(
        in_a_loop("except OSError:\n    pass"), "    "
    )
    settings = Settings(timeout=60, variant=Variant(on_timeout=action.example))
    written = engine.guard(Source("job.py", job.encode()), settings)
    assert written.after is not None
    for result in (
        engine.applied(written),
        engine.check(Source("job.py", written.after), Settings()),
    ):
        assert [finding.code for finding in result.findings] == (["TG101"] if action.raises else [])


@pytest.mark.parametrize(
    ("kill_after", "env", "portable", "action", "forks"),
    list(itertools.product((None, 60), (None, "LIMIT"), (False, True), actions(), (False, True))),
)
def test_a_guard_is_no_hazard_to_itself(
    kill_after: int | None,
    env: str | None,
    portable: bool,
    action: type[TimeoutAction],
    forks: bool,
) -> None:
    variant = Variant(kill_after, timeout_env=env, portable=portable, on_timeout=action.example)
    job = "import os\n\nif __name__ == '__main__':\n    os.listdir('/')\n" + (
        "    os.fork()\n" if forks else ""
    )
    settings = Settings(timeout=60, variant=variant)
    guarded = guard_text(job, settings)
    findings = engine.check(Source("job.py", guarded.encode()), HOUR).findings
    assert [finding for finding in findings if finding.code in ("TG101", "TG105", "TG108")] == []
    codes = {"TG101", "TG105", "TG108"}
    assert [found for found in hazards(guarded) if found.code in codes] == []
