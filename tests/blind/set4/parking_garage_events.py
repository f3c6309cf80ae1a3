"""City works: collect the parking garages' events until each garage has sent its day total."""
import json
import os

import websocket

GARAGES = {"dom", "station", "theatre"}


class Collector:
    def __init__(self, url):
        self.totals = {}
        self.app = websocket.WebSocketApp(url, on_open=self.on_open, on_message=self.on_message, on_error=self.on_error)

    def on_open(self, ws):
        ws.send(json.dumps({"subscribe": "day-total", "garages": sorted(GARAGES)}))

    def on_message(self, ws, text):
        event = json.loads(text)
        if event.get("kind") == "day-total":
            self.totals[event["garage"]] = event["cars"]
        if GARAGES <= set(self.totals):
            ws.close()

    def on_error(self, ws, error):
        print("stream:", error)

    def run(self):
        app = self.app
        app.run_forever()
        return self.totals


def main():
    totals = Collector(os.environ.get("GARAGE_WS", "ws://garages.internal/stream")).run()
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "parking.csv"), "w") as f:
        for garage in sorted(GARAGES):
            f.write(f"{garage};{totals.get(garage, '')}\n")


if __name__ == "__main__":
    main()
