"""Note the room temperatures that the sensors publish by MQTT."""
import os

import paho.mqtt.client as mqtt

WANTED = 500
readings = {}


def on_connect(client, userdata, flags, reason_code, properties):
    print("connected:", reason_code)
    client.subscribe("building/+/temperature")


def on_message(client, userdata, message):
    room = message.topic.split("/")[1]
    readings.setdefault(room, []).append(float(message.payload))
    if sum(map(len, readings.values())) >= WANTED:
        client.disconnect()


def main():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="temperatures")
    client.on_connect = on_connect
    client.on_message = on_message
    client.connect(os.environ.get("MQTT_HOST", "mqtt.internal"),
                   int(os.environ.get("MQTT_PORT", "1883")), keepalive=60)
    client.loop_forever(retry_first_connection=True)
    for room, values in sorted(readings.items()):
        print(room, round(sum(values) / len(values), 1))


if __name__ == "__main__":
    main()
