import os
import sys

from openai import OpenAI

PROMPT = "Summarise this support ticket in one sentence:\n\n{text}"
TICKETS = {17: "The export button does nothing.", 18: "Cannot log in since Monday."}


def summarise(client, text):
    resp = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": PROMPT.format(text=text)}],
    )
    return resp.choices[0].message.content


def main():
    client = OpenAI(api_key="sk-test", base_url=os.environ["API_URL"] + "/v1")
    for number, text in TICKETS.items():
        print(number, summarise(client, text))


if __name__ == "__main__":
    sys.exit(main())
