import os
import sys


def running():
    with open("job.lock") as lock:
        pid = int(lock.read())
    return os.path.exists(f"/proc/{pid}")


def start():
    pid = os.fork()
    if pid == 0:
        try:
            os.execve("/usr/lib/cups/backend/socket", sys.argv, os.environ)
        except OSError as error:
            print(error)
    os.waitpid(pid, 0)


if __name__ == "__main__":
    if not running():
        start()
