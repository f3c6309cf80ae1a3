"""Hands an environment to a program, to a shell and to a fork."""

import os
import subprocess

LEFT_OUT = {"HANG_SUITE", "OLDPWD", "PWD", "_"}


def names(lines):
    pairs = sorted(line.partition("=") for line in lines)
    return [(name, value) for name, _, value in pairs if name not in LEFT_OUT]


def main():
    os.environ["JOB_STEP"] = "second"
    print(names(subprocess.check_output(["env"]).decode().splitlines()))
    print(names(os.popen("env").read().splitlines()))
    print(subprocess.check_output(["env"], env={"ONLY": "this"}))


if __name__ == "__main__":
    main()
