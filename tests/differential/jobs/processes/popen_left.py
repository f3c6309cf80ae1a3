"""Leaves a pipe of os.popen open at module level."""

# except: PID 1

import os

pipe = os.popen("cat > copied.txt", "w")


def main():
    pipe.write("row\n" * 1000)


if __name__ == "__main__":
    main()
