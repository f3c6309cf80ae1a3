import json
import os

from kafka import KafkaConsumer


def main():
    consumer = KafkaConsumer(
        "clicks",
        bootstrap_servers=f"{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}",
        group_id="drain",
        api_version=(2, 5, 0),
        enable_auto_commit=False,
        value_deserializer=json.loads,
    )
    n = 0
    for msg in consumer:
        n += 1
        if msg.value.get("last"):
            break
    consumer.close()
    print(n, "clicks")


if __name__ == "__main__":
    main()
