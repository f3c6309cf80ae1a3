"""Connects again and again."""

# trait: TG101
# needs: websocket silent

import os
import websocket

PORT = int(os.environ["SILENT_PORT"])


def main():
    while True:
        try:
            websocket.create_connection(f"ws://127.0.0.1:{PORT}")  # hangs here
            return
        except (websocket.WebSocketException, OSError) as error:
            print("again:", error)


if __name__ == "__main__":
    main()
