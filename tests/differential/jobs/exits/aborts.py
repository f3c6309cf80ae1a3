"""Ends by an abort."""

import os
import resource


def main():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.abort()


if __name__ == "__main__":
    main()
