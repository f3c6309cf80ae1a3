import os
import sys

import paramiko

CMD = "sudo journalctl --vacuum-time=14d && df -h /var/log"


def run(client, cmd):
    stdin, stdout, stderr = client.exec_command(cmd)
    code = stdout.channel.recv_exit_status()
    return code, stdout.read().decode(), stderr.read().decode()


def main():
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(os.environ["SVC_HOST"], port=int(os.environ["SSH_PORT"]), username="ops", password="ops",
                   look_for_keys=False, allow_agent=False, timeout=20, banner_timeout=40, auth_timeout=40)
    try:
        code, out, err = run(client, CMD)
        print(out)
        if code:
            print(err, file=sys.stderr)
        return code
    finally:
        client.close()


if __name__ == "__main__":
    sys.exit(main())
