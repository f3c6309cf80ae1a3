# What ends by itself: commands that tell of what is there, and what only lets go.
import os
import signal
import subprocess
import sys


def addr2line(binary, addr):
    try:
        proc = subprocess.Popen(["addr2line", "-e", binary, addr], stdout=subprocess.PIPE)
        lines = proc.stdout.readlines()
    except OSError:
        return ""
    return lines[0]


def rebuild(binary):
    try:
        proc = subprocess.Popen(["rebuild", binary], stdout=subprocess.PIPE)
        lines = proc.stdout.readlines()
    except OSError:  # TG101 (low)
        return ""
    return lines[0]


def output_of(binary, *arguments):
    return subprocess.check_output([binary, *arguments])


def packages():
    try:
        return subprocess.check_output([sys.executable, "-m", "pip", "freeze"])
    except OSError:
        return output_of("mongod", "--version")


def version():
    try:
        return output_of(sys.argv[1], "--version")
    except OSError:
        return ""


class Process:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE)

    def end(self):
        try:
            self.process.stdout.close()
            os.kill(self.process.pid, signal.SIGTERM)
        except OSError:
            pass


if __name__ == "__main__":
    for addr in sys.argv[2:]:
        print(addr2line(sys.argv[1], addr), rebuild(sys.argv[1]), packages(), version())
        Process(["df", "-h"]).end()
