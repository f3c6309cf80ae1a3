# An answer that never comes is a ReadTimeout of requests, and passes by urllib's URLError.
import time
import urllib.error
import urllib.request

import requests


def ask(url):
    while True:
        try:
            return requests.get(url)
        except requests.ConnectionError:
            time.sleep(1)


def load(path):
    while True:
        try:
            return urllib.request.urlopen(f"http://127.0.0.1/{path}").read()
        except urllib.error.URLError:
            time.sleep(1)


def fetch(url):
    while True:
        try:
            return requests.get(url)
        except requests.ReadTimeout:  # TG101
            time.sleep(1)


ask(a)
load(b)
fetch(c)
