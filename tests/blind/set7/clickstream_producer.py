"""Forward the web server's click log into Kafka."""
import json
import os
import sys

from confluent_kafka import Producer

LOG = os.environ.get("CLICK_LOG", "/var/log/web/clicks.jsonl")
TOPIC = "clicks"
failed = []


def on_delivery(err, msg):
    if err is not None:
        failed.append(msg.key())


def forward(producer, path):
    count = 0
    with open(path, encoding="utf-8") as fh:
        for line in fh:
            click = json.loads(line)
            producer.produce(TOPIC, key=click["visitor"], value=line,
                             on_delivery=on_delivery)
            producer.poll(0)
            count += 1
    return count


def main():
    producer = Producer({
        "bootstrap.servers": os.environ.get("KAFKA_ADDR", "kafka.internal:9092"),
        "message.timeout.ms": 0,
        "acks": "all",
    })
    count = forward(producer, LOG)
    producer.flush()
    print(f"{count} clicks, {len(failed)} failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
