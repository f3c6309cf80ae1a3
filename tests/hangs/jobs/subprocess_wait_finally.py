"""Cleans up after its child by waiting for it, and the child ignores the request to end."""

# trait: TG106

import subprocess


def main():
    child = subprocess.Popen(["sh", "-c", "trap '' TERM; while :; do sleep 600; done"])
    try:
        child.wait()  # hangs here
    finally:
        child.terminate()
        child.wait()  # hangs here


if __name__ == "__main__":
    main()
