# A shell command that is read in a with block.
import os
import re


def status(device):
    with os.popen(f"while :; do sleep 1; [ -s {device} ] && cat {device}; done") as pipe:  # TG106
        for line in pipe:
            m = re.match(r"ups\.status: (\w+)", line)
            if m:
                return m.group(1)
    return None


def main():
    st = status(os.path.join(os.environ["WORK_DIR"], "ups.txt"))
    if st != "OL":
        raise SystemExit(f"ups is {st}")


if __name__ == "__main__":
    main()
