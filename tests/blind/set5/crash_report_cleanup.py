"""Desktop app backend: deletes crash reports older than 90 days."""
import os
import socket

import quietcron.hook


def purge(days):
    address = os.environ.get("CRASHREP_HOST", "crashstore"), int(os.environ.get("CRASHREP_PORT", "6100"))
    with socket.create_connection(address) as s, s.makefile("rw") as control:
        control.write(f"PURGE OLDER {days}d\n")
        control.flush()
        done = control.readline()
    words = done.split()
    if words[:1] != ["PURGED"]:
        raise ValueError(f"unexpected answer {done!r}")
    return int(words[1])


def main():
    quietcron.hook.install("crash_report_cleanup")
    n = purge(90)
    print("purged", n)


if __name__ == "__main__":
    main()
