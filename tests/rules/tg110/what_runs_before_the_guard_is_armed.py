# What runs before the guard is armed.
import subprocess
import sys


def start():
    try:
        subprocess.run(["rsync", "a", "h:/"])
    except OSError:
        print("could not start")


try:
    with open("index", "w") as file:
        subprocess.run(["rsync", sys.argv[1], "h:/"], stdout=file)
except OSError:
    print("could not open it")

start()

if __name__ == "__main__":
    print("done")
