"""Files that another program runs are no jobs, and what only looks like one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import HOUR, JOB, each, fill, guard_text, invoke

from guard_codemod.data.hosts import MODULES, SHIP_THEIR_MODULE
from guard_codemod.engine import engine
from guard_codemod.files import conventional_role
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome

IMPORTED_ALONE = sorted(module for module, host in MODULES.items() if not host.members)
PROMPT = "not a job: an interactive Python runs it first (it sets up the prompt)"


def _assert_no_job(content: str, reason: str) -> None:
    result = engine.guard(SourceFile("job.py", content.encode()), HOUR)
    assert (result.before.outcome, result.new) == (Outcome.SKIPPED, None), result.before.reason
    assert result.before.findings == ()
    assert result.before.reason == reason


@each(IMPORTED_ALONE)
def test_a_file_that_imports_a_module_of_a_host_is_no_job(module: str) -> None:
    reason = f"not a job: {MODULES[module].name} runs it (it imports {module})"
    _assert_no_job(f"import {module}\n\n{JOB}", reason)
    _assert_no_job(f"from {module}.sub import part as whole\n\n{JOB}", reason)


ADDON = """\
import json
{imports}

def show(items):
    {before}import xbmcgui

    {shown}xbmcgui.Dialog().ok("Items", json.dumps(items))


class Window:
    def __init__(self):
        import xbmcgui

        self.gui = xbmcgui


async def wait():
    import xbmcgui

    print(xbmcgui)


class Addon:
    def run(self):
        show([1])


def main():
    {call}


if __name__ == "__main__":
    {start}
"""


def _addon(**parts: str) -> str:
    usual = {"imports": "", "before": "", "shown": "", "call": "show([])", "start": "main()"}
    return ADDON.format(**{**usual, **parts})


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"call": "addon = Addon()\n    addon.run()"},
        {"call": "Addon().run()"},
        {"call": "Window()"},
        {"start": "import asyncio\n\n    asyncio.run(wait())"},
        {"before": "print('shown')\n    "},
        {"start": "try:\n        main()\n    except Exception as error:\n        print(error)"},
        {"call": "if len(json.__file__) > 3:\n        print(3)\n    show([2])"},
        {"call": "import xbmc\n    xbmc.log('started')\n    show([2])"},
    ],
)
def test_a_file_whose_functions_import_a_module_of_a_host_is_no_job(parts: dict[str, str]) -> None:
    module = "xbmc" if "xbmc" in parts.get("call", "") else "xbmcgui"
    _assert_no_job(_addon(**parts), f"not a job: Kodi runs it (it imports {module})")


@pytest.mark.parametrize(
    "parts",
    [
        {"call": "if json.loads('1'):\n        show([])\n    print(1)"},
        {"call": "for one in json.loads('[]'):\n        show([one])\n    print(1)"},
        {"call": "json.loads('1') and show([])"},
        {"call": "print('nothing to show')"},
        {"before": "try:\n        ", "shown": "except ImportError:\n        return\n    "},
        {"before": "if json.loads('1'):\n        ", "shown": "if 'xbmcgui' in locals():\n        "},
        {"call": "try:\n        show([])\n    except ImportError:\n        print(1)"},
        {
            "start": "try:\n        main()\n    except (OSError, ModuleNotFoundError):\n        print(1)"
        },
    ],
)
def test_one_whose_functions_may_do_without_it_is_a_job(parts: dict[str, str]) -> None:
    guard_text(_addon(**parts))


@each(IMPORTED_ALONE)
def test_one_that_does_without_it_is_a_job(module: str) -> None:
    guard_text(f"try:\n    import {module}\nexcept ImportError:\n    {module} = None\n\n\n{JOB}")
    guard_text(f"def ask():\n    import {module}\n\n    return {module}\n\n\n{JOB}")
    guard_text(f"from . import {module}\nimport {module}_tools\nimport tools.{module}\n\n\n{JOB}")


@pytest.mark.parametrize(
    "handler",
    [
        "except ImportError:\n    print('run me in WeeChat')\n    raise SystemExit(1)\n",
        "except ImportError as error:\n    import sys\n\n    sys.exit(str(error))\n",
        "except ModuleNotFoundError:\n    quit()\n",
        "except:\n    raise\n",
    ],
)
def test_an_import_whose_failure_ends_the_run_is_no_optional_one(handler: str) -> None:
    _assert_no_job(
        f"try:\n    import weechat\n{handler}\n\n{JOB}",
        "not a job: WeeChat runs it (it imports weechat)",
    )


@pytest.mark.parametrize(
    "handler",
    [
        "except ImportError:\n    import stand_in as weechat\n",
        "except ImportError:\n    if weechat_needed:\n        raise\n",
        "except ImportError:\n    print('no WeeChat')\n",
    ],
)
def test_one_whose_failure_may_go_on_is(handler: str) -> None:
    guard_text(f"weechat_needed = False\ntry:\n    import weechat\n{handler}\n\n{JOB}")


FLAGGED = """\
ready = True
try:
    import weechat
