# The exception is taken for an archive that is broken.
import sys
import tarfile


def main():
    broken = []
    for path in sys.argv[1:2]:
        try:
            with tarfile.open(path, "r:gz") as archive:
                print(archive.getnames())
        except tarfile.TarError:  # TG110 (low)
            broken.append(path)
            break
    print(broken)


main()
