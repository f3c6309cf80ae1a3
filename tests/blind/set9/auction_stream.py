"""Follow the auction house's stream and keep the last bids."""
import json
import os

import websocket

URL = os.environ.get("API_URL", "http://stream.auctions.example").replace("http", "ws", 1)
bids = {}


def on_open(ws):
    ws.send(json.dumps({"subscribe": ["paintings", "watches"]}))


def on_message(ws, text):
    event = json.loads(text)
    if event["kind"] == "bid":
        bids[event["lot"]] = event["cents"]
    elif event["kind"] == "closed":
        print(event["lot"], bids.pop(event["lot"], None))


def on_error(ws, error):
    print("stream error:", error)


def main():
    app = websocket.WebSocketApp(
        URL + "/bids", on_open=on_open, on_message=on_message, on_error=on_error
    )
    app.run_forever(ping_interval=30, ping_timeout=10, reconnect=5)


if __name__ == "__main__":
    main()
