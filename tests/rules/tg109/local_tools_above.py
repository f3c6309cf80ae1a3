"""Commands at module level: what asks nobody ends by itself."""

import subprocess
import sys

subprocess.run(["cdbfasta", sys.argv[1]])
subprocess.run(["samtools", "index", sys.argv[1]], check=True)
subprocess.run(["wget", "http://127.0.0.1/genome.fa"])  # TG109
subprocess.run([sys.argv[1], "index"])  # TG109
subprocess.check_call(["rsync", sys.argv[1], "backup:"])  # TG109

if __name__ == "__main__":
    print("done")
