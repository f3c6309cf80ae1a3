"""Read the open purchase orders from the old ERP (line protocol on a socket)."""
import os
import socket


class ErpSession:
    """One login; the ERP wants an orderly logoff or it keeps the licence."""

    def __init__(self, host, port):
        self.sock = socket.create_connection((host, port))
        self.sock.sendall(b"LOGON BATCH\n")

    def queue_print(self, order):
        self.sock.sendall(f"PRINT {order}\n".encode())

    def __del__(self):
        self.sock.sendall(b"LOGOFF\n")
        while self.sock.recv(256) != b"":
            pass
        self.sock.close()


def print_orders(orders):
    session = ErpSession(os.environ["SVC_HOST"], int(os.environ["SCADA_PORT"]))
    for order in orders:
        session.queue_print(order)
    return len(orders)


def main():
    n = print_orders([f"PO-{i}" for i in range(10)])
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "printed.txt"), "w") as fh:
        fh.write(f"{n}\n")
    print(n, "orders sent to the printer")


if __name__ == "__main__":
    main()
