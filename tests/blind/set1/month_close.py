import os
import sys


def child():
    with open(os.path.join(os.environ["WORK_DIR"], "closed"), "w") as fh:
        fh.write("1")
    return 0


def main():
    pid = os.fork()
    if pid == 0:
        os._exit(child())
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
