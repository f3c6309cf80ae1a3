# Except clauses that catch the exception.
# Of urllib, it is what a hang in the handshake of https becomes.
import asyncio
import concurrent.futures
import ftplib
import os
import requests
import select
import socket
import time
import urllib.request

URL = "https://example.com"
FAILURES = (KeyError, socket.error)
HARMLESS = (KeyError, ValueError)


def case_1():
    while True:
        try:
            time.sleep(7200)
        except:  # TG101
            pass


def case_2():
    while True:
        try:
            time.sleep(7200)
        except BaseException:  # TG101
            pass


def case_3():
    while True:
        try:
            time.sleep(7200)
        except Exception:  # TG101
            pass


def case_4():
    while True:
        try:
            time.sleep(7200)
        except Exception as error:  # TG101
            pass


def case_5():
    while True:
        try:
            time.sleep(7200)
        except OSError:  # TG101
            pass


def case_6():
    while True:
        try:
            time.sleep(7200)
        except IOError:  # TG101
            pass


def case_7():
    while True:
        try:
            time.sleep(7200)
        except EnvironmentError:  # TG101
            pass


def case_8():
    while True:
        try:
            time.sleep(7200)
        except os.error:  # TG101
            pass


def case_9():
    while True:
        try:
            time.sleep(7200)
        except socket.error:  # TG101
            pass


def case_10():
    while True:
        try:
            time.sleep(7200)
        except select.error:  # TG101
            pass


def case_11():
    while True:
        try:
            time.sleep(7200)
        except TimeoutError:  # TG101
            pass


def case_12():
    while True:
        try:
            time.sleep(7200)
        except socket.timeout:  # TG101
            pass


def case_13():
    while True:
        try:
            time.sleep(7200)
        except asyncio.TimeoutError:  # TG101
            pass


def case_14():
    while True:
        try:
            time.sleep(7200)
        except concurrent.futures.TimeoutError:  # TG101
            pass


def case_15():
    while True:
        try:
            time.sleep(7200)
        except (ValueError, OSError):  # TG101
            pass


def case_16():
    while True:
        try:
            time.sleep(7200)
        except (ValueError, *FAILURES):  # TG101
            pass


def case_17():
    while True:
        try:
            time.sleep(7200)
        except FAILURES:  # TG101
            pass


def case_18():
    while True:
        try:
            time.sleep(7200)
        except FAILURES + (KeyError,):  # TG101
            pass


def case_19():
    while True:
        try:
            time.sleep(7200)
        except requests.RequestException:  # TG101
            pass


def case_20():
    while True:
        try:
            time.sleep(7200)
        except requests.exceptions.Timeout:  # TG101
            pass


def case_21():
    while True:
        try:
            time.sleep(7200)
        except urllib.error.URLError:  # TG101 (low)
            pass


def case_22():
    while True:
        try:
            time.sleep(7200)
        except ftplib.all_errors:  # TG101
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
