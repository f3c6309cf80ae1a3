# A context at module level lasts until the process ends; and what is published waits for nobody.
import zmq

context = zmq.Context()


def main():
    out = context.socket(zmq.PUSH)
    out.connect("tcp://127.0.0.1:5555")
    out.send_json({"length": 3})


if __name__ == "__main__":
    main()
