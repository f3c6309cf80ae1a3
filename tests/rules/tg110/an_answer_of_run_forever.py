# Whatever is raised is passed to on_error().
import websocket


class Recorder:
    def __init__(self):
        self.app = websocket.WebSocketApp("ws://127.0.0.1/", on_error=print)

    def run(self):
        self.app.run_forever()  # TG110


Recorder().run()
