import logging
import os
import socket

import backoff

logging.basicConfig(level=logging.INFO)
logging.getLogger("backoff").addHandler(logging.StreamHandler())


@backoff.on_exception(backoff.expo, Exception, max_time=900)
def holidays(year):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))) as s:
        fh = s.makefile("rw")
        fh.write(f"HOLIDAYS {year}\n")
        fh.flush()
        days = []
        for line in fh:
            if line.strip() == ".":
                break
            days.append(line.strip())
    return days


if __name__ == "__main__":
    for y in (2025, 2026):
        print(y, holidays(y))
