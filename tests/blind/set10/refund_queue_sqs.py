"""Reads refund requests from SQS and books them in the ledger file."""
import json
import logging
import os

import boto3
from botocore.config import Config

ENDPOINT = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "9324")
QUEUE = ENDPOINT + "/000000000000/refunds"
log = logging.getLogger("refunds")


def make_client():
    return boto3.client(
        "sqs",
        endpoint_url=ENDPOINT,
        region_name="eu-central-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
        config=Config(retries={"mode": "standard", "max_attempts": 6}, read_timeout=70),
    )


def batches(client):
    while True:
        reply = client.receive_message(QueueUrl=QUEUE, MaxNumberOfMessages=10, WaitTimeSeconds=20)
        messages = reply.get("Messages", [])
        if not messages:
            return
        yield messages


def main():
    logging.basicConfig(level=logging.INFO)
    client = make_client()
    booked = 0
    with open("ledger.jsonl", "a") as ledger:
        for messages in batches(client):
            for message in messages:
                ledger.write(json.dumps({"refund": json.loads(message["Body"])}) + "\n")
                client.delete_message(QueueUrl=QUEUE, ReceiptHandle=message["ReceiptHandle"])
                booked += 1
    log.info("%d refunds booked", booked)


if __name__ == "__main__":
    main()
