"""Run the checks of all tenants; every check is a module of its own."""
import importlib
import logging
import sys

log = logging.getLogger("tenant_checks")
CHECKS = ["check_billing", "check_quota", "check_login"]


def load_checks():
    for name in CHECKS:
        try:
            yield name, importlib.import_module(name)
        except Exception:
            log.exception("check %s cannot be loaded", name)


def run_checks():
    red = []
    for name, module in load_checks():
        green = module.check()
        print(name, "green" if green else "red")
        if not green:
            red.append(name)
    return red


def main():
    logging.basicConfig(level=logging.INFO)
    red = run_checks()
    return 1 if red else 0


if __name__ == "__main__":
    sys.exit(main())
