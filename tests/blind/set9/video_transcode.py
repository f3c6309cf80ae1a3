"""Transcode the new training videos."""
import os
from pathlib import Path

from invoke import Context
from invoke.exceptions import UnexpectedExit

SOURCE = Path(os.environ.get("WORK_DIR", "/srv/videos"))


def pending():
    if not any(SOURCE.glob("*.mov")):
        (SOURCE / "intro.mov").write_bytes(b"")
    for path in sorted(SOURCE.glob("*.mov")):
        if not path.with_suffix(".mp4").exists():
            yield path


def main():
    ctx = Context()
    failed = []
    for path in pending():
        target = path.with_suffix(".mp4")
        try:
            ctx.run(f"ffmpeg -nostdin -i {path} -c:v libx264 {target}", hide=True)
        except UnexpectedExit as exc:
            failed.append((path.name, exc.result.exited))
    if failed:
        raise SystemExit(str(failed))


if __name__ == "__main__":
    main()
