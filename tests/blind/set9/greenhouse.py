"""Write the greenhouse's readings into the day's file."""
import json
import os

import paho.mqtt.client as mqtt

HOST = os.environ.get("PEER_HOST", "mqtt.farm.internal")
PORT = int(os.environ.get("PEER_PORT", "1883"))
OUT = os.path.join(os.environ.get("WORK_DIR", "/srv/farm"), "readings.csv")


def on_connect(client, userdata, flags, reason, properties):
    client.subscribe("greenhouse/+/reading")


def on_message(client, userdata, message):
    reading = json.loads(message.payload)
    with open(OUT, "a") as out:
        out.write(f"{message.topic},{reading['t']},{reading['rh']}\n")


def main():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(HOST, PORT, keepalive=600)
    client.loop_forever()


if __name__ == "__main__":
    main()
