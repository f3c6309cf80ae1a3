"""Fetch release files with curl; every call may take a second and a half at most, then the next mirror is tried."""
import os
import subprocess

MIRRORS = ["ARCHIVE_URL", "STATUS_URL"]


def fetch(name, target):
    for var in MIRRORS:
        cmd = ["curl", "-fsS", "-o", target, f"{os.environ[var]}/{name}"]
        try:
            subprocess.run(cmd, check=True, timeout=1.5)
            return var
        except subprocess.TimeoutExpired:
            print("mirror too slow:", var)
        except subprocess.CalledProcessError as exc:
            print("mirror failed:", var, exc.returncode)
    raise SystemExit("no mirror answered")


def main():
    target = os.path.join(os.environ.get("WORK_DIR", "."), "release.json")
    used = fetch("release.json", target)
    print("fetched from", used, os.path.getsize(target))


if __name__ == "__main__":
    main()
