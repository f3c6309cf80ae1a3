# A connection with a timeout beside another one, which the kernel limits.
import socket
import sys
import time

if __name__ == "__main__":
    proxy = sys.argv[1:]
    for i in range(20):
        try:
            if proxy:
                s = socket.socket()
                s.connect((proxy[0], 22))
            else:
                socket.create_connection(("127.0.0.1", 22), timeout=5)
            break
        except OSError:
            time.sleep(3)
    for i in range(20):
        try:
            if proxy:
                s = socket.socket()
                s.connect((proxy[0], 22))
            else:
                socket.create_connection(("127.0.0.1", 22), timeout=None)
            break
        except OSError:  # TG101
            time.sleep(3)
