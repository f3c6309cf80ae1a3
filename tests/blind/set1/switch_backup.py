import os
import sys

import pexpect


def backup(device):
    child = pexpect.spawn("cat", [device], timeout=None, encoding="utf-8")
    child.expect("login: ")
    child.sendline("backup")
    child.expect(r"# $")
    child.sendline("show config")
    child.expect(r"# $")
    return child.before


def main():
    text = backup(os.path.join(os.environ["WORK_DIR"], "inbox.fifo"))
    with open(os.path.join(os.environ["WORK_DIR"], "switch.cfg"), "w") as fh:
        fh.write(text)


if __name__ == "__main__":
    sys.exit(main())
