# A program for the clipboard ends at once, and one that asks a server may not.
import subprocess

import requests


def copy(text):
    subprocess.run(["pbcopy"], input=text.encode())


def send(text):
    subprocess.run(["ssh", "log.test", "cat >> log"], input=text.encode())


def first():
    try:
        requests.get("https://shop.test/a")
    finally:
        copy("a")


def second():
    try:
        requests.get("https://shop.test/b")
    finally:
        send("b")  # TG106


if __name__ == "__main__":
    first()
    second()
