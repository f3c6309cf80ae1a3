# Leaving the with block of a client asks the server, whatever its class adds.
import ftplib


class Bank(ftplib.FTP):
    port = 2121


class Till(ftplib.FTP):
    def __exit__(self, *error):
        self.close()


def main():
    with Bank("bank.internal") as ftp:  # TG106
        ftp.retrlines("LIST")
    with Bank("bank.internal", timeout=9) as ftp:
        ftp.retrlines("LIST")
    with Till("till.internal") as ftp:
        ftp.retrlines("LIST")


if __name__ == "__main__":
    main()
