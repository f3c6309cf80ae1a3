"""Release engineering: builds release notes; a detailed log goes to the build wall over a socket."""
import os
import socket

from loguru import logger


def wall():
    sock = socket.create_connection((os.environ.get("RELNOTES_HOST", "wall"), int(os.environ.get("RELNOTES_PORT", "9999"))))
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)

    def sink(message):
        sock.sendall(str(message).encode())

    return sink


def commits():
    for n in range(3000):
        yield f"{n:07x}", f"fix: issue {n % 97} in module {n % 13} " + "detail " * 400


def build():
    sections = {}
    for sha, title in commits():
        kind, _, text = title.partition(": ")
        sections.setdefault(kind, []).append(f"- {text[:60]} ({sha})")
        logger.debug("{} {}", sha, title)
    return sections


def main():
    logger.remove()
    logger.add(wall(), level="DEBUG", enqueue=True)
    with open("NOTES.md", "w") as f:
        for kind, lines in build().items():
            f.write(f"## {kind}\n" + "\n".join(lines) + "\n")
    print("notes written")


if __name__ == "__main__":
    main()
