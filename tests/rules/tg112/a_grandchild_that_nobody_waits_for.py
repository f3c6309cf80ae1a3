# A grandchild that nobody waits for.
import os
import sys
import time


def detached(command):
    pid = os.fork()
    if pid > 0:
        os.waitpid(pid, 0)
        return
    os.setsid()
    if os.fork() > 0:
        os._exit(0)
    os.execvp(command[0], command)


def main():
    detached(["logger", "started"])
    time.sleep(600)

if __name__ == "__main__":
    main()
