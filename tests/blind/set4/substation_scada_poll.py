"""Grid control: take one snapshot of all feeder currents from the substation gateway."""
import os
import queue
import socket
import sys
import threading

FEEDERS = [f"F{n:02d}" for n in range(1, 7)]


class Feeder(threading.Thread):
    def __init__(self, name, addr, inbox):
        super().__init__(name=name, daemon=True)
        self.addr, self.inbox = addr, inbox

    def run(self):
        try:
            s = socket.create_connection(self.addr)
            s.sendall(f"GET {self.name} I_L1\n".encode())
            data = s.recv(64)
            self.inbox.put((self.name, float(data)))
        except Exception as e:
            self.inbox.put((self.name, e))


def snapshot(addr):
    inbox, values = queue.Queue(), {}
    for name in FEEDERS:
        Feeder(name, addr, inbox).start()
    while len(values) < len(FEEDERS):
        point, value = inbox.get()
        values[point] = value
    return values


def main():
    addr = os.environ.get("SCADA_GW", "10.1.1.1"), int(os.environ.get("SCADA_GW_PORT", "2404"))
    values = snapshot(addr)
    broken = [n for n, v in values.items() if isinstance(v, Exception)]
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "snapshot.csv"), "w") as f:
        f.writelines(f"{n};{v}\n" for n, v in sorted(values.items()) if n not in broken)
    return 3 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
