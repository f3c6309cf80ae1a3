"""Write MQTT readings of the cold store into a CSV."""
import csv
import os
import time

import paho.mqtt.client as mqtt

HOST = os.environ.get("BROKER_HOST", "mqtt.internal")
PORT = int(os.environ.get("BROKER_PORT", "1883"))
OUT = os.path.join(os.environ.get("READING_DIR", "/srv/readings"), "cold.csv")


def on_connect(client, userdata, flags, reason, properties):
    client.subscribe("coldstore/+/temp")


def on_message(client, userdata, msg):
    with open(OUT, "a", newline="") as fh:
        csv.writer(fh).writerow([time.time(), msg.topic, msg.payload.decode()])
    if msg.topic.startswith("coldstore/end"):
        client.disconnect()


def main():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="bridge")
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect_async(HOST, PORT, keepalive=30)
    client.loop_forever(retry_first_connection=True)


if __name__ == "__main__":
    main()
