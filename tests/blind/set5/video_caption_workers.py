"""Video platform: captions new uploads in worker processes."""
import os
import socket

from captioning.workers import Worker, gather


class Captioner(Worker):
    def handle(self, video):
        with socket.create_connection((os.environ.get("CAPTION_HOST", "media"), int(os.environ.get("CAPTION_PORT", "6969")))) as s:
            s.sendall(f"AUDIO {video}\n".encode())
            seconds = 0.0
            while True:
                audio = s.recv(4096)
                if not audio:
                    break
                seconds += len(audio) / 32000
        return f"{video}: {seconds:.1f}s"


def main():
    workers = [Captioner(name, ["v1", "v2"]) for name in ("left", "right")]
    for line in gather(workers):
        print(line)


if __name__ == "__main__":
    main()
