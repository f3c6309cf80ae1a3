# An archive that is broken is a failure.
import sys
import tarfile


def main():
    try:
        with tarfile.open(sys.argv[1], "r:gz") as archive:
            print(archive.getnames())
    except tarfile.TarError:
        sys.exit(1)


main()
