"""Verify last night's backups: every archive must open and contain a manifest."""
import os
import pathlib
import tarfile


def verify(path):
    with tarfile.open(path, "r:gz") as tar:
        names = tar.getnames()
    return "MANIFEST" in names


def main():
    incoming = pathlib.Path(os.environ["INCOMING_DIR"])
    corrupt = []
    for path in sorted(incoming.glob("*.tar.gz")):
        try:
            if not verify(path):
                corrupt.append((path.name, "no manifest"))
        except tarfile.TarError as exc:
            corrupt.append((path.name, str(exc)))
    report = pathlib.Path(os.environ.get("WORK_DIR", ".")) / "verify.txt"
    report.write_text("\n".join(f"{n}: {why}" for n, why in corrupt) or "all good")
    print(report.read_text())


if __name__ == "__main__":
    main()
