"""Fetch the routers' crash files over SFTP."""
import os
from pathlib import Path

import paramiko

HOST = os.environ.get("PEER_HOST", "router1.net.internal")
PORT = int(os.environ.get("PEER_PORT", "22"))
OUT = Path(os.environ.get("WORK_DIR", "/srv/crash"))


def main():
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(
        HOST, PORT, username="backup", password=os.environ.get("ROUTER_PASSWORD", "x"),
        banner_timeout=60, auth_timeout=60, look_for_keys=False, allow_agent=False,
    )
    try:
        sftp = client.open_sftp()
        for name in sftp.listdir("/crash"):
            sftp.get(f"/crash/{name}", str(OUT / name))
            sftp.remove(f"/crash/{name}")
    finally:
        client.close()


if __name__ == "__main__":
    main()
