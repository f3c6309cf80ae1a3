"""Commands that ask nobody end by themselves, whatever they are called."""

import ctypes
import os
import sys

libc = ctypes.CDLL("libc.dylib")


def converted(paths):
    for path in paths:
        os.system(f"sox {path} -r 16000 {path}.wav")  # TG104 (low)
        os.system("samtools index %s.bam" % path)  # TG104 (low)
        os.system("{0} -i {1}.fsa -o {1}".format("kma_index", path))  # TG104 (low)
        os.system(f"ffmpeg -i rtsp://{path} out.mp4")  # TG104 (low)
        os.system(f"kma_index -i backup:{path}")  # TG104 (low)
        os.system(f"./convert.sh {path}")  # TG104 (low)
        os.system("python convert.py")  # TG104 (low)
        os.system(path)  # TG104 (low)


def main():
    os.system(f"sleep {sys.argv[1]}")  # TG104 (low)
    os.system("sleep 5")  # TG104 (low)
    os.system("sleep 86400")  # TG104
    os.system("docker build .")  # TG104
    os.system("mysqldump orders > orders.sql")  # TG104
    libc.sysctlbyname(b"hw.model", None, None, None, 0)
    converted(sys.argv[1:])


if __name__ == "__main__":
    main()
