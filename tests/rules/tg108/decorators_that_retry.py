# Decorators that retry on the exception.
import backoff
import requests
import retry
import retrying
import stamina
import tenacity
import time


@tenacity.retry  # TG108
def fetch_0():
    time.sleep(7200)


@tenacity.retry()  # TG108
def fetch_1():
    time.sleep(7200)


@tenacity.retry(stop=tenacity.stop_after_attempt(3))  # TG108
def fetch_2():
    time.sleep(7200)


@tenacity.retry(retry=tenacity.retry_if_exception_type())  # TG108
def fetch_3():
    time.sleep(7200)


@tenacity.retry(retry=tenacity.retry_if_exception_type((KeyError, IOError)))  # TG108
def fetch_4():
    time.sleep(7200)


@tenacity.retry(  # TG108
    retry=tenacity.retry_if_exception_type(KeyError) | tenacity.retry_if_exception_type(OSError)
)
def fetch_5():
    time.sleep(7200)


@tenacity.retry(retry=tenacity.retry_any(tenacity.retry_if_exception_type(OSError)))  # TG108
def fetch_6():
    time.sleep(7200)


@tenacity.retry(retry=tenacity.retry_if_not_exception_type(KeyError))  # TG108
def fetch_7():
    time.sleep(7200)


@backoff.on_exception(backoff.expo, Exception)  # TG108
def fetch_8():
    time.sleep(7200)


@backoff.on_exception(backoff.expo, requests.RequestException, max_tries=3)  # TG108
def fetch_9():
    time.sleep(7200)


@backoff.on_exception(backoff.expo, OSError, max_time=60)  # TG108
def fetch_10():
    time.sleep(7200)


@retrying.retry  # TG108
def fetch_11():
    time.sleep(7200)


@retrying.retry(stop_max_attempt_number=3)  # TG108
def fetch_12():
    time.sleep(7200)


@retrying.retry(retry_on_exception=lambda error: isinstance(error, IOError))  # TG108
def fetch_13():
    time.sleep(7200)


@retry.retry()  # TG108
def fetch_14():
    time.sleep(7200)


@retry.retry(OSError, tries=3)  # TG108
def fetch_15():
    time.sleep(7200)


@stamina.retry(on=OSError, timeout=None)  # TG108
def fetch_16():
    time.sleep(7200)


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
