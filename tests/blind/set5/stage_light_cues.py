"""Theatre: saves the cue list of the lighting desk before the rehearsal."""
import logging
import os
import socket
import sys

EXIT_DESK = 3


def cues(address, show):
    with socket.create_connection(address) as desk:
        desk.sendall(b"SHOW " + show.encode() + b"\r")
        collected = bytearray()
        while not collected.endswith(b"\x17"):
            state = desk.recv(128)
            if not state:
                break
            collected += state
    return collected.decode("ascii", "replace").split("\r")


def main():
    logging.basicConfig(level=logging.INFO)
    show = sys.argv[1] if len(sys.argv) > 1 else "faust"
    try:
        found = cues((os.environ.get("STAGE_HOST", "desk"), int(os.environ.get("STAGE_PORT", "3032"))), show)
    except OSError:
        logging.exception("desk does not answer")
        sys.exit(EXIT_DESK)
    with open(show + ".cues", "w") as f:
        f.write("\n".join(found))


if __name__ == "__main__":
    main()
