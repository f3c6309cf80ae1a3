# By default kombu tries to connect for ever.
import kombu


def publish(url, tasks):
    with kombu.Connection(url) as connection:
        connection.ensure_connection(interval_start=1)  # TG108
        producer = connection.Producer()
        send = connection.ensure(producer, producer.publish)  # TG108
        for task in tasks:
            send(task)


if __name__ == "__main__":
    publish("amqp://broker.internal", [{"name": "warm-cache"}])
