# Handlers that end the job.
import datetime
import errno
import os
import sys
import time


def give_up(error):
    print(error)
    sys.exit(1)


def case_1():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            raise


def case_2():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            raise SystemExit(1)


def case_3():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            raise RuntimeError from error


def case_4():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            sys.exit(1)


def case_5():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            sys.exit()


def case_6():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            exit(1)


def case_7():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            os._exit(1)


def case_8():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            break


def case_9():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            print(error)
            break


def case_10():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            die("failed")


def case_11():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            log.fatal("failed")


def case_12():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            give_up(error)


def case_13():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if verbose:
                print(error)
            raise


def case_14():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if verbose:
                raise
            else:
                sys.exit(1)


def case_15():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if error.errno != errno.EINTR:
                raise


def case_16():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if error.errno == errno.EINTR:
                continue
            raise


def case_17():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if error.errno not in (errno.EINTR, errno.EAGAIN):
                raise


def case_18():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if error.args[0] == errno.EINTR:
                continue
            else:
                raise


def case_19():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if getattr(error, "errno", 0) == errno.EINTR:
                continue
            raise


def case_20():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if get_errno(error) != errno.EINTR:
                raise


def case_21():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if "no such column" not in str(error):
                raise


def case_22():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if "No such column" in str(error).lower():
                continue
            raise


def case_23():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if support.errno_from_exception(error) not in (errno.EINTR, errno.EAGAIN):
                raise


def case_24():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if not (hasattr(error, "response") and error.response):
                raise


def case_25():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if isinstance(error, TimeoutError):
                raise


def case_26():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            try:
                close()
            finally:
                raise


def case_27():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            with lock:
                raise


def case_28():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            while True:
                raise


def case_29():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if time.time() > deadline:
                raise


def case_30():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if time.monotonic() - start >= limit:
                raise


def case_31():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if datetime.datetime.now() < start + limit:
                continue
            raise


def case_32():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if deadline - time.time() <= 0:
                sys.exit(1)


def case_33():
    while True:
        try:
            time.sleep(7200)
        except OSError as error:
            if start + limit < time.time() + 5:
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
    case_25()
    case_26()
    case_27()
    case_28()
    case_29()
    case_30()
    case_31()
    case_32()
    case_33()
