"""Take the orders that came in overnight from the queue."""
import json
import logging
import os
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

log = logging.getLogger(__name__)


def receive(sqs, url):
    resp = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1)
    return resp.get("Messages", [])


def run():
    cfg = Config(read_timeout=600, retries={"max_attempts": 0})
    sqs = boto3.client("sqs", endpoint_url=os.environ["API_URL"], config=cfg)
    url = os.environ["API_URL"] + "/000000000000/orders"
    for msg in receive(sqs, url):
        log.info("order %s", json.loads(msg["Body"])["id"])
        sqs.delete_message(QueueUrl=url, ReceiptHandle=msg["ReceiptHandle"])


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    try:
        run()
    except (BotoCoreError, ClientError) as e:
        log.error("queue error: %s", e)
        sys.exit(1)
