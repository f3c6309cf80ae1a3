"""Dump the schema of the shop database and compare it to the last one."""
import hashlib
import os
import pathlib
import shlex
import subprocess
import sys

COMMAND = shlex.split(os.environ.get("SCHEMA_CMD", "pg_dump --schema-only shop"))
LAST = pathlib.Path("/tmp/schema_dump.sha256")


def dump():
    done = subprocess.run(COMMAND, capture_output=True, text=True, check=True)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("--")]
    return "\n".join(lines)


def main():
    text = dump()
    digest = hashlib.sha256(text.encode()).hexdigest()
    before = LAST.read_text().strip() if LAST.exists() else ""
    LAST.write_text(digest + "\n")
    if before and before != digest:
        print("the schema has changed", file=sys.stderr)
        return 3
    print("schema unchanged", digest[:12])
    return 0


if __name__ == "__main__":
    sys.exit(main())
