# Calls that may block.
import os
import re
import requests
import select
import subprocess
import time
import urllib.request


def waits_inside(name=None):
    if slow:
        time.sleep(7200)


def runs(command):
    subprocess.check_call(command)


def returns_at_once():
    return len(values)


def case_1():
    while True:
        try:
            requests.get(url)
        except Exception:  # TG101
            pass


def case_2():
    while True:
        try:
            urllib.request.urlopen(url).read()
        except Exception:  # TG101
            pass


def case_3():
    while True:
        try:
            subprocess.run(["rsync", a, b])
        except Exception:  # TG101
            pass


def case_4():
    while True:
        try:
            subprocess.check_output(command)
        except Exception:  # TG101
            pass


def case_5():
    while True:
        try:
            subprocess.Popen(command, stdout=subprocess.PIPE).stdout.read()
        except Exception:  # TG101
            pass


def case_6():
    while True:
        try:
            child = subprocess.Popen(command)
            child.communicate()
        except Exception:  # TG101
            pass


def case_7():
    while True:
        try:
            child = subprocess.Popen(["touch", path])
            other = subprocess.Popen(command)
            child.communicate()
        except Exception:  # TG101
            pass


def case_8():
    while True:
        try:
            select.select([file], [], [], None)
        except Exception:  # TG101
            pass


def case_9():
    while True:
        try:
            select.select([file], [], [], 5)
        except Exception:  # TG101
            pass


def case_10():
    while True:
        try:
            poller.poll()
        except Exception:  # TG101
            pass


def case_11():
    while True:
        try:
            connection.execute(query)
        except Exception:  # TG101
            pass


def case_12():
    while True:
        try:
            connection.recv(1)
        except Exception:  # TG101
            pass


def case_13():
    while True:
        try:
            queue.get()
        except Exception:  # TG101
            pass


def case_14():
    while True:
        try:
            thread.join()
        except Exception:  # TG101
            pass


def case_15():
    while True:
        try:
            future.result()
        except Exception:  # TG101
            pass


def case_16():
    while True:
        try:
            process(item)
        except Exception:  # TG101
            pass


def case_17():
    while True:
        try:
            client.fetch_rows(item)
        except Exception:  # TG101
            pass


def case_18():
    while True:
        try:
            job.runOnce()
        except Exception:  # TG101
            pass


def case_19():
    while True:
        try:
            os.waitpid(pid, 0)
        except Exception:  # TG101 (low)
            pass


def case_20():
    while True:
        try:
            waits_inside()
        except Exception:  # TG101
            pass


def case_21():
    while True:
        try:
            waits_inside("id")
        except Exception:  # TG101
            pass


def case_22():
    while True:
        try:
            runs(["rsync", a, b])
        except Exception:  # TG101
            pass


def case_23():
    while True:
        try:
            runs("git push")
        except Exception:  # TG101
            pass


def case_24():
    while True:
        try:
            re.match("(a+)+$", line)
        except Exception:  # TG101 (low)
            pass


def case_25():
    while True:
        try:
            connection.settimeout(None)
            connection.recv(1)
        except Exception:  # TG101
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
    case_10()
    case_11()
    case_12()
    case_13()
    case_14()
    case_15()
    case_16()
    case_17()
    case_18()
    case_19()
    case_20()
    case_21()
    case_22()
    case_23()
    case_24()
    case_25()
