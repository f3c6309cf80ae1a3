"""Warehouse: print the queued parcel labels and wait until the printer reports the spool empty."""
import os
import socket
import time
import typer

app = typer.Typer(add_completion=False)


class LabelPrinter:
    def __init__(self, host: str, port: int):
        self.sock = socket.create_connection((host, port))
        self.file = self.sock.makefile("rw", newline="\r\n")

    def command(self, text: str) -> str:
        self.file.write(text + "\r\n")
        self.file.flush()
        reply = self.file.readline()
        return reply.strip()

    def spool_empty(self) -> bool:
        try:
            return self.command("STATUS") == "IDLE"
        except Exception as e:  # paper out, door open ...: somebody will fix it
            typer.echo(f"printer: {e}")
            # makefile objects refuse to go on after an error
            self.file = self.sock.makefile("rw", newline="\r\n")
            return False


def queue(n: int):
    for i in range(n):
        yield f"^XA^FO50,50^FDPARCEL {i:05d}^FS^XZ"


@app.command()
def main(host: str = os.environ.get("LABEL_HOST", "zebra3"), port: int = int(os.environ.get("LABEL_PORT", "9100")),
         count: int = 5, pause: float = 0.2):
    printer = LabelPrinter(host, port)
    for label in queue(count):
        printer.command(label)
    typer.echo(f"{count} labels sent")
    while not printer.spool_empty():
        time.sleep(pause)
    typer.echo("spool empty")


if __name__ == "__main__":
    app()
