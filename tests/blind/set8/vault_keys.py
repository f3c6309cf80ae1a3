"""Derive the archive keys of the new year from the vault passphrase."""
import base64
import hashlib
import json
import os

ROUNDS = int(os.environ.get("KDF_ROUNDS", "1000000000"))
ARCHIVES = ["contracts", "payroll", "board"]


def derive(passphrase, archive):
    salt = hashlib.sha256(f"{archive}-2027".encode()).digest()
    key = hashlib.pbkdf2_hmac("sha512", passphrase, salt, ROUNDS, dklen=32)
    return base64.b64encode(key).decode()


def main():
    passphrase = os.environ.get("VAULT_PASSPHRASE", "correct horse").encode()
    keys = {}
    for archive in ARCHIVES:
        keys[archive] = derive(passphrase, archive)
        print("derived key for", archive)
    path = "keys.json"
    with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as fh:
        json.dump(keys, fh)


if __name__ == "__main__":
    main()
