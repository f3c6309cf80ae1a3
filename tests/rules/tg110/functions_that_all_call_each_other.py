# Functions that all call each other: how the job goes on is worked out once for each.
import sys
import urllib.request


def step_0(again=None):
    try:
        urllib.request.urlopen("http://127.0.0.1/0").read()
    except Exception:
        if again:
            return 0
        return 0
    result = step_0(0)
    if result:
        return result
    result = step_1(1)
    if result:
        return result
    result = step_2(2)
    if result:
        return result
    result = step_3(3)
    if result:
        return result
    result = step_4(4)
    if result:
        return result
    result = step_5(5)
    if result:
        return result
    result = step_6(6)
    if result:
        return result
    result = step_7(7)
    if result:
        return result
    return 0


def step_1(again=None):
    try:
        urllib.request.urlopen("http://127.0.0.1/1").read()
    except Exception:
        if again:
            return 1
        return 0
    result = step_0(0)
    if result:
        return result
    result = step_1(1)
    if result:
        return result
    result = step_2(2)
    if result:
        return result
    result = step_3(3)
    if result:
        return result
    result = step_4(4)
    if result:
        return result
    result = step_5(5)
    if result:
        return result
    result = step_6(6)
    if result:
        return result
    result = step_7(7)
    if result:
        return result
    return 0


def step_2(again=None):
    try:
        urllib.request.urlopen("http://127.0.0.1/2").read()
    except Exception:
        if again:
            return 2
        return 0
    result = step_0(0)
    if result:
        return result
    result = step_1(1)
    if result:
        return result
    result = step_2(2)
    if result:
        return result
    result = step_3(3)
    if result:
        return result
    result = step_4(4)
    if result:
        return result
    result = step_5(5)
    if result:
        return result
    result = step_6(6)
    if result:
        return result
    result = step_7(7)
    if result:
        return result
    return 0


def step_3(again=None):
    try:
        urllib.request.urlopen("http://127.0.0.1/3").read()
    except Exception:
        if again:
            return 3
        return 0
    result = step_0(0)
    if result:
        return result
    result = step_1(1)
    if result:
        return result
    result = step_2(2)
    if result:
        return result
    result = step_3(3)
    if result:
        return result
    result = step_4(4)
    if result:
        return result
    result = step_5(5)
    if result:
        return result
    result = step_6(6)
    if result:
        return result
    result = step_7(7)
    if result:
        return result
    return 0


def step_4(again=None):
    try:
        urllib.request.urlopen("http://127.0.0.1/4").read()
    except Exception:
        if again:
            return 4
        return 0
    result = step_0(0)
    if result:
        return result
    result = step_1(1)
    if result:
        return result
    result = step_2(2)
    if result:
        return result
    result = step_3(3)
    if result:
        return result
    result = step_4(4)
    if result:
        return result
    result = step_5(5)
    if result:
        return result
    result = step_6(6)
    if result:
        return result
    result = step_7(7)
    if result:
        return result
    return 0


def step_5(again=None):
    try:
        urllib.request.urlopen("http://127.0.0.1/5").read()
    except Exception:
        if again:
            return 5
        return 0
    result = step_0(0)
    if result:
        return result
    result = step_1(1)
    if result:
        return result
    result = step_2(2)
    if result:
        return result
    result = step_3(3)
    if result:
        return result
    result = step_4(4)
    if result:
        return result
    result = step_5(5)
    if result:
        return result
    result = step_6(6)
    if result:
        return result
    result = step_7(7)
    if result:
        return result
    return 0


def step_6(again=None):
    try:
        urllib.request.urlopen("http://127.0.0.1/6").read()
    except Exception:
        if again:
            return 6
        return 0
    result = step_0(0)
    if result:
        return result
    result = step_1(1)
    if result:
        return result
    result = step_2(2)
    if result:
        return result
    result = step_3(3)
    if result:
        return result
    result = step_4(4)
    if result:
        return result
    result = step_5(5)
    if result:
        return result
    result = step_6(6)
    if result:
        return result
    result = step_7(7)
    if result:
        return result
    return 0


def step_7(again=None):
    try:
        urllib.request.urlopen("http://127.0.0.1/7").read()
    except Exception:
        if again:
            return 7
        return 0
    result = step_0(0)
    if result:
        return result
    result = step_1(1)
    if result:
        return result
    result = step_2(2)
    if result:
        return result
    result = step_3(3)
    if result:
        return result
    result = step_4(4)
    if result:
        return result
    result = step_5(5)
    if result:
        return result
    result = step_6(6)
    if result:
        return result
    result = step_7(7)
    if result:
        return result
    return 0


if __name__ == "__main__":
    sys.exit(step_0())
