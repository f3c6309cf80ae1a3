# What runs above the guard, and in it.
import subprocess


def start():
    try:
        subprocess.run(["rsync", "a", "h:/"])
    except OSError:  # TG110
        print("could not start")


start()

if __name__ == "__main__":
    start()
