"""Removes Kafka topics of branches that were closed."""
import logging
import os

from kafka import KafkaAdminClient
from kafka.errors import KafkaError

BOOTSTRAP = "127.0.0.1:%s" % os.environ.get("SILENT_PORT", "9092")
CLOSED_BRANCHES = {"b017", "b044"}
log = logging.getLogger("topic_cleanup")


def admin():
    while True:
        try:
            return KafkaAdminClient(bootstrap_servers=BOOTSTRAP, client_id="topic-cleanup", request_timeout_ms=30000)
        except KafkaError as exc:
            log.warning("cluster not reachable: %s", exc)


def obsolete(topics):
    for topic in topics:
        branch = topic.split(".", 1)[0]
        if branch in CLOSED_BRANCHES:
            yield topic


def main():
    logging.basicConfig(level=logging.WARNING)
    client = admin()
    try:
        doomed = list(obsolete(client.list_topics()))
        if doomed:
            client.delete_topics(doomed)
        print("removed", len(doomed), "topics")
    finally:
        client.close()


if __name__ == "__main__":
    main()
