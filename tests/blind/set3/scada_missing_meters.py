"""Read the meters; the gateway gets three tries of a fifth of a second, then the meter is reported as missing."""
import os
import socket

from common.retry import retry

METERS = ("M-100", "M-101")


@retry(times=3, delay=0.1)
def read_meter(meter):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SCADA_PORT"])), timeout=0.2) as s:
        s.sendall(f"READ {meter}\n".encode())
        return float(s.recv(64).split()[-1])


def main():
    missing = []
    for meter in METERS:
        try:
            print(meter, read_meter(meter))
        except OSError as exc:
            missing.append(meter)
            print(meter, "missing:", exc)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "missing.txt"), "w") as fh:
        fh.write("\n".join(missing))


if __name__ == "__main__":
    main()
