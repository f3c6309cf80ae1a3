# Except clauses that let the exception through.
import socket
import subprocess
import sys
import time
import urllib.request

FAILURES = (KeyError, socket.error)
HARMLESS = (KeyError, ValueError)


def case_1():
    while True:
        try:
            time.sleep(7200)
        except ValueError:
            pass


def case_2():
    while True:
        try:
            time.sleep(7200)
        except ConnectionError:
            pass


def case_3():
    while True:
        try:
            time.sleep(7200)
        except subprocess.TimeoutExpired:
            pass


def case_4():
    while True:
        try:
            time.sleep(7200)
        except (KeyboardInterrupt, SystemExit):
            pass


def case_5():
    while True:
        try:
            time.sleep(7200)
        except (KeyError, FileNotFoundError):
            pass


def case_6():
    while True:
        try:
            time.sleep(7200)
        except HARMLESS:
            pass


def case_7():
    while True:
        try:
            time.sleep(7200)
        except urllib.error.HTTPError:
            pass


def case_8():
    while True:
        try:
            time.sleep(7200)
        except TimeoutError:
            raise
        except Exception:
            pass


def case_9():
    while True:
        try:
            time.sleep(7200)
        except OSError:
            sys.exit(1)
        except Exception:
            pass


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
