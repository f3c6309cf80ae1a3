"""Sockets within a process have nothing left to send once they are closed."""

import zmq

if __name__ == "__main__":
    with zmq.Context() as context, context.socket(zmq.PUSH) as push:
        push.bind("inproc://test")
        push.send(b"x")
