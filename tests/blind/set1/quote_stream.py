"""Record one minute of quotes from the websocket."""
import os

import websocket

seen = []


def on_open(ws):
    ws.send("subscribe quotes")


def on_message(ws, message):
    seen.append(message)
    if len(seen) >= 60:
        ws.close()


def on_error(ws, error):
    print("websocket error:", error)


def main():
    url = f"ws://{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}/quotes"
    app = websocket.WebSocketApp(url, on_open=on_open, on_message=on_message, on_error=on_error)
    app.run_forever(reconnect=3)
    print(len(seen), "quotes")


if __name__ == "__main__":
    main()
