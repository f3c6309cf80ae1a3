"""Speech corpus: counts tokens per speaker; walks the sampling schedule until it is exhausted."""
import collections
import itertools
import json
from collections import deque

TRANSCRIPTS = {
    "spk01": "so we went down to the harbour and the boats were gone",
    "spk02": "the boats were never there to begin with",
}


class Counter:
    """Applies a repeating sampling schedule to the token stream."""

    def __init__(self, tokens, schedule):
        self.tokens = tokens
        self.schedule = schedule
        self.counts = collections.Counter(tokens)

    def steps(self):
        # schedule has weight 0 and 1; compress() picks the sampled tokens
        return itertools.compress(itertools.cycle(self.tokens), itertools.cycle(self.schedule))


def sample(counter):
    """Advance the sampler to its end."""
    deque(counter.steps(), maxlen=0)


def main():
    report = {}
    for speaker, line in TRANSCRIPTS.items():
        counter = Counter(line.split(), (0, 1, 1))
        sample(counter)
        report[speaker] = counter.counts.most_common(3)
    with open("tokens.json", "w") as f:
        json.dump(report, f)


if __name__ == "__main__":
    main()
