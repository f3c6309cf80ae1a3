# Clients that give up by themselves, and what only looks like them.
import http.client
import sys

import mlflow
import pynvml


def members(service):
    for group in sys.argv:
        try:
            service.members().list(group=group).execute()
        except Exception as error:  # TG101 (low)
            print(error)


def runs():
    for name in sys.argv:
        try:
            print(mlflow.get_run(name))
        except Exception as error:
            print(error)


def cards():
    for number in range(4):
        try:
            pynvml.nvmlDeviceGetHandleByIndex(number)
        except Exception as error:
            print(error)


def posted(kept, host):
    for attempt in range(2):
        connection = kept.get(host)
        if connection is None:
            connection = http.client.HTTPSConnection(host)
        connection.timeout = 10
        try:
            connection.request("POST", "/")
            return connection.getresponse()
        except OSError:
            kept.pop(host)


def posted_for_ever(kept, host):
    for attempt in range(2):
        channel = kept.get(host)
        try:
            channel.request("POST", "/")
            return channel.getresponse()
        except OSError:  # TG101
            kept.pop(host)


if __name__ == "__main__":
    members(connected())
    runs()
    cards()
    posted({}, "localhost")
    posted_for_ever({}, "localhost")
