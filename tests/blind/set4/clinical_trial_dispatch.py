"""Trials office: fetch the visit plan of every active subject and write tomorrow's call list."""
import asyncio
import json
import os
import urllib.request

EDC = os.environ.get("EDC_URL", "http://edc.trials.internal")
OUT = os.path.join(os.environ.get("WORK_DIR", "."), "calls.txt")
SUBJECTS = ["DE-014", "DE-022", "FR-003", "FR-007"]


async def visits(subject, gate):
    async with gate:
        body = urllib.request.urlopen(f"{EDC}/subjects/{subject}").read()
        await asyncio.sleep(0)
        return [(v["day"], subject) for v in json.loads(body)["visits"]]


async def main():
    gate = asyncio.Semaphore(8)
    found = await asyncio.gather(*(visits(s, gate) for s in SUBJECTS), return_exceptions=True)
    calls, errors = [], 0
    for subject, res in zip(SUBJECTS, found):
        if isinstance(res, BaseException):
            print(f"{subject}: {res!r}")
            errors += 1
        else:
            calls += res
    with open(OUT, "w") as f:
        for day, subject in sorted(calls):
            f.write(f"{day} {subject}\n")
    print(len(calls), "calls,", errors, "errors")


if __name__ == "__main__":
    asyncio.run(main())
