from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from external_tools import made_once, missing, ran, script
from helpers import ROOT
from hypothesis import HealthCheck, Phase, settings

# --hypothesis-profile=thorough hunts; the profile "ci" draws the same examples every time.
# Neither slow explanations nor hypothesmith's aims.
_PHASES = [Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink]
# Some of the modules that hypothesmith makes cannot be parsed: how many in a row is chance.
_UNCHECKED = [HealthCheck.too_slow, HealthCheck.filter_too_much]
settings.register_profile("quick", deadline=None, suppress_health_check=_UNCHECKED, phases=_PHASES)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True, database=None)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=4000)
settings.load_profile("ci" if os.environ.get("CI") else "quick")

# Without bytecode each of the many processes that tests start would compile the package again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def _usual_signals_for_children() -> None:
    """Let children start with the usual signals, though nohup and `&` have some of them ignored.

    An ignored signal stays so in a new program, but one with a handler does not.
    """
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda _signum, _frame: None)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """Return an empty folder that everybody may use."""
    folder = Path(tempfile.mkdtemp(prefix="guard-codemod-test-"))
    folder.chmod(0o777)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o777)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sdist, and the wheel that was made from it."""

    def make(folder: Path) -> None:
        ran([script("pyproject-build"), "--installer", "uv", "--outdir", folder, ROOT], folder)

    return made_once(tmp_path_factory, "distributions", make)


@pytest.fixture
def wheel(distributions: Path) -> Path:
    (found,) = distributions.glob("*.whl")
    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.hookimpl(wrapper=True, optionalhook=True)  # of pytest-xdist
def pytest_xdist_auto_num_workers(config: pytest.Config) -> Generator[None, int, int]:
    """Start two processes for each core if slow tests run, which often wait for a process."""
    number = yield
    chosen = "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ
    return number if chosen or "not slow" in config.option.markexpr else 2 * number


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "distributions" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.hosts("pyproject-build", "uv"))
        if item.get_closest_marker("hosts"):
            item.add_marker("slow")


@pytest.hookimpl(tryfirst=True)  # before the fixtures
def pytest_runtest_setup(item: pytest.Item) -> None:
    if names := missing(item):
        reason = f"needs {', '.join(names)}: pip install -e '.[hosts]', or see .ci/run"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
