import joblib
import numpy as np
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(5)


def load():
    x = rng.normal(size=(3000, 10))
    y = np.sin(x[:, 0]) * x[:, 1] + rng.normal(scale=0.3, size=3000)
    return x, y


def main():
    x, y = load()
    pipe = make_pipeline(StandardScaler(), MLPRegressor(max_iter=1_000_000, tol=0, n_iter_no_change=10**6))
    grid = GridSearchCV(pipe, {"mlpregressor__alpha": [1e-4, 1e-2], "mlpregressor__hidden_layer_sizes": [(64,), (128,)]}, cv=3)
    grid.fit(x, y)
    print(grid.best_params_)
    joblib.dump(grid.best_estimator_, "demand.joblib")


if __name__ == "__main__":
    main()
