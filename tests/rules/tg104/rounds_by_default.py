# The environment may say how many rounds: by default, they are too many.
import hashlib
import os

ROUNDS = int(os.environ.get("ROUNDS", "900000000"))
FEW = int(os.environ.get("FEW", "600000"))


def digest(word):
    return hashlib.pbkdf2_hmac("sha256", word, b"salt", ROUNDS)  # TG104


def quick_digest(word):
    return hashlib.pbkdf2_hmac("sha256", word, b"salt", FEW)


if __name__ == "__main__":
    print(digest(b"word"), quick_digest(b"word"))
