"""Capture the first 1000 trades of the session from the market data feed."""
import json
import os

import websocket

trades = []


def on_message(ws, message):
    trades.append(json.loads(message))
    if len(trades) >= 1000:
        ws.close()


def on_error(ws, error):
    print("feed error:", error)


def on_open(ws):
    ws.send(json.dumps({"op": "subscribe", "channel": "trades"}))


def main():
    ws = websocket.WebSocketApp(os.environ["WS_FEED"], on_open=on_open, on_message=on_message, on_error=on_error)
    ws.run_forever()
    with open("trades.json", "w") as f:
        json.dump(trades, f)


if __name__ == "__main__":
    main()
