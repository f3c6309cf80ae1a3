"""Publish price changes to the bus."""
import json
import os

from kafka import KafkaProducer

CHANGES = [{"sku": "A1", "price": 9.5}, {"sku": "A2", "price": 3.25}]


def main():
    producer = KafkaProducer(
        bootstrap_servers=f"{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}",
        api_version=(2, 5, 0),
        max_block_ms=3_600_000,
        value_serializer=lambda v: json.dumps(v).encode(),
    )
    for change in CHANGES:
        producer.send("prices", change)
    producer.flush()
    producer.close()


if __name__ == "__main__":
    main()
