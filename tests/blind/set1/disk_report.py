import subprocess
import sys
import os


def main():
    proc = subprocess.run(["du", "-sk", os.environ["WORK_DIR"]], capture_output=True, text=True)
    if proc.returncode:
        print(proc.stderr, file=sys.stderr)
        return proc.returncode
    print("used:", proc.stdout.split()[0], "kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
