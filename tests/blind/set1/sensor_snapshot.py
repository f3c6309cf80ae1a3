"""Collect one retained message from every sensor."""
import os

import paho.mqtt.client as mqtt

values = {}


def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe("sensors/+/state")


def on_message(client, userdata, msg):
    values[msg.topic] = msg.payload
    if len(values) == 3:
        client.disconnect()


def main():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.on_connect, client.on_message = on_connect, on_message
    client.connect(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]), keepalive=300)
    client.loop_forever()
    print(values)


if __name__ == "__main__":
    main()
