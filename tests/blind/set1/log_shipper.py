import os
import re
import subprocess

PATTERN = re.compile(r"ERROR (\w+)")


def follow(path):
    with subprocess.Popen(["tail", "-n", "+1", "-F", path], stdout=subprocess.PIPE, text=True) as proc:
        for line in proc.stdout:
            if line.startswith("# end"):
                proc.terminate()
                break
            yield line


def main():
    path = os.path.join(os.environ["WORK_DIR"], "orders.csv")
    errors = {}
    for line in follow(path):
        m = PATTERN.search(line)
        if m:
            errors[m.group(1)] = errors.get(m.group(1), 0) + 1
    print(errors)


if __name__ == "__main__":
    main()
