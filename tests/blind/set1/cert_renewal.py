import logging
import os
import subprocess

log = logging.getLogger("certs")
HOOK = "trap '' TERM; echo started; while :; do sleep 1; done"


def main():
    proc = subprocess.Popen(["bash", "-c", HOOK], stdout=subprocess.PIPE, text=True)
    try:
        for line in proc.stdout:
            log.info("hook: %s", line.rstrip())
            if line.startswith("renewed"):
                break
    finally:
        proc.terminate()
        proc.wait()
    log.info("hook ended with %s", proc.returncode)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
