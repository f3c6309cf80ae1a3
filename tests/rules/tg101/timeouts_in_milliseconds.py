# Timeouts that a library counts in milliseconds, and those of more than an hour.
import subprocess

import acme


def main():
    page = acme.Browser().page()
    for name in ("north", "south"):
        try:
            page.wait_for_selector(name, timeout=30_000)
        except Exception as error:
            print(error)
        try:
            page.wait_for_selector(name, timeout=7200)
        except Exception as error:  # TG101
            print(error)
        try:
            page.wait_for_selector(name, timeout=7_200_000)
        except Exception as error:  # TG101
            print(error)
        try:
            subprocess.run(["rsync", name, "host:"], timeout=30_000)
        except Exception as error:  # TG101
            print(error)


if __name__ == "__main__":
    main()
