# Others than signal.signal() put a handler in place of the guard's.
import asyncio
import faulthandler
import signal
import sys
import urllib.request


def show_stacks():
    for number in (signal.SIGUSR1, signal.SIGALRM):
        faulthandler.register(number, file=sys.stderr)  # TG103


def show_stacks_when_asked():
    faulthandler.register(signal.SIGUSR2)


async def count():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGALRM, print, "alarm")  # TG103
    loop.add_signal_handler(signal.SIGTERM, loop.stop)


def ignore():
    for name in ("SIGHUP", "SIGALRM"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)  # TG103


def ignore_others():
    for name in ("SIGHUP", "SIGUSR1"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)


def main():
    show_stacks()
    show_stacks_when_asked()
    ignore()
    ignore_others()
    asyncio.run(count())
    urllib.request.urlopen("http://127.0.0.1/").read()


if __name__ == "__main__":
    main()
