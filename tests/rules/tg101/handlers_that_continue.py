# Handlers after which the loop continues.
import errno
import sys
import time


def case_1():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            pass


def case_2():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            continue


def case_3():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            print(error)


def case_4():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            time.sleep(5)


def case_5():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if attempt > 3:
                raise


def case_6():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if error.errno == errno.EINTR:
                raise


def case_7():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if error.errno != errno.EINTR:
                continue
            raise


def case_8():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if get_errno(other) != errno.EINTR:
                raise


def case_9():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if get_code(error) != errno.EINTR:
                raise


def case_10():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if "operation timed out" not in str(error):
                raise


def case_11():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if "job" not in str(error):
                raise


def case_12():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if "no such column" not in str(other):
                raise


def case_13():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if "no such column" in str(error):
                raise


def case_14():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if isinstance(error, ValueError):
                raise


def case_15():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if not isinstance(error, OSError):
                sys.exit(1)


def case_16():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            for _ in range(3):
                break


def case_17():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            with lock:
                continue


def case_18():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            try:
                close()
            finally:
                print()


def case_19():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            match attempt:
                case 3:
                    raise


def case_20():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            while attempts:
                return


def case_21():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if time.time() < deadline:
                raise


def case_22():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if time.monotonic() == deadline:
                raise


def case_23():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if time.time() > time.time():
                raise


def case_24():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:  # TG101
            if time.time() * 2 > deadline:
                raise


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
