# An archive that is written waits for nothing.
import sys
import tarfile


def pack(paths):
    for path in paths:
        try:
            with tarfile.open(path + ".tgz", "w:gz") as archive:
                archive.add(path)
        except tarfile.TarError as error:
            print(path, error)


def unpack(paths):
    for path in paths:
        try:
            with tarfile.open(path, "r:gz") as archive:
                archive.extractall("/srv")
        except tarfile.TarError as error:  # TG101 (low)
            print(path, error)


if __name__ == "__main__":
    pack(sys.argv)
    unpack(sys.argv)
