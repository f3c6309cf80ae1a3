# A child runs a command by default that ends by itself.
import os
import subprocess

LISTING = os.environ.get("LISTING", "ls /srv")


class Listing:
    def __enter__(self):
        self.child = subprocess.Popen(["sh", "-c", LISTING])

    def __exit__(self, *error):
        self.child.terminate()
        self.child.wait()  # TG106 (low)


if __name__ == "__main__":
    with Listing():
        print(input())
