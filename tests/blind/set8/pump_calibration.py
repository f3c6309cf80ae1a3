"""Calibrate the dosing pump: pulses with the C library's timing."""
import ctypes
import os
import sys

libc = ctypes.CDLL(None)
libc.sleep.argtypes = [ctypes.c_uint]
PULSES = [int(p) for p in os.environ.get("PULSES", "45,60,90").split(",")]


def pulse(seconds, out):
    out.write(f"on {seconds}\n")
    out.flush()
    left = libc.sleep(seconds)
    out.write(f"off, {left} left\n")
    return left == 0


def main():
    with open("pump.log", "w") as out:
        good = [pulse(seconds, out) for seconds in PULSES]
    if not all(good):
        print("calibration disturbed", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
