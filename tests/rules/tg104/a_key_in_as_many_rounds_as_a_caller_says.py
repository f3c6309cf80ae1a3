# The number of rounds is passed on.
import hashlib
import os

ROUNDS = int(os.environ.get("ROUNDS", "600000000"))


def derive(password, rounds):
    return hashlib.pbkdf2_hmac("sha256", password, os.urandom(16), rounds)  # TG104


if __name__ == "__main__":
    print(derive(b"secret", ROUNDS).hex())
