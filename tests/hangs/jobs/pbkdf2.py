"""Far too many rounds, without the interpreter's lock."""

# trait: TG104

import hashlib


def main():
    hashlib.pbkdf2_hmac("sha256", b"secret", b"salt", 2**31 - 1)  # hangs here


if __name__ == "__main__":
    main()
