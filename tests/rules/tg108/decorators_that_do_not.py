# Decorators that let the exception through.
import backoff
import functools
import retry
import retrying
import stamina
import tenacity
import time


@tenacity.retry(stop=tenacity.stop_after_delay(60))
def fetch_0():
    time.sleep(600)


@tenacity.retry(stop=tenacity.stop_after_attempt(3) | tenacity.stop_after_delay(60))
def fetch_1():
    time.sleep(600)


@tenacity.retry(retry=tenacity.retry_if_exception_type(KeyError))
def fetch_2():
    time.sleep(600)


@tenacity.retry(retry=tenacity.retry_if_not_exception_type(OSError))
def fetch_3():
    time.sleep(600)


@tenacity.retry(retry=tenacity.retry_if_result(bool))
def fetch_4():
    time.sleep(600)


@tenacity.retry(retry=unknown)
def fetch_5():
    time.sleep(600)


@tenacity.retry(stop=tenacity.stop_after_attempt(1))
def fetch_6():
    time.sleep(600)


@backoff.on_exception(backoff.expo, OSError, giveup=is_timeout_error)
def fetch_7():
    time.sleep(600)


@backoff.on_exception(backoff.expo, KeyError)
def fetch_8():
    time.sleep(600)


@backoff.on_predicate(backoff.expo)
def fetch_9():
    time.sleep(600)


@retrying.retry(stop_max_delay=1000)
def fetch_10():
    time.sleep(600)


@retrying.retry(retry_on_exception=unknown)
def fetch_11():
    time.sleep(600)


@retrying.retry(retry_on_exception=lambda error: isinstance(error, KeyError))
def fetch_12():
    time.sleep(600)


@retry.retry(KeyError)
def fetch_13():
    time.sleep(600)


@retry.retry(tries=1)
def fetch_14():
    time.sleep(600)


@stamina.retry(on=OSError)
def fetch_15():
    time.sleep(600)


@functools.cache
def fetch_16():
    time.sleep(600)


fetch_0()
fetch_1()
fetch_2()
fetch_3()
fetch_4()
fetch_5()
fetch_6()
fetch_7()
fetch_8()
fetch_9()
fetch_10()
fetch_11()
fetch_12()
fetch_13()
fetch_14()
fetch_15()
fetch_16()
