# Callbacks of a protocol, and steps of a list, do not wait.
import asyncio
import os


class Proxy(asyncio.Protocol):
    def data_received(self, data):
        while data:
            try:
                self.connection.send_raw(data)
            except Exception as error:
                print(error)


def clean_up(manager):
    for step, label in (
        (manager.unlock, "unlock"),
        (lambda: os.chdir("/"), "leave"),
    ):
        try:
            step()
        except Exception:
            print("could not", label)


if __name__ == "__main__":
    clean_up(Proxy())
