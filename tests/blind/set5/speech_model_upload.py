"""Speech recognition: uploads the new acoustic model to the edge devices by SFTP; keeps trying until it works."""
import os
import pathlib
import time

import paramiko

MODEL = pathlib.Path("acoustic.bin")


def connect():
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(
        os.environ.get("MODELUP_HOST", "edge-01"), port=int(os.environ.get("MODELUP_PORT", "22")),
        username="deploy", password="not-a-secret", look_for_keys=False, allow_agent=False,
        banner_timeout=5, auth_timeout=5)
    return client


def upload(path):
    attempt = 0
    while True:
        attempt += 1
        try:
            client = connect()
            with client.open_sftp() as sftp:
                sftp.put(str(path), f"/models/{path.name}.part")
                sftp.rename(f"/models/{path.name}.part", f"/models/{path.name}")
            return attempt
        except Exception as e:
            print(f"attempt {attempt}: {e}")
            time.sleep(0.1)


def main():
    MODEL.write_bytes(os.urandom(4096))
    print("uploaded after", upload(MODEL), "attempts")


if __name__ == "__main__":
    main()
