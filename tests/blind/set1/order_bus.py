import json
import os

import pika

PARAMS = pika.ConnectionParameters(host=os.environ["SVC_HOST"], port=int(os.environ["SVC_PORT"]),
                                   socket_timeout=None, stack_timeout=None, blocked_connection_timeout=None)


def main():
    connection = pika.BlockingConnection(PARAMS)
    channel = connection.channel()
    while True:
        method, _, body = channel.basic_get("orders")
        if method is None:
            break
        print(json.loads(body)["id"])
        channel.basic_ack(method.delivery_tag)
    connection.close()


if __name__ == "__main__":
    main()
