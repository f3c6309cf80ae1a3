# A child runs a script by default that takes no notice of SIGTERM.
import os
import subprocess

TUNNEL = os.environ.get("TUNNEL", "trap '' TERM; while :; do sleep 1; done")


class Tunnel:
    def __enter__(self):
        self.child = subprocess.Popen(["sh", "-c", TUNNEL])

    def __exit__(self, *error):
        self.child.terminate()
        self.child.wait()  # TG106


if __name__ == "__main__":
    with Tunnel():
        print(input())
