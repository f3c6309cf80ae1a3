"""Replicate through a tunnel process that stays up while we copy."""
import os
import socket
import subprocess

HOST = os.environ.get("REPLICA_HOST", "127.0.0.1")
PORT = int(os.environ.get("REPLICA_PORT", "15432"))
TUNNEL = os.environ.get("TUNNEL_COMMAND",
                        "trap '' TERM; echo up; while :; do sleep 1; done")


class Tunnel:
    def __enter__(self):
        self.proc = subprocess.Popen(["sh", "-c", TUNNEL],
                                     stdout=subprocess.PIPE, text=True)
        if self.proc.stdout.readline().strip() != "up":
            raise RuntimeError("tunnel does not come up")
        return self

    def __exit__(self, *exc):
        self.proc.terminate()
        self.proc.wait()
        return False


def replicate(table):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"COPY {table}\n".encode())
        return len(sock.makefile("rb").read())


def main():
    with Tunnel():
        for table in ("orders", "lines"):
            print(table, replicate(table))


if __name__ == "__main__":
    main()
