"""What is given a timeout before it waits."""

import atexit
import time

import pycurl
import requests

conn = pycurl.Curl()
other = pycurl.Curl()


def logout():
    conn.setopt(pycurl.URL, "http://127.0.0.1/logout")
    conn.setopt(pycurl.TIMEOUT, 10)
    conn.perform()


def main():
    atexit.register(logout)
    time.sleep(7200)


if __name__ == "__main__":
    main()
