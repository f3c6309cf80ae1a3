"""Runs threads and a program under gevent, which has patched the standard library."""

# needs: gevent

from gevent import monkey

monkey.patch_all()

import os  # noqa: E402
import subprocess  # noqa: E402
import threading  # noqa: E402


def main():
    thread = threading.Thread(target=print, args=("worked",))
    thread.start()
    thread.join()
    print(subprocess.check_output(["echo", "rows"]))
    child = os.fork()
    if child == 0:
        os._exit(3)
    print(os.waitpid(child, 0)[1] >> 8)


if __name__ == "__main__":
    main()
