# What has the limit that it is made with.
import ftplib
import socket
import time


class Client:
    def __init__(self):
        self.ftp = ftplib.FTP(host, timeout=5)

    def fetch(self):
        while True:
            try:
                with socket.create_connection(address, timeout=5) as s:
                    s.sendall(b"x")
                    self.ftp.retrbinary("RETR x", write)
                    return s.recv(1)
            except OSError:
                time.sleep(1)


Client().fetch()
