"""Collect EDI messages (ORDERS/INVOIC) from the clearing centre's mailbox over FTP."""
import ftplib
import logging
import os
import time

LOG = logging.getLogger("edi")
ATTEMPTS = 5


def connect():
    ftp = ftplib.FTP()
    ftp.connect(os.environ["SVC_HOST"], int(os.environ["FTP_PORT"]))
    ftp.login("edi", "edi")
    return ftp


def list_messages():
    """The clearing centre drops connections now and then, so try a few times."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            ftp = connect()
            names = ftp.nlst("inbox")
            return ftp, names
        except ftplib.all_errors as err:
            LOG.warning("attempt %d of %d: %r", attempt, ATTEMPTS, err)
            time.sleep(1)
    raise RuntimeError("clearing centre not reachable")


def fetch(ftp, name):
    lines = []
    ftp.retrlines(f"RETR inbox/{name}", lines.append)
    path = os.path.join(os.environ.get("WORK_DIR", "."), name)
    with open(path, "w") as fh:
        fh.write("\n".join(lines))
    ftp.delete(f"inbox/{name}")
    return path


def main():
    ftp, names = list_messages()
    for name in names:
        LOG.info("stored %s", fetch(ftp, name))
    ftp.quit()


if __name__ == '__main__':
    logging.basicConfig(level="INFO")
    main()
