import os
import pty
import sys

PYTHON = ".venv/bin/python"


def start():
    if os.fork() == 0:
        os._exit(0)


def case_1():
    os.execv(sys.executable, [sys.executable] + sys.argv)


def case_2():
    os.execv(sys.executable, ["python3", __file__, *sys.argv[1:]])


def case_3():
    os.execve(PYTHON, [PYTHON, os.path.abspath(__file__)] + sys.argv[1:], os.environ)


def case_4():
    os.execl(PYTHON, PYTHON, *sys.argv)


def case_5():
    os.execv(__file__, sys.argv)


def case_6():
    os.execvp(sys.argv[0], sys.argv)


def case_7():
    words = sys.argv
    os.execv(sys.executable, [sys.executable] + words)


def case_8():
    command = ["sudo", "-E", sys.executable] + sys.argv
    os.execvp("sudo", command)


def case_9():
    if os.fork() == 0:
        os.execvp("rsync", ["rsync"])
    os.wait()


def case_10():
    pid, descriptor = pty.fork()
    if pid == pty.CHILD:
        os.execvp("rsync", ["rsync"])


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
    case_10()
