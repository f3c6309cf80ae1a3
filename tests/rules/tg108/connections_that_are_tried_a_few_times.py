# It is told when to give up.
import kombu
from django.db import connection as database


def publish(url, tasks):
    database.ensure_connection()
    with kombu.Connection(url) as connection:
        connection.ensure_connection(max_retries=1)
        connection.ensure_connection(print, 3)
        connection.ensure_connection(timeout=30)
        producer = connection.Producer()
        send = connection.ensure(producer, producer.publish, max_retries=2)
        for task in tasks:
            send(task)


if __name__ == "__main__":
    publish("amqp://broker.internal", [{"name": "warm-cache"}])
