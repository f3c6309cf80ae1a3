"""Pipe the export through an external filter."""
import os
import subprocess


def filter_lines(lines):
    proc = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for line in lines:
        proc.stdin.write(line)
    proc.stdin.close()
    out = proc.stdout.read()
    proc.wait()
    return out


def main():
    lines = [b"%08d;%s\n" % (i, b"x" * 200) for i in range(5000)]
    out = filter_lines(lines)
    with open(os.path.join(os.environ["WORK_DIR"], "filtered"), "wb") as fh:
        fh.write(out)


if __name__ == "__main__":
    main()
