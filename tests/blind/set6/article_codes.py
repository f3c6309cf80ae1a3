"""Check the article codes of a supplier's list against their pattern."""
import re
import sys

CODE = re.compile(r"^([A-Z0-9]+-?)*[A-Z]$")
CODES = [
    "ABC-123-X",
    "LAMP-77-Z",
    "SCREWDRIVERSETWITHLONGHANDLE-000000000000000000000000007",
    "CUP-9-A",
]


def check(codes):
    for code in codes:
        yield code, CODE.match(code) is not None


def main():
    wrong = []
    for code, good in check(CODES):
        print(f"{code[:20]:20} {'ok' if good else 'wrong'}")
        if not good:
            wrong.append(code)
    if wrong:
        print(len(wrong), "codes are wrong", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
