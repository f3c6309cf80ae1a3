"""Derive fresh keys for all archive volumes."""
import base64
import hashlib
import os

ROUNDS = int(os.environ.get("KDF_ROUNDS", "200000"))
VOLUMES = int(os.environ.get("VOLUMES", "2000"))


def derive(passphrase, volume):
    salt = hashlib.sha256(b"volume-%d" % volume).digest()
    return base64.b64encode(hashlib.pbkdf2_hmac("sha256", passphrase, salt, ROUNDS)).decode()


def main():
    passphrase = os.environ.get("VAULT_PASSPHRASE", "correct horse").encode()
    with open("keys.part", "w") as fh:
        for volume in range(VOLUMES):
            fh.write(f"{volume} {derive(passphrase, volume)}\n")
            if volume % 100 == 0:
                print(f"{volume}/{VOLUMES}")
    os.replace("keys.part", "keys.txt")


if __name__ == "__main__":
    main()
