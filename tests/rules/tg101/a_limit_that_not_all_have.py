# A limit that not all have.
import socket

for item in items:
    try:
        with socket.create_connection(address, timeout=5) as s:
            s.recv(1)
        with socket.create_connection(address) as s:
            s.recv(1)
    except OSError:  # TG101
        pass
