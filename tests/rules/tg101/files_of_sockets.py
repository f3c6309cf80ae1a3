# What is read from the file of a socket, which others may leave open for ever.
import socket
import time


class Scale:
    def __init__(self):
        self.link = socket.create_connection(("127.0.0.1", 4001))
        self.lines = self.link.makefile("rw")

    def weigh(self):
        self.lines.write("W\n")
        return float(self.lines.readline())

    def is_stable(self):
        try:
            return self.weigh() == self.weigh()
        except Exception as error:  # TG101
            print("scale:", error)
            return False


def main():
    scale = Scale()
    while not scale.is_stable():
        time.sleep(1)
    print(scale.weigh())


if __name__ == "__main__":
    main()
