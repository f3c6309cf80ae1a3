"""A client whose requests time out, but for a stream without an end."""

import sys
from concurrent.futures import ThreadPoolExecutor

from google.cloud import pubsub_v1

client = pubsub_v1.SubscriberClient()


def listen(name):
    stream = client.subscribe(name, callback=print)
    stream.result()


def pull(name):
    return client.pull(subscription=name, max_messages=5)


def main():
    with ThreadPoolExecutor() as pool:  # TG102
        pool.map(listen, sys.argv)
    with ThreadPoolExecutor() as other_pool:
        other_pool.map(pull, sys.argv)


if __name__ == "__main__":
    main()
