"""Hashes API tokens with PBKDF2 and creates a signing key for each client."""
import hashlib
import json
import os

from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ITERATIONS = int(os.environ.get("PBKDF2_ITERATIONS", "60000"))
CLIENTS = ["web", "mobile", "partner"]


def hash_token(token):
    salt = os.urandom(16)
    derived = hashlib.pbkdf2_hmac("sha256", token, salt, ITERATIONS)
    return salt.hex() + "$" + derived.hex()


def signing_key():
    key = ed25519.Ed25519PrivateKey.generate()
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def main():
    document = {}
    for client in CLIENTS:
        document[client] = {"token": hash_token(os.urandom(24)), "key": signing_key()}
    with open("clients.json", "w") as fh:
        json.dump(document, fh, indent=1)
    print(len(document), "clients")


if __name__ == "__main__":
    main()
