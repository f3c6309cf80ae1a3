"""Collect 100 retained meter values from the broker, then exit."""
import json
import os

import paho.mqtt.client as mqtt

values = {}


def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe("meters/+/total")


def on_message(client, userdata, msg):
    values[msg.topic] = float(msg.payload)
    if len(values) >= 100:
        client.disconnect()


def main():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(os.environ["SVC_HOST"], int(os.environ["MQTT_PORT"]), keepalive=60)
    client.loop_forever()
    with open("meters.json", "w") as f:
        json.dump(values, f)


if __name__ == "__main__":
    main()
