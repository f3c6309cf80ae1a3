"""Build the documents of the contract bundle."""
import os
import subprocess
import sys
from pathlib import Path

OUT = Path(os.environ.get("WORK_DIR", "/srv/bundle"))
PAGES = ("cover", "terms", "privacy")


def build(page):
    source = OUT / f"{page}.html"
    source.write_text(f"<h1>{page}</h1>")
    target = source.with_suffix(".pdf")
    subprocess.run(["wkhtmltopdf", "--quiet", str(source), str(target)], check=True)
    return target


def main():
    try:
        targets = [build(page) for page in PAGES]
    except subprocess.CalledProcessError as exc:
        sys.exit(f"{exc.cmd[0]} ended with {exc.returncode}")
    print(*targets, sep="\n")


if __name__ == "__main__":
    main()
