"""Rehash the service accounts with the new work factor."""
import base64
import hashlib
import os
import secrets

WORK_FACTOR = int(os.environ.get("REHASH_ROUNDS", "2000000000"))
ACCOUNTS = {"billing": "s3cret-a", "mailer": "s3cret-b", "search": "s3cret-c"}


def encode(raw):
    return base64.b64encode(raw).decode()


def rehash(password):
    salt = secrets.token_bytes(16)
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, WORK_FACTOR)
    return f"pbkdf2_sha256${WORK_FACTOR}${encode(salt)}${encode(digest)}"


def main():
    new = {}
    for account, password in ACCOUNTS.items():
        new[account] = rehash(password)
        print("rehashed", account)
    target = os.path.join(os.environ.get("ACCOUNT_DIR", "/etc/accounts"), "hashes")
    with open(target, "w") as fh:
        for account, value in new.items():
            fh.write(f"{account}:{value}\n")


if __name__ == "__main__":
    main()
