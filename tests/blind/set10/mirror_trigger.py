"""Starts the mirror script on the storage host through the control FIFO and waits for its result."""
import logging
import os
import shlex
import sys

STATE_DIR = os.environ.get("STATE_DIR", "mirror_state")
log = logging.getLogger("mirror")


def run(command):
    log.info("+ %s", command)
    status = os.system(command)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"failed: {command}")


def prepare(control):
    os.makedirs(STATE_DIR, exist_ok=True)
    if not os.path.exists(control):
        os.mkfifo(control)


def main():
    logging.basicConfig(level=logging.INFO, stream=sys.stdout)
    control = os.path.join(STATE_DIR, "control")
    prepare(control)
    result = os.path.join(STATE_DIR, "result")
    # the storage host's agent writes one line into the FIFO when it is finished
    run(f"head -n 1 {shlex.quote(control)} > {shlex.quote(result)}")
    run(f"grep -q OK {shlex.quote(result)}")
    log.info("mirror is complete")


if __name__ == "__main__":
    main()
