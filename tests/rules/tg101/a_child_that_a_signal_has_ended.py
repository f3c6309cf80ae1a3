# A child that a signal has ended, and one that a signal was sent to by its number.
import os
import signal
import subprocess

children = [subprocess.Popen(["rsync", "a", "host:a"]) for _ in range(3)]
numbers = [(child.pid, child) for child in children]


def end_all():
    for child in children:
        try:
            os.kill(child.pid, signal.SIGTERM)
            child.wait()
        except OSError:
            pass


def wait_for_all():
    for number, process in numbers:
        try:
            os.kill(number, signal.SIGUSR1)
            process.wait()
        except OSError:  # TG101
            pass


if __name__ == "__main__":
    wait_for_all()
    end_all()
