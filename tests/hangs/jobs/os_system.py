"""A shell command that does not end."""

# trait: TG104

import os


def main():
    os.system("sleep 600")  # hangs here


if __name__ == "__main__":
    main()
