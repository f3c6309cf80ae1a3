"""Delivers the payroll files to the bank by SFTP."""
import logging
import os
import pathlib
import time

import paramiko

PORT = int(os.environ.get("SILENT_PORT", "22"))
OUT = pathlib.Path("payroll_out")
log = logging.getLogger("payroll")


def connect(attempts=30, pause=0.5):
    for attempt in range(1, attempts + 1):
        client = paramiko.SSHClient()
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        try:
            client.connect("127.0.0.1", PORT, username="payroll", password="x", banner_timeout=120,
                           allow_agent=False, look_for_keys=False)
            return client
        except (paramiko.SSHException, EnvironmentError) as exc:
            log.warning("attempt %d: %r", attempt, exc)
            client.close()
            time.sleep(pause)
    raise SystemExit("bank's SFTP server not reachable")


def deliver(client):
    sftp = client.open_sftp()
    for path in sorted(OUT.glob("*.xml")):
        sftp.put(str(path), f"/in/{path.name}")
        path.rename(path.with_suffix(".done"))


def main():
    logging.basicConfig(level=logging.WARNING)
    OUT.mkdir(exist_ok=True)
    (OUT / "2024-01.xml").write_text("<payroll/>")
    client = connect()
    try:
        deliver(client)
    finally:
        client.close()


if __name__ == "__main__":
    main()
