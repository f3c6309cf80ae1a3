"""What is given an address, but no timeout, before it waits."""

import atexit
import time

import pycurl

conn = pycurl.Curl()


def logout():
    conn.setopt(pycurl.URL, "http://127.0.0.1/logout")
    conn.perform()  # TG106


def main():
    atexit.register(logout)
    time.sleep(7200)


if __name__ == "__main__":
    main()
