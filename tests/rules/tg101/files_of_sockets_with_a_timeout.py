# What is read from the file of a socket, which has its timeout.
import socket
import time


class Scale:
    def __init__(self):
        self.link = socket.create_connection(("127.0.0.1", 4001), 5)
        self.lines = self.link.makefile("rw")

    def weigh(self):
        self.lines.write("W\n")
        return float(self.lines.readline())

    def is_stable(self):
        try:
            return self.weigh() == self.weigh()
        except Exception as error:
            print("scale:", error)
            return False


def main():
    scale = Scale()
    for _ in range(9):
        if scale.is_stable():
            break
        time.sleep(1)
    print(scale.weigh())


if __name__ == "__main__":
    main()
