# What a command line chooses is not known to work.
import argparse


def main():
    arguments = argparse.ArgumentParser().parse_args()
    try:
        function = arguments.function
        function(**vars(arguments))
    except Exception as error:  # TG110 (low)
        print(error)


main()
