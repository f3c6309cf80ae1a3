# What is published while nobody listens is dropped.
import zmq


def main():
    context = zmq.Context()
    out = context.socket(zmq.PUB)
    out.connect("tcp://127.0.0.1:5555")
    out.send_json({"length": 3})


if __name__ == "__main__":
    main()
