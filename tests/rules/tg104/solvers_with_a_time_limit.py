# Solvers that return what they have found in time.
from ortools.sat.python import cp_model
from sklearn.svm import SVC, LinearSVC


def shifts(model):
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = 600
    return solver.Solve(model)


def churn(rows, left):
    LinearSVC().fit(rows, left)
    return SVC(kernel="rbf", max_iter=100_000).fit(rows, left)


shifts(cp_model.CpModel())
churn([], [])
