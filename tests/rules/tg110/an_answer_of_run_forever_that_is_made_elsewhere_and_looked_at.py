# The client comes from a function, or from an attribute by way of a variable.
import sys

import websocket


def connect():
    return websocket.WebSocketApp("ws://127.0.0.1/", on_error=print)


class Recorder:
    def __init__(self):
        self.app = websocket.WebSocketApp("ws://127.0.0.1/", on_error=print)

    def run(self):
        client = self.app
        if client.run_forever():
            sys.exit(1)


def main():
    feed = connect()
    if feed.run_forever():
        sys.exit(1)
    Recorder().run()


main()
