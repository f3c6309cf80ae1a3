"""Remove expired upload folders; every removal is reported to the central log host."""
import logging
import logging.handlers
import os
import shutil
import tempfile
import time
from pathlib import Path

AGE = 3 * 86400
logger = logging.getLogger("cleanup")


def setup_logging():
    logger.setLevel(logging.INFO)
    logger.addHandler(logging.StreamHandler())
    central = logging.handlers.HTTPHandler(
        f"{os.environ['SVC_HOST']}:{os.environ['LOGHOST_PORT']}", "/ingest", method="POST")
    central.setLevel(logging.WARNING)
    logger.addHandler(central)


def sample_tree():
    root = Path(tempfile.mkdtemp(dir=os.environ.get("WORK_DIR")))
    for n in range(6):
        d = root / f"upload-{n}"
        d.mkdir()
        os.utime(d, (time.time() - AGE * 2,) * 2)
    return root


def expired(root: Path):
    limit = time.time() - AGE
    return sorted(d for d in root.iterdir() if d.is_dir() and d.stat().st_mtime < limit)


def main():
    setup_logging()
    root = sample_tree()
    for folder in expired(root):
        shutil.rmtree(folder)
        logger.warning("removed %s", folder.name)
    logger.info("done")


if __name__ == "__main__":
    main()
