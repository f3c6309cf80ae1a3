"""Count the barn's door events until the evening message arrives."""
import os
import threading

import paho.mqtt.client as mqtt

HOST = os.environ.get("PEER_HOST", "mqtt.farm.internal")
PORT = int(os.environ.get("PEER_PORT", "1883"))
evening = threading.Event()
doors = {}


def on_connect(client, userdata, flags, reason, properties):
    client.subscribe("barn/#")


def on_message(client, userdata, message):
    if message.topic == "barn/evening":
        evening.set()
    else:
        doors[message.topic] = doors.get(message.topic, 0) + 1


def main():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(HOST, PORT, keepalive=600)
    client.loop_start()
    evening.wait()
    client.disconnect()
    for topic, count in sorted(doors.items()):
        print(topic, count)


if __name__ == "__main__":
    main()
