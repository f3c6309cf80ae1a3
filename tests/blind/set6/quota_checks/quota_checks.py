"""Run the checks of all customers; every check is a module of its own."""
import importlib
import logging
import sys

log = logging.getLogger("quota_checks")
CHECKS = ["check_storage", "check_mails", "check_backup"]


def load_checks():
    for name in CHECKS:
        try:
            yield name, importlib.import_module(name)
        except ImportError:
            log.warning("check %s is not installed", name)


def main():
    logging.basicConfig(level=logging.INFO)
    red = []
    for name, module in load_checks():
        green = module.check()
        print(name, "green" if green else "red")
        if not green:
            red.append(name)
    return 1 if red else 0


if __name__ == "__main__":
    sys.exit(main())
