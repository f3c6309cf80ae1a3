"""Record trade ticks from the exchange until 1000 are there."""
import json
import os

import websocket


class Recorder:
    def __init__(self, url, wanted=1000):
        self.ticks, self.wanted = [], wanted
        self.app = websocket.WebSocketApp(url, on_open=self.on_open, on_message=self.on_message, on_error=self.on_error)

    def on_open(self, ws):
        ws.send(json.dumps({"op": "subscribe", "channel": "ticks"}))

    def on_message(self, ws, message):
        self.ticks.append(json.loads(message))
        if len(self.ticks) >= self.wanted:
            ws.close()

    def on_error(self, ws, error):
        print("websocket:", error)

    def run(self):
        self.app.run_forever()
        return self.ticks


def main():
    ticks = Recorder(os.environ["WS_URL"]).run()
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "ticks.json"), "w") as fh:
        json.dump(ticks, fh)
    print(len(ticks), "ticks recorded")


if __name__ == "__main__":
    main()
