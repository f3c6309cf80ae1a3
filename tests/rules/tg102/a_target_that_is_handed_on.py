# One helper hands its parameter on to another, by the same name.
import socket
import threading


def start(work):
    threading.Thread(target=work).start()  # TG102


def start_twice(work):
    start(work)
    start(work)


def receive():
    print(socket.create_connection(("127.0.0.1", 5000)).recv(100))


start_twice(receive)
