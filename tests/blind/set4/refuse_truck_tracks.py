"""City works: ask the refuse trucks' trackers for today's mileage (UDP, one packet each way)."""
import os
import socket
import struct
from dataclasses import dataclass, field

ASK = struct.Struct("!HHI")
ANSWER = struct.Struct("!HIf")


@dataclass
class Truck:
    number: int
    km: float = 0.0
    errors: list = field(default_factory=list)


def query(sock, truck, addr):
    sock.sendto(ASK.pack(0xBEEF, truck.number, 0), addr)
    while True:
        try:
            packet, peer = sock.recvfrom(1500)
            number, _, km = ANSWER.unpack(packet)
        except (ConnectionError, struct.error) as e:
            truck.errors.append(str(e))
            return
        if number == truck.number:
            truck.km = km
            return


def main():
    addr = os.environ.get("TRUCK_HOST", "10.77.0.1"), int(os.environ.get("TRUCK_PORT", "5900"))
    trucks = [Truck(n) for n in (11, 12, 17)]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for t in trucks:
            query(sock, t, addr)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "km.csv"), "w") as f:
        for t in trucks:
            f.write(f"{t.number};{t.km:.1f};{'|'.join(t.errors)}\n")


if __name__ == "__main__":
    main()
