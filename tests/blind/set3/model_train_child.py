"""Train the demand model in a child process (memory is given back that way), take the result from a pipe."""
import json
import os
import urllib.request
from multiprocessing import Pipe, Process


def train(conn, model):
    with urllib.request.urlopen(f"{os.environ['SCORING_URL']}/training-set/{model}") as resp:
        rows = json.load(resp)["items"]
    mean = sum(r["amount"] for r in rows) / len(rows)
    conn.send({"model": model, "mean": mean, "n": len(rows)})
    conn.close()


def train_in_child(model):
    parent, child = Pipe(duplex=False)
    p = Process(target=train, args=(child, model), daemon=True)
    p.start()
    child.close()
    try:
        return parent.recv()
    except EOFError:
        raise SystemExit(f"training of {model} died")


def main():
    results = [train_in_child(m) for m in ("food", "nonfood")]
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "models.json"), "w") as fh:
        json.dump(results, fh)


if __name__ == "__main__":
    main()
