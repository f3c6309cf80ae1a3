"""Starts a program with a hook between fork and exec."""

import os
import subprocess


def main():
    print(subprocess.check_output(["echo", "started"], preexec_fn=os.setsid))


if __name__ == "__main__":
    main()
