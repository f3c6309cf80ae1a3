# What another package does in a loop is not known.
import time

import vendor
import yaml


def ship(client):
    for order in client.orders():
        try:
            client.ship(order)
        except Exception as error:
            print("skipped", error)


def parse(texts):
    for text in texts:
        try:
            yaml.safe_load(text)
        except Exception as error:
            print("skipped", error)


def poll(status):
    for _ in range(10):
        try:
            return status.of("job")
        except Exception:
            time.sleep(1)


ship(vendor.Client())
parse(["a: 1"])
poll(other)
