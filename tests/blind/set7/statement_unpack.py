"""Unpack the bank's statement bundle that arrives through a pipe."""
import os
import sys
import tarfile

BUNDLE = os.environ.get("BUNDLE_FIFO", "/run/bank/bundle")
TARGET = os.environ.get("STATEMENT_DIR", "/srv/statements")


def wanted(member):
    name = os.path.basename(member.name)
    return member.isfile() and name.endswith((".sta", ".mt940"))


def unpack(bundle, target):
    names = []
    with tarfile.open(bundle, "r:*") as tar:
        for member in tar:
            if wanted(member):
                member.name = os.path.basename(member.name)
                tar.extract(member, target)
                names.append(member.name)
    return names


def main():
    try:
        names = unpack(BUNDLE, TARGET)
    except tarfile.TarError as err:
        sys.exit(f"bundle is broken: {err}")
    for name in names:
        print("unpacked", name)


if __name__ == "__main__":
    main()
