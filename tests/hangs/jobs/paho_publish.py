"""A client whose loop catches everything."""

# trait: TG101
# needs: paho.mqtt silent

import os

from paho.mqtt import publish

PORT = int(os.environ["SILENT_PORT"])


def main():
    publish.single("home/temperature", "21.5", hostname="127.0.0.1", port=PORT)  # hangs here


if __name__ == "__main__":
    main()
