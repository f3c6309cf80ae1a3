"""Monthly refit of the scorecard SVM."""
import pickle

import numpy as np
from sklearn.metrics import roc_auc_score
from sklearn.svm import SVC

rng = np.random.default_rng(3)


def load(n=6000):
    income = rng.lognormal(10, 1, n)
    age = rng.integers(18, 90, n)
    debt = rng.lognormal(8, 2, n)
    x = np.column_stack([income, age, debt, rng.normal(size=(n, 6)) * 1e4])
    y = (rng.random(n) < 0.3).astype(int)
    return x, y


def main():
    x, y = load()
    model = SVC(kernel="linear", C=100)
    model.fit(x, y)
    print("auc", roc_auc_score(y, model.decision_function(x)))
    with open("scorecard.pkl", "wb") as f:
        pickle.dump(model, f)


if __name__ == "__main__":
    main()
