"""Render account statements to HTML with a pool."""
import multiprocessing
import os
import shlex
import subprocess

RENDER = shlex.split(os.environ.get("RENDER", "xsltproc statement.xsl"))
ACCOUNTS = [f"DE{n:08d}" for n in range(8)]


def render(account):
    with open(f"{account}.xml", "w") as fh:
        fh.write(f"<account>{account}</account>")
    return account, subprocess.run(RENDER, stdin=subprocess.DEVNULL).returncode


def main():
    pool = multiprocessing.Pool(processes=2)
    failed = 0
    try:
        for _, code in pool.imap_unordered(render, ACCOUNTS):
            failed += code != 0
    finally:
        pool.terminate()
        pool.join()
    print(f"{len(ACCOUNTS) - failed} rendered")
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
