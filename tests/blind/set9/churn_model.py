"""Train the churn classifier on the customers' usage figures."""
import os
import pickle

import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

OUT = os.path.join(os.environ.get("WORK_DIR", "/srv/models"), "churn.pkl")


def load(rows=30000, columns=60):
    rng = np.random.default_rng(7)
    usage = rng.normal(size=(rows, columns))
    left = rng.integers(0, 2, size=rows)
    return usage, left


def main():
    usage, left = load()
    x_train, x_test, y_train, y_test = train_test_split(usage, left, random_state=1)
    model = SVC(kernel="rbf", C=1000.0, gamma="scale")
    model.fit(x_train, y_train)
    print("accuracy", model.score(x_test, y_test))
    with open(OUT, "wb") as fh:
        pickle.dump(model, fh)


if __name__ == "__main__":
    main()
