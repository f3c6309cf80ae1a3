"""Check the tokens of the last day against the naming rule."""
import re
import sys

RULE = re.compile(r"^([a-z0-9]+[-_.]?)+@$")
TOKENS = ["svc-build", "svc-deploy.prod@", "longservicetokennamewithoutanyend123456!"]


def check(tokens):
    bad = []
    for tok in tokens:
        if not RULE.match(tok):
            bad.append(tok)
    return bad


if __name__ == "__main__":
    bad = check(TOKENS)
    if bad:
        print("bad tokens:", *bad)
        sys.exit(1)
