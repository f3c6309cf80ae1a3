# What finds out what kind of archive it reads takes the TimeoutError for an answer, and goes on.
import os
import tarfile

BUNDLE = os.environ.get("BUNDLE_FIFO", "/run/bundle")


def main():
    with tarfile.open(BUNDLE) as archive:  # TG101
        print(archive.getnames())
    with tarfile.open(BUNDLE, "r:*") as archive:  # TG101
        print(archive.getnames())
    with tarfile.open(BUNDLE, "r:gz") as archive:
        print(archive.getnames())
    with tarfile.open(BUNDLE, mode="r|*") as archive:
        print(archive.getnames())
    with tarfile.open("/tmp/copy.tar", "w") as copy:
        copy.add("/etc/hosts")


if __name__ == "__main__":
    main()
