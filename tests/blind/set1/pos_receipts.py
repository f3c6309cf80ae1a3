import os
import sys

work = os.environ["WORK_DIR"]
pipe = os.path.join(work, "inbox.fifo")
total = 0.0
count = 0

with open(pipe) as receipts:
    for line in receipts:
        if not line.strip():
            continue
        number, amount = line.split(";")
        total += float(amount)
        count += 1

with open(os.path.join(work, "receipts.txt"), "w") as out:
    out.write(f"{count};{total:.2f}\n")
print(f"{count} receipts, {total:.2f}")
sys.exit(0)
