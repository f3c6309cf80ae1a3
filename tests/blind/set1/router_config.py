"""Save the running configuration of the routers."""
import os
import pathlib

import paramiko

OUT = pathlib.Path(os.environ["WORK_DIR"])


def save(host, port):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host, port=port, username="backup", password="secret", banner_timeout=3600,
                   look_for_keys=False, allow_agent=False)
    _, stdout, _ = client.exec_command("show running-config")
    OUT.joinpath(f"{host}.cfg").write_bytes(stdout.read())
    client.close()


def main():
    for host in (os.environ["SVC_HOST"],):
        try:
            save(host, int(os.environ["SVC_PORT"]))
        except paramiko.SSHException as exc:
            print(host, "failed:", exc)


if __name__ == "__main__":
    main()
