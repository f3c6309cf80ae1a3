"""Import the answers of the customer survey."""
import os

import requests
from tenacity import retry, retry_if_exception_type, wait_fixed

SURVEYS = ["checkout", "delivery"]


class NotReady(Exception):
    """The survey tool still computes the result (status 202)."""


@retry(retry=retry_if_exception_type(NotReady), wait=wait_fixed(2))
def answers(base, survey):
    reply = requests.get(f"{base}/surveys/{survey}/answers")
    if reply.status_code == 202:
        raise NotReady(survey)
    reply.raise_for_status()
    return reply.json()


def main():
    base = os.environ.get("SURVEY_URL", "http://survey.internal")
    for survey in SURVEYS:
        rows = answers(base, survey)
        scores = [row["score"] for row in rows]
        mean = sum(scores) / len(scores) if scores else float("nan")
        print(f"{survey}: {len(rows)} answers, mean {mean:.2f}")


if __name__ == "__main__":
    main()
