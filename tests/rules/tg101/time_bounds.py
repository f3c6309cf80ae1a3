import select
import sqlite3
import time

import requests

PAUSE = 0.5


def paused(urls):
    for url in urls:
        try:
            time.sleep(1)
            response = requests.get(url, timeout=30)
            time.sleep(PAUSE)
        except Exception:
            print("again")


def read_in_parts(urls):
    for url in urls:
        try:
            requests.get(url, timeout=(3, 30))
        except Exception:
            print("again")


def local_database(rows):
    connection = sqlite3.connect("jobs.db")
    for row in rows:
        try:
            connection.execute("INSERT INTO jobs VALUES (?)", row)
            connection.commit()
        except Exception:
            print("again")


def scraped(rows):
    for row in rows:
        try:
            href = row.select("a")[-1]["href"]
        except Exception:
            href = ""


def too_long(urls):
    for url in urls:
        try:
            requests.get(url, timeout=7200)
        except Exception:  # TG101
            print("again")


def without_an_end(urls):
    for url in urls:
        try:
            requests.get(url, timeout=None)
        except Exception:  # TG101
            print("again")


def polls(descriptors):
    for descriptor in descriptors:
        try:
            select.select([descriptor], [], [])
        except Exception:  # TG101
            print("again")


if __name__ == "__main__":
    paused([])
    read_in_parts([])
    local_database([])
    scraped([])
    too_long([])
    without_an_end([])
    polls([])
