# Another program in the background.
import subprocess
import sys


def main():
    subprocess.Popen(["logger", "x"], start_new_session=True)
    sys.exit(0)

if __name__ == "__main__":
    main()
