# A context that nothing refers to any more waits until all is sent.
import zmq


class Hub:
    def __init__(self, address):
        self.context = zmq.Context()  # TG106
        self.push = self.context.socket(zmq.PUSH)
        self.push.connect(address)


def main():
    Hub("tcp://127.0.0.1:5555").push.send_json({"length": 3})


if __name__ == "__main__":
    main()
