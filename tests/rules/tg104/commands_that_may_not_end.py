"""Commands that wait for a server, for standard input, or for what nobody knows."""

import os
import sys

FIFO = "/run/job.fifo"
BACKUP = "rsync -a /srv /backup"


def run(command):
    return os.system(command)  # TG104


def copy(names):
    command = "ls -l"
    if names:
        command = "scp %s backup:" % " ".join(names)
    os.system(command)  # TG104
    for name in names:
        line = "cp " + name
        line += " /tmp && ssh backup sync"
        os.system(line)  # TG104
    for tool in ("ls", "rsync"):
        os.system("%s -a /srv" % tool)  # TG104


def main():
    os.system(BACKUP)  # TG104
    os.system("cat < " + FIFO)  # TG104
    os.system(f"sort < {sys.argv[1]} | uniq")  # TG104 (low)
    os.system("cp /dev/stdin /tmp/in")  # TG104
    os.system("ls; ssh backup ls")  # TG104
    os.system("tail -f /var/log/syslog")  # TG104
    os.system("ls $(curl http://127.0.0.1/)")  # TG104
    os.system("ping 127.0.0.1")  # TG104 (low)
    os.system("git pull")  # TG104
    os.system("bash nightly.sh")  # TG104 (low)
    os.system("while true; do ls; done")  # TG104
    os.system("flock /tmp/lock ls")  # TG104
    os.system("uv run ls")  # TG104 (low)
    os.system("for i in 1 2; do ls; done")
    os.system("echo `curl http://127.0.0.1/`")  # TG104
    run("mkdir -p /tmp/out")
    run("wget http://127.0.0.1/")
    copy(sys.argv[1:])


if __name__ == "__main__":
    main()
