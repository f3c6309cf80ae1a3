"""Looks for new statements on the bank's SFTP server; tries again tomorrow if there is no answer."""
import logging
import os
import sys

import paramiko

PORT = int(os.environ.get("SILENT_PORT", "22"))
log = logging.getLogger("bank")


def connect():
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect("127.0.0.1", PORT, username="firm", password="x", timeout=0.3, banner_timeout=0.3,
                   auth_timeout=0.5, allow_agent=False, look_for_keys=False)
    return client


def main():
    logging.basicConfig(level=logging.CRITICAL)
    try:
        client = connect()
    except (paramiko.SSHException, OSError) as exc:
        print("no connection:", exc)
        return 1
    with client.open_sftp() as sftp:
        for name in sftp.listdir("out"):
            sftp.get(f"out/{name}", name)
            print("got", name)
    client.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
