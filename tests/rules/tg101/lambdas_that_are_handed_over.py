# Lambdas that are handed over.
import requests


def retry(function):
    for _ in range(3):
        try:
            return function()
        except Exception as error:
            print(error)


def fetch(function):
    for _ in range(3):
        try:
            return function()
        except Exception as error:
            print(error)


def ask(question):
    for _ in range(3):
        try:
            return question()
        except Exception as error:  # TG101
            print(error)


retry(lambda: 1)
fetch(lambda: len([]))
ask(lambda: requests.get("http://127.0.0.1/"))
