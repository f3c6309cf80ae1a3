import argparse
import os
import sys


def parse(argv):
    ap = argparse.ArgumentParser(description="Set up the environment and start the ETL.")
    ap.add_argument("--profile", default="prod")
    return ap.parse_args(argv)


def main(argv=None):
    args = parse(argv)
    env = dict(os.environ, ETL_PROFILE=args.profile)
    source = os.path.join(env["WORK_DIR"], "inbox.fifo")
    print("starting etl", flush=True)
    os.execvpe("sort", ["sort", "-u", source], env)


if __name__ == "__main__":
    main(sys.argv[1:])
