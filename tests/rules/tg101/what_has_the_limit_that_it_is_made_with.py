# What has the limit that it is made with: only how often it is tried counts.
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
            except OSError:  # TG101
                time.sleep(1)

    def fetch_three_times(self):
        for _ in range(3):
            try:
                return self.ftp.retrbinary("RETR x", write)
            except OSError:
                time.sleep(1)


Client().fetch()
Client().fetch_three_times()