except ImportError:
    print("run me in WeeChat")
    ready = False
import subprocess
"""


@pytest.mark.parametrize(
    "last",
    [
        'if __name__ == "__main__" and ready:\n    weechat.register("a", "b")\n',
        'if __name__ == "__main__":\n    if ready and weechat.register("a"):\n        weechat.go()\n',
        'if ready:\n    subprocess.run(["notify-send", "a"])\n',
    ],
)
def test_an_import_on_which_all_work_depends_is_no_optional_one(last: str) -> None:
    _assert_no_job(f"{FLAGGED}\n{last}", "not a job: WeeChat runs it (it imports weechat)")


@pytest.mark.parametrize(
    "last",
    [
        'if __name__ == "__main__":\n    if ready:\n        weechat.go()\n    subprocess.run("a")\n',
        'if __name__ == "__main__" and not ready:\n    subprocess.run("a")\n',
        'if __name__ == "__main__":\n    subprocess.run(["a", ready])\n',
        'if __name__ == "__main__":\n    if ready:\n        weechat.go()\n    else:\n        subprocess.run("a")\n',
    ],
)
def test_one_without_which_the_job_works_too_is(last: str) -> None:
    guard_text(f"{FLAGGED}\n{last}")


@pytest.mark.parametrize("module", sorted(MODULES.keys() - SHIP_THEIR_MODULE))
def test_a_module_beside_the_job_outweighs(module: str, tmp_path: Path) -> None:
    content = f"import {module}\n\n{module}.reset(1)\n\n\n{JOB}"
    fill(tmp_path, {"job.py": content, f"{module}.py": ""})
    assert "TG001" in invoke("check", str(tmp_path / "job.py"))[1][0]


@pytest.mark.parametrize(
    ("content", "host", "module"),
    [
        ("from machine import Pin\nimport time\n\nwhile True:\n    time.sleep(1)\n", "MicroPython", "machine"),
        ("import machine\n\nled = machine.Pin(2)\nprint(led)\n", "MicroPython", "machine"),
        ("import machine as m\n\nprint(m.reset_cause())\n", "MicroPython", "machine"),
        ("import network\n\nw = network.WLAN(network.STA_IF)\nprint(w)\n", "MicroPython", "network"),
        ("from umqtt.simple import MQTTClient\n\nMQTTClient('a', 'b').connect()\n", "MicroPython", "umqtt"),
        ("import board\nimport digitalio\n\nprint(board.LED)\n", "CircuitPython", "board"),
        ("import board, time, adafruit_dht\n\nprint(adafruit_dht.DHT22(board.D4))\n", "CircuitPython", "board"),
        ("import time\nimport neopixel\n\nneopixel.NeoPixel(1, 2).fill(0)\n", "CircuitPython", "neopixel"),
        ("from qgis.utils import iface\n\nprint(iface.activeLayer())\n", "QGIS", "qgis"),
        ("import lldb\n\nprint(lldb.debugger)\n", "LLDB", "lldb"),
        ("import maya.cmds as cmds\n\nprint(cmds.ls())\n", "Autodesk Maya", "maya"),
    ],
)  # fmt: skip
def test_what_is_used_of_a_module_may_tell(content: str, host: str, module: str) -> None:
    _assert_no_job(content, f"not a job: {host} runs it (it imports {module})")


@pytest.mark.parametrize(
    "content",
    [
        "import machine\n\nprint(machine.uptime())\n",
        "from machine import Machine\n\nprint(Machine().start())\n",
        "import network\n\nprint(network.fetch('http://127.0.0.1/'))\n",
        "from network import Network\n\nprint(Network())\n",
        "import board\n\nprint(board.Board().draw())\n",
        "from board import new_game\n\nprint(new_game())\n",
        "#!/usr/bin/env python3\nimport board, digitalio\n\nprint(board.D4)\n",
        "import board\nimport adafruit_dht\nimport requests\n\nprint(board.D4)\n",
        "import board\nimport subprocess\n\nprint(board.D4, subprocess.run(['true']))\n",
        "import neopixel\nimport argparse\n\nprint(neopixel.NeoPixel, argparse)\n",
        "import lldb\n\nprint(lldb.SBDebugger.Create())\n",
        "import maya.standalone\nimport maya.cmds as cmds\n\nprint(cmds.ls())\n",
        "import idapro\nimport idc\n\nprint(idc.get_root_filename())\n",
        "import pyghidra\n\npyghidra.start()\nfrom ghidra.app import x\n\nprint(x)\n",
        "from qgis.core import QgsApplication\n\nprint(QgsApplication([], False))\n",
        "import renderdoc as rd\n\nprint(rd.OpenCaptureFile())\n",
        "import ujson\n\nprint(ujson.dumps({}))\n",
        "import pynvim\n\nprint(pynvim.attach('socket'))\n",
        "import esp\n\nprint(esp.decrypt())\n",
    ],
)
def test_what_only_sounds_like_a_host_is_a_job(content: str) -> None:
    guard_text(content)


@pytest.mark.parametrize(
    ("content", "host", "name"),
    [
        ("config.load_autoconfig()\nc.url.start_pages = ['about:blank']\n", "qutebrowser", "config"),
        ("import os\n\nc.content.javascript.enabled = False\nprint(os.getcwd())\n", "qutebrowser", "c"),
        ("config.bind('x', 'close')\nconfig.set('a', 1)\n", "qutebrowser", "config"),
        ("c = get_config()\nc.ServerApp.port = 8888\nprint(c)\n", "Jupyter or IPython", "get_config"),
        ("ip = get_ipython()\nip.run_line_magic('autoreload', '2')\nprint(ip)\n", "IPython", "get_ipython"),
        ("import os\n\nprint(get_ipython())\n", "IPython", "get_ipython"),
        ("doc = XSCRIPTCONTEXT.getDocument()\nprint(doc)\n", "LibreOffice", "XSCRIPTCONTEXT"),
        ("print(currentProgram.getName())\n", "Ghidra", "currentProgram"),
        ("layer = iface.activeLayer()\nprint(layer)\n", "QGIS", "iface"),
        ("print(plpy.execute('select 1'))\n", "PostgreSQL", "plpy"),
        (JOB.replace("    main()", "    vim.command('w')"), "Vim", "vim"),
        (JOB.replace("    main()", "    sort(snakemake.input[0])"), "Snakemake", "snakemake"),
        ("def sort():\n    print(snakemake.params.key)\n\n\nsort()\n", "Snakemake", "snakemake"),
        ("def draw():\n    print(XSCRIPTCONTEXT.getDocument())\n\n\ndraw()\n", "LibreOffice", "XSCRIPTCONTEXT"),
        ("O.bodies.append(1)\nO.run(9, True)\nprint(O.dt)\n", "Yade", "O"),
    ],
)  # fmt: skip
def test_a_file_that_uses_a_name_of_a_host_is_no_job(content: str, host: str, name: str) -> None:
    _assert_no_job(
        content, f"not a job: {host} runs it (it uses {name}, which nothing in it binds)"
    )


@pytest.mark.parametrize(
    "content",
    [
        "import config\n\nconfig.load_autoconfig()\nprint(config)\n",
        "from settings import c, config\n\nc.url.open = 1\nprint(config.bind('x'))\n",
        "from settings import *\n\nc.url.open = 1\nprint(config.set('a', 1))\n",
        "config = {}\nprint(config.set('a'))\n",
        "exec(open('settings').read())\nprint(config.set('a', 1))\n",
        "c = object()\nc.url = 1\nprint(c)\n",
        "c.execute('select 1')\nprint(c)\n",
        "for c in []:\n    print(c.url)\n",
        "def get_config():\n    return 1\n\n\nprint(get_config())\n",
        "from jobs import get_config\n\nprint(get_config())\n",
        "try:\n    get_ipython()\nexcept NameError:\n    print('a script')\nprint(1)\n",
        "def magic():\n    get_ipython().run_line_magic('matplotlib', 'inline')\n\n\nprint(1)\nprint(2)\n",
        "if 'get_ipython' in globals():\n    get_ipython()\nprint(1)\nprint(2)\n",
        "from IPython import get_ipython\n\nprint(get_ipython() is None)\n",
        "import gdb_tools as gdb\n\nprint(gdb.execute('x'))\n",
        "with open('vim') as vim:\n    print(vim.read())\n",
        "import snakemake\n\nprint(snakemake.snakemake('Snakefile'))\n",
        "def sort(snakemake):\n    print(snakemake.input)\n\n\nsort(None)\n",
        "if 'snakemake' in globals():\n    print(snakemake.input)\nprint(1)\nprint(2)\n",
        "O = [1]\nO.append(2)\nprint(O)\n",
    ],
)
def test_a_name_that_the_file_binds_or_does_without_tells_nothing(content: str) -> None:
    guard_text(content)


def test_ipython_is_taken_for_granted_however_it_is_imported() -> None:
    content = (
        "from IPython import get_ipython\n\nget_ipython().run_line_magic('reset', '-f')\nprint(1)\n"
    )
    how = "it uses get_ipython() without a look at what it returns"
    _assert_no_job(content, f"not a job: IPython runs it ({how})")


@pytest.mark.parametrize(
    "content",
    [
        "import readline, rlcompleter\n\nreadline.parse_and_bind('tab: complete')\nprint('Welcome')\n",
        "try:\n    import readline\nexcept ImportError:\n    print('no readline')\nelse:\n"
        "    import rlcompleter\n    readline.parse_and_bind('tab: complete')\nprint('hi')\n",
        "import atexit, os, readline\n\nreadline.read_history_file('history')\nos.system('date')\nprint(1)\n",
        "import sys\n\nsys.ps1 = '\\033[1m>>> '\nprint('hi')\n",
        "def complete():\n    import rlcompleter\n\n    return rlcompleter\n\n\ncomplete()\nprint(1)\n",
    ],
)
def test_what_sets_up_the_prompt_of_an_interactive_python_is_no_job(content: str) -> None:
    _assert_no_job(content, PROMPT)


@pytest.mark.parametrize(
    "content",
    [
        "import readline\n\nreadline.parse_and_bind('tab: complete')\nprint(open(input('name? ')).read())\n",
        "import readline\n\nprint(sum(range(3)))\nprint(readline)\n",
        "import sys\n\nfor line in sys.stdin.readlines():\n    print(line)\n",
        "import sys\n\ntry:\n    print(sys.ps1)\nexcept AttributeError:\n    print('a script')\n",
        "import sys\n\nprint(sys.stdin.readline())\nprint(getattr(sys, 'ps1', None))\n",
        f"import readline\n\nreadline.parse_and_bind('tab: complete')\n\n\n{JOB}",
    ],
)
def test_a_program_that_reads_lines_is_none(content: str) -> None:
    guard_text(content)


@pytest.mark.parametrize(
    "path",
    [
        *("sitecustomize.py", "lib/usercustomize.py", ".pythonrc.py", "pythonrc.py", ".pythonrc"),
        *("pythonstartup.py", ".pystartup", "jupyter_notebook_config.py", "jupyterhub_config.py"),
        *("ipython_config.py", "ipython_kernel_config.py", "jupyter_config.py"),
        ".ipython/profile_default/startup/00-first.py",
    ],
)
def test_a_start_up_file_is_known_by_its_name(path: str) -> None:
    assert conventional_role(path) is not None


@pytest.mark.parametrize(
    "path",
    [
        *("customize.py", "pythonrc_sync.py", "startup.py", "jupyter_report.py", "config.py"),
        *("startup/first.py", "profile_default/nightly.py", "pyrcon.py", "my_jupyter_config.py"),
    ],
)
def test_other_names_say_nothing(path: str) -> None:
    assert conventional_role(path) is None
