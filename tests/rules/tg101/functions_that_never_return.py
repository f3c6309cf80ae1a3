import functools
import sys

import requests

import maas_common


def _fail(name, error):
    sys.exit(f"{name}: {error}")


FAIL = functools.partial(_fail, "job")


def fetch_all(urls):
    for url in urls:
        try:
            requests.get(url)
        except OSError as error:
            maas_common.status_err(error)


def fetch(urls, hutil):
    for url in urls:
        try:
            requests.get(url)
        except OSError:
            hutil.do_exit(1)


def fetch_one(urls):
    for url in urls:
        try:
            requests.get(url)
        except OSError as error:
            FAIL(error)


def fetch_in_spite(urls):
    for url in urls:
        try:
            requests.get(url)
        except OSError as error:  # TG101
            maas_common.status_ok(error)


if __name__ == "__main__":
    fetch_all([])
    fetch([], None)
    fetch_one([])
    fetch_in_spite([])
