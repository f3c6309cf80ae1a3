# Solvers look for the best solution, and support vector machines for the best fit, until they have it.
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model
from scipy.optimize import milp
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC


def shifts(model):
    solver = cp_model.CpSolver()
    return solver.Solve(model)  # TG104


def tours():
    scip = pywraplp.Solver.CreateSolver("SCIP")
    scip.Minimize(scip.IntVar(0, 9, "x"))
    scip.Solve()  # TG104


def churn(rows, left):
    model = make_pipeline(StandardScaler(), SVC(kernel="rbf", C=1000.0))  # TG104 (low)
    return model.fit(rows, left)


shifts(cp_model.CpModel())
tours()
milp([1, 2])  # TG104
churn([], [])
