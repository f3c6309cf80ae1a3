# What is left in a pipe is written at exit.
import os
import subprocess


def filter_lines(lines):
    proc = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # TG106
    for line in lines:
        proc.stdin.write(line)
    proc.stdin.close()
    out = proc.stdout.read()
    proc.wait()
    return out


def sort(lines):
    proc = subprocess.Popen(["sort"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    return proc.communicate(b"".join(lines))[0]


def main():
    lines = [b"%08d;%s\n" % (i, b"x" * 200) for i in range(5000)]
    out = sort([filter_lines(lines)])
    with open(os.path.join(os.environ["WORK_DIR"], "filtered"), "wb") as fh:
        fh.write(out)


if __name__ == "__main__":
    main()
