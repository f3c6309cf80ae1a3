"""Run the EDI client, follow its log and count the transferred documents."""
import os
import re
import shlex
import subprocess
import sys

CLIENT = shlex.split(os.environ.get("EDI_CLIENT", "/opt/edi/bin/transfer --all --verbose"))
DONE = re.compile(r"^transferred (\S+) \((\d+) bytes\)")


def follow(command):
    documents, size = 0, 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as proc:
        for line in proc.stdout:
            line = line.rstrip()
            print("edi:", line)
            match = DONE.match(line)
            if match:
                documents += 1
                size += int(match.group(2))
    return proc.returncode, documents, size


def main():
    code, documents, size = follow(CLIENT)
    print(f"{documents} documents, {size} bytes")
    if code:
        print("edi client failed", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
