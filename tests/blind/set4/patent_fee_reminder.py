"""Law firm: write the reminders for due patent fees, then hand over to the mail merge program."""
import datetime
import json
import os

MAILER = ["sleep", "infinity"] if os.environ.get("MERGE_CMD") is None else os.environ["MERGE_CMD"].split()
PATENTS = [
    {"no": "EP1234567", "due": "2026-01-15", "client": "Acme"},
    {"no": "EP7654321", "due": "2027-05-01", "client": "Globex"},
]


def due_soon(patents, days=60):
    limit = datetime.date(2026, 1, 1) + datetime.timedelta(days=days)
    return [p for p in patents if datetime.date.fromisoformat(p["due"]) <= limit]


def write(folder, patents):
    path = os.path.join(folder, "merge.json")
    with open(path, "w") as f:
        json.dump(patents, f, indent=1)
    return path


def main():
    path = write(os.environ.get("WORK_DIR", "."), due_soon(PATENTS))
    os.environ["MERGE_INPUT"] = path
    print("merging", path, flush=True)
    # nothing left to do for us: become the mail merge
    os.execvp(MAILER[0], MAILER)


if __name__ == "__main__":
    main()
