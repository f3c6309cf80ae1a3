"""Container terminal: follow the open crane moves until the yard system reports all of them done."""
import os
import time
import xmlrpc.client
from datetime import datetime


class YardTracker:
    def __init__(self, url):
        self.proxy = xmlrpc.client.ServerProxy(url, allow_none=True)
        self.open = list(self.proxy.list_moves())
        self.done = []

    def step(self):
        for move_id in list(self.open):
            try:
                reply = self.proxy.move_status(move_id)
            except (OSError, xmlrpc.client.ProtocolError) as e:
                print(f"{datetime.now():%H:%M:%S} {move_id}: gateway busy ({e})")
                continue
            if reply["state"] in ("DONE", "CANCELLED"):
                self.open.remove(move_id)
                self.done.append((move_id, reply["state"]))

    def run(self, pause=0.2):
        while self.open:
            self.step()
            time.sleep(pause)
        return self.done


def write(done):
    path = os.path.join(os.environ.get("WORK_DIR", "."), "moves.log")
    with open(path, "a") as f:
        for move_id, state in done:
            f.write(f"{datetime.now().isoformat()} {move_id} {state}\n")


if __name__ == "__main__":
    write(YardTracker(os.environ.get("YARD_URL", "http://yard.terminal.internal/RPC2")).run())
