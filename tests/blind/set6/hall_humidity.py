"""Note the humidity in the halls that the sensors publish by MQTT."""
import os
import threading

import paho.mqtt.client as mqtt

WANTED = 100
readings = {}
complete = threading.Event()


def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe("halls/+/humidity")


def on_message(client, userdata, message):
    hall = message.topic.split("/")[1]
    readings.setdefault(hall, []).append(float(message.payload))
    if sum(map(len, readings.values())) >= WANTED:
        complete.set()


def main():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="humidity")
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(os.environ.get("MQTT_HOST", "mqtt.internal"),
                   int(os.environ.get("MQTT_PORT", "1883")), keepalive=60)
    client.loop_start()
    try:
        complete.wait()
    finally:
        client.loop_stop()
    for hall, values in sorted(readings.items()):
        print(hall, round(sum(values) / len(values), 1))


if __name__ == "__main__":
    main()
