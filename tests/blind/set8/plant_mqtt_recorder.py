"""Record the plant's MQTT values in a day file."""
import json
import os
import time

import paho.mqtt.client as mqtt

BROKER = os.environ.get("BROKER", "mqtt.plant.example")
PORT = int(os.environ.get("BROKER_PORT", "1883"))
TOPICS = [("plant/+/temperature", 0), ("plant/+/pressure", 0)]


def on_connect(client, userdata, flags, reason_code, properties=None):
    client.subscribe(TOPICS)


def on_message(client, userdata, message):
    with open(time.strftime("plant-%Y%m%d.jsonl"), "a") as fh:
        fh.write(json.dumps({"t": time.time(), "topic": message.topic, "v": message.payload.decode()}) + "\n")


def main():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="recorder")
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(BROKER, PORT, keepalive=60)
    client.loop_forever()


if __name__ == "__main__":
    main()
