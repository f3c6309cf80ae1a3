"""Observatory: start the meteor camera's self test; a camera that doesn't finish is power-cycled."""
import os
import subprocess
import sys

SELFTEST = [sys.executable, "-c", "import threading; print('testing', flush=True); threading.Event().wait()"]


def selftest(camera, limit=0.8):
    with subprocess.Popen(SELFTEST, stdout=subprocess.PIPE, text=True) as proc:
        try:
            out, _ = proc.communicate(timeout=limit)
            return "OK" in out
        except subprocess.TimeoutExpired:
            proc.kill()
            proc.communicate()
            return False


def power_cycle(camera):
    with open(os.path.join(os.environ.get("WORK_DIR", "/run/pdu"), camera), "w") as f:
        f.write("cycle\n")


def main():
    for camera in ("cam-n", "cam-s"):
        if not selftest(camera):
            print(camera, "no answer, power cycle")
            power_cycle(camera)


if __name__ == "__main__":
    main()
