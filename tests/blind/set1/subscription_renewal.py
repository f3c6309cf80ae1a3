import os
import sys

from subscription_renewal_lib.client import Billing


def main():
    billing = Billing(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
    due = ["acme", "globex", "initech"]
    failed = []
    for customer in due:
        if not billing.renew(customer):
            failed.append(customer)
    if failed:
        print("not renewed:", ", ".join(failed), file=sys.stderr)
        return 1
    print(len(due), "renewed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
