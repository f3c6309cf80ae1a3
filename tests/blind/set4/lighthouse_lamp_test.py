"""Coast guard: run the lamp test program of each lighthouse and log how long it takes."""
import os
import subprocess
import sys
import time

PROGRAM = [sys.executable, "-c", "import threading; threading.Event().wait()"]
LIGHTS = ("Roter Sand", "Amrum")


def lamp_test(light):
    t0 = time.monotonic()
    proc = subprocess.Popen(PROGRAM, env={**os.environ, "LIGHT": light})
    try:
        while True:
            try:
                proc.wait(timeout=0.5)
                break
            except subprocess.TimeoutExpired:
                print(f"{light}: lamp warming up, {time.monotonic() - t0:.0f} s")
    finally:
        if proc.poll() is None:
            proc.kill()
            proc.wait()
    return proc.returncode, time.monotonic() - t0


def main():
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "lamps.log"), "a") as log:
        for light in LIGHTS:
            rc, seconds = lamp_test(light)
            log.write(f"{light};{rc};{seconds:.1f}\n")
            if rc:
                print(light, "FAILED", rc)


if __name__ == "__main__":
    main()
