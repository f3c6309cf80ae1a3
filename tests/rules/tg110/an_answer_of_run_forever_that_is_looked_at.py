# The answer tells of a failure.
import sys

import websocket


class Recorder:
    def __init__(self):
        self.app = websocket.WebSocketApp("ws://127.0.0.1/", on_error=print)

    def run(self):
        if self.app.run_forever():
            sys.exit(1)


Recorder().run()
