"""Is in code that it executes when the time is up."""

# limit: 1

STEP = """
import time
time.sleep(60)
"""


def main():
    exec(compile(STEP, "step", "exec"), {})


if __name__ == "__main__":
    main()
