"""Pull return-label requests from Pub/Sub for a while, then stop."""
import json
import os

from google.cloud import pubsub_v1

PROJECT = os.environ.get("GCP_PROJECT", "corp-returns")
SUBSCRIPTION = os.environ.get("LABEL_SUBSCRIPTION", "return-labels")
OUT = os.environ.get("LABEL_DIR", "/srv/labels")


def on_request(message):
    request = json.loads(message.data)
    path = os.path.join(OUT, request["return_id"] + ".zpl")
    with open(path, "w") as fh:
        fh.write(f"^XA^FD{request['address']}^FS^XZ")
    message.ack()


def main():
    subscriber = pubsub_v1.SubscriberClient()
    path = subscriber.subscription_path(PROJECT, SUBSCRIPTION)
    future = subscriber.subscribe(path, callback=on_request)
    print("listening on", path)
    with subscriber:
        try:
            future.result(timeout=4 * 3600)
        except TimeoutError:
            future.cancel()
            future.result()
    print("shift is over")


if __name__ == "__main__":
    main()
