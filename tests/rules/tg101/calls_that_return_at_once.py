# Calls that return at once; what has a limit of its own is tried again for ever.
import os
import re
import requests
import select
import socket
import subprocess
import time
import urllib.request


def waits_inside(name=None):
    if slow:
        time.sleep(600)


def runs(command):
    subprocess.check_call(command)


def returns_at_once():
    return len(values)


def case_1():
    while True:
        try:
            int(text)
        except Exception:
            pass


def case_2():
    while True:
        try:
            table[key]
        except Exception:
            pass


def case_3():
    while True:
        try:
            json.loads(text)
        except Exception:
            pass


def case_4():
    while True:
        try:
            import thing
        except Exception:
            pass


def case_5():
    while True:
        try:
            os.remove(path)
        except Exception:
            pass


def case_6():
    while True:
        try:
            values.get("key")
        except Exception:
            pass


def case_7():
    while True:
        try:
            " ".join(values)
        except Exception:
            pass


def case_8():
    while True:
        try:
            open(path).read()
        except Exception:
            pass


def case_9():
    while True:
        try:
            returns_at_once()
        except Exception:
            pass


def case_10():
    while True:
        try:
            requests.get(url, timeout=10)
        except Exception:  # TG101
            pass


def case_11():
    while True:
        try:
            subprocess.run(command, timeout=10)
        except Exception:  # TG101
            pass


def case_12():
    while True:
        try:
            subprocess.check_output(["uname", "-r"])
        except Exception:
            pass


def case_13():
    while True:
        try:
            os.waitpid(-1, os.WNOHANG)
        except Exception:
            pass


def case_14():
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except Exception:
            pass


def case_15():
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_UN)
        except Exception:
            pass


def case_16():
    while True:
        try:
            future.result(timeout=1)
        except Exception:
            pass


def case_17():
    while True:
        try:
            select.select([file], [], [], 0)
        except Exception:
            pass


def case_18():
    while True:
        try:
            browser.process.poll()
        except Exception:
            pass


def case_19():
    while True:
        try:
            child = subprocess.Popen(["touch", path])
            child.communicate()
        except Exception:
            pass


def case_20():
    while True:
        try:
            event.wait(5)
        except Exception:
            pass


def case_21():
    while True:
        try:
            socket.create_connection(address, 2)
        except Exception:  # TG101
            pass


def case_22():
    while True:
        try:
            client.request(url, request_timeout)
        except Exception:
            pass


def case_23():
    while True:
        try:
            connection.settimeout(5)
            connection.recv(1)
        except Exception:
            pass


def case_24():
    while True:
        try:
            re.match("a+$", line)
        except Exception:
            pass


def case_25():
    while True:
        try:

            def later():
                time.sleep(600)
        except Exception:
            pass


def case_26():
    while True:
        try:
            urllib.request.Request(url, data)
        except Exception:
            pass


def case_27():
    while True:
        try:
            action._process_args(item)
        except Exception:
            pass


def case_28():
    while True:
        try:
            client.request_args(item)
        except Exception:
            pass


def case_29():
    while True:
        try:
            dispatcher.handle_write_event()
        except Exception:
            pass


def case_30():
    while True:
        try:
            registry.request_handler(item)
        except Exception:
            pass


def case_31():
    while True:
        try:
            subprocess.Popen(
                ["git", "rev-parse", "HEAD"], stdout=subprocess.PIPE
            ).stdout.read().strip()
        except Exception:
            pass


def case_32():
    while True:
        try:
            subprocess.Popen(["uname", "-r"], stdout=subprocess.PIPE).communicate()
        except Exception:
            pass


def case_33():
    while True:
        try:
            child = subprocess.Popen(command)
            child.stdin.write(token)
            child.stdin.close()
        except Exception:
            pass


def case_34():
    while True:
        try:
            child = subprocess.Popen(command)
            child.poll()
            child.terminate()
            child.send_signal(2)
            child.kill()
        except Exception:
            pass


def case_35():
    while True:
        try:
            subprocess.check_call(["ln", "-s", a, b])
        except Exception:
            pass


def case_36():
    while True:
        try:
            runs(["rm", "-r", path])
        except Exception:
            pass


def case_37():
    while True:
        try:
            runs(f"cp -r {a} {b}")
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
    case_26()
    case_27()
    case_28()
    case_29()
    case_30()
    case_31()
    case_32()
    case_33()
    case_34()
    case_35()
    case_36()
    case_37()
