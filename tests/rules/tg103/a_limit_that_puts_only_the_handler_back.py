# A limit for a part of the work, whose end cancels the alarm.
import signal
import socket


class Limit:
    def __init__(self, seconds):
        self.seconds = seconds

    def __enter__(self):
        self.handler = signal.signal(signal.SIGALRM, self.fire)
        self.left = signal.alarm(self.seconds)  # TG103

    def fire(self, *_):
        raise RuntimeError(self.seconds)

    def __exit__(self, *_):
        signal.alarm(0)
        signal.signal(signal.SIGALRM, self.handler)


def main():
    with Limit(5):
        link = socket.create_connection(("127.0.0.1", 9000))
    print(link.recv(99))


if __name__ == "__main__":
    main()
