# The client comes from a function, or from an attribute by way of a variable.
import websocket


def connect():
    return websocket.WebSocketApp("ws://127.0.0.1/", on_error=print)


class Recorder:
    def __init__(self):
        self.app = websocket.WebSocketApp("ws://127.0.0.1/", on_error=print)

    def run(self):
        client = self.app
        client.run_forever()  # TG110


def main():
    feed = connect()
    feed.run_forever()  # TG110
    Recorder().run()


main()
