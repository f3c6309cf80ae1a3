"""Bank: compare the vault terminal's inventory stream with the ledger of rented boxes."""
import os
import socket


def stream(host, port):
    sock = socket.create_connection((host, port))
    src = sock.makefile("r")
    try:
        while True:
            row = src.readline()
            if not row or row.startswith("EOT"):
                return
            yield row.rstrip("\n")
    finally:
        src.close()
        sock.close()


def boxes(rows):
    for row in rows:
        if row == "HB":
            continue
        try:
            number, state = row.split(",")
        except ValueError:
            continue
        yield int(number), state == "R"


def difference(found, ledger):
    for number, rented in found:
        if rented != (number in ledger):
            yield number


def main():
    ledger = {101, 102, 104, 230}
    found = boxes(stream(os.environ.get("VAULT_HOST", "vault1"), int(os.environ.get("VAULT_PORT", "7001"))))
    wrong = sorted(difference(found, ledger))
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "vault.txt"), "w") as f:
        f.writelines(f"{n}\n" for n in wrong)
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
