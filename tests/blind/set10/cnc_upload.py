"""Uploads drilling programs to the milling machine and signs off properly."""
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "19000"))
PROGRAMS = {"O1001": "G21 G90\nG0 X0 Y0\nM30\n", "O1002": "G21\nG1 X10 F200\nM30\n"}


class Machine:
    def __init__(self, port):
        self.sock = socket.create_connection(("127.0.0.1", port))

    def command(self, text):
        self.sock.sendall(text.encode("ascii") + b"\r")
        reply = b""
        while b"\r" not in reply:
            part = self.sock.recv(256)
            if not part:
                raise ConnectionError("machine hung up")
            reply += part
        return reply.decode("ascii").strip()

    def upload(self, name, program):
        self.command(f"LOAD {name} {len(program)}")
        for line in program.splitlines():
            self.command(line)

    def sign_off(self):
        # without it the panel stays locked for the operator
        self.command("BYE")
        self.sock.close()


def main():
    machine = Machine(PORT)
    try:
        machine.command("HELLO upload-job")
        for name, program in PROGRAMS.items():
            machine.upload(name, program)
            print("uploaded", name)
    finally:
        machine.sign_off()


if __name__ == "__main__":
    main()
