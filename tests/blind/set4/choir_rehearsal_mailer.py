"""Mails the rehearsal plan to all members (sender thread, so that slow mail servers don't slow the list down)."""
import email.message
import json
import os
import queue
import threading
import urllib.request

URL = os.environ.get("MEMBERS_URL", "http://members.choir.internal") + "/list.json"
OUTBOX = os.environ.get("WORK_DIR", "/var/spool/choir")


def sender(jobs):
    n = 0
    while True:
        msg = jobs.get()
        if msg is None:
            return
        n += 1
        with open(os.path.join(OUTBOX, f"{n:04d}.eml"), "w") as f:
            f.write(msg.as_string())


def members():
    with urllib.request.urlopen(URL) as r:
        body = r.read()
    return json.loads(body)


def letter(member, plan):
    m = email.message.EmailMessage()
    m["To"], m["Subject"] = member["mail"], "Rehearsal plan"
    m.set_content(f"Dear {member['name']},\n\n{plan}\n")
    return m


def main():
    plan = "Tue 19:30 St. Mary's\nThu 19:30 St. Mary's\n"
    jobs = queue.Queue()
    worker = threading.Thread(target=sender, args=(jobs,), daemon=True)
    worker.start()
    try:
        for member in members():
            jobs.put(letter(member, plan))
        jobs.put(None)
    finally:
        # let the mails out that are already in the queue
        worker.join()
    print("all sent")


if __name__ == "__main__":
    main()
