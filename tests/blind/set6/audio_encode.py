"""Encode the audio guides of the museum."""
import os
import shlex
import subprocess
import sys
import time

GUIDES = ["hall-1", "hall-2"]
ENCODER = shlex.split(os.environ.get("ENCODER", "ffmpeg -nostdin -i"))


def encode(name):
    started = time.monotonic()
    command = ENCODER if ENCODER[0] == "sleep" else ENCODER + [f"{name}.wav", f"{name}.mp3"]
    proc = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        while proc.poll() is None:
            print(f"{name}: {time.monotonic() - started:.0f}s", flush=True)
            time.sleep(1)
    except BaseException:
        proc.kill()
        proc.wait()
        raise
    return proc.returncode


def main():
    failed = [name for name in GUIDES if encode(name) != 0]
    if failed:
        print("not encoded:", ", ".join(failed), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
