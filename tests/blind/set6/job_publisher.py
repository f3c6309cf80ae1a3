"""Publish the jobs of the night to the work queue."""
import os

from kombu import Connection, Exchange, Queue

JOBS = [{"name": "rebuild-feeds"}, {"name": "send-reports"}]
EXCHANGE = Exchange("jobs", type="direct")
QUEUE = Queue("night-jobs", EXCHANGE, routing_key="night")


def say(exc, interval):
    print(f"broker not there ({exc}), next try in {interval}s", flush=True)


def publish(connection, jobs):
    producer = connection.Producer(serializer="json")
    for job in jobs:
        producer.publish(job, exchange=EXCHANGE, routing_key="night",
                         declare=[QUEUE], retry=False)
    return len(jobs)


def main():
    url = os.environ.get("BROKER_URL", "amqp://guest:guest@broker.internal//")
    with Connection(url, connect_timeout=1) as connection:
        connection.ensure_connection(errback=say, max_retries=1,
                                     interval_start=0.1, interval_step=0.1)
        count = publish(connection, JOBS)
    print(count, "jobs published")


if __name__ == "__main__":
    main()
