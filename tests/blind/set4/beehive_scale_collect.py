"""Farm: weights of the beehives. The logger hangs up or goes silent after a few answers: reconnect."""
import os
import socket


class HiveLogger:
    def __init__(self, host, port):
        self.addr, self.file = (host, port), None

    def weight(self, hive, tries=2):
        for _ in range(tries):
            try:
                if self.file is None:
                    self.sock = socket.create_connection(self.addr, timeout=0.4)
                    self.file = self.sock.makefile("rw", newline="\r\n")
                self.file.write(f"W {hive}\r\n")
                self.file.flush()
                return self.file.readline().strip()
            except OSError:
                self.sock.close()
                self.file = None
        return "?"


def main():
    log = HiveLogger(os.environ.get("HIVE_HOST", "10.0.0.9"), int(os.environ.get("HIVE_PORT", "4000")))
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "hives.csv"), "w") as f:
        for hive in range(1, 8):
            f.write(f"{hive};{log.weight(hive)}\n")


if __name__ == "__main__":
    main()
