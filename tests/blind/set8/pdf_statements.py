"""Render the monthly account statements to PDF with a pool of renderers."""
import multiprocessing
import os
import shlex
import subprocess

RENDER = shlex.split(os.environ.get("RENDER", "wkhtmltopdf --quiet statement.html"))
ACCOUNTS = [f"DE{n:08d}" for n in range(12)]


def render(account):
    source = f"{account}.html"
    with open(source, "w") as fh:
        fh.write(f"<h1>Statement for {account}</h1>")
    done = subprocess.run(RENDER, stdin=subprocess.DEVNULL)
    return account, done.returncode


def main():
    pool = multiprocessing.Pool(processes=2)
    failed = []
    try:
        for account, code in pool.imap_unordered(render, ACCOUNTS):
            if code:
                failed.append(account)
    finally:
        pool.close()
        pool.join()
    print(f"{len(ACCOUNTS) - len(failed)} statements, {len(failed)} failed")
    return len(failed)


if __name__ == "__main__":
    raise SystemExit(main())
