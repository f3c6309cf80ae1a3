"""Leaves a file open that it has locked."""

import fcntl

if __name__ == "__main__":
    lock = open("job.lock", "w")
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    lock.write("locked\n")
