"""Is started with arguments that it does not know."""

# args: --dya today

import argparse


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--day")
    parser.parse_args()


if __name__ == "__main__":
    main()
