"""Wait for one fresh value of the boiler and print it."""
import os
import threading

import paho.mqtt.client as mqtt

got = threading.Event()
values = []


def on_connect(client, userdata, flags, reason_code, properties=None):
    client.subscribe("plant/boiler/temperature")


def on_message(client, userdata, message):
    values.append(float(message.payload))
    got.set()


def main():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="gauge")
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(os.environ.get("BROKER", "mqtt.plant.example"), int(os.environ.get("BROKER_PORT", "1883")))
    client.loop_start()
    got.wait()
    client.disconnect()
    print("boiler", values[-1])


if __name__ == "__main__":
    main()
