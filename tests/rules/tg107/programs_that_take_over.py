import os
import pty
import sys

PYTHON = ".venv/bin/python"


def start():
    if os.fork() == 0:
        os._exit(0)


def case_1():
    os.execvp("rsync", ["rsync", *sys.argv[1:]])  # TG107


def case_2():
    os.execlp("ssh", "ssh", sys.argv[1])  # TG107


def case_3():
    os.execv("/usr/bin/nvim", sys.argv)  # TG107


def case_4():
    os.execv(  # TG107
        sys.executable, [sys.executable, os.path.join(os.path.dirname(__file__), "next.py")]
    )


def case_5():
    command = ["gunicorn", "shop.wsgi"]
    os.execvp(command[0], command)  # TG107


def case_6():
    os.execvp("bash", ["bash", "-c", "rsync " + sys.argv[1]])  # TG107


def case_7():
    command = ["rsync"]
    command = command + sys.argv[1:]
    os.execvp("rsync", command)  # TG107


def case_8():
    os.execvp()  # TG107


def case_9():
    start()
    os.execvp("rsync", ["rsync"])  # TG107


if __name__ == "__main__":
    case_1()
    case_2()
    case_3()
    case_4()
    case_5()
    case_6()
    case_7()
    case_8()
    case_9()
