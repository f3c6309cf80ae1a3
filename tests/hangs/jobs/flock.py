"""A lock file that somebody keeps."""

import fcntl


def main():
    with open("job.lock", "w") as ours, open("job.lock", "w") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)
        fcntl.flock(ours, fcntl.LOCK_EX)  # hangs here


if __name__ == "__main__":
    main()
