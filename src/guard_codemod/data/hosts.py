"""Programs that run Python files themselves, and what gives such a file away.

Nobody schedules these files: they run inside of the program, often in a thread or without signals.
"""

from __future__ import annotations

import re
import sys

from guard_codemod.lazy import dataclass, regex


@dataclass(frozen=True)
class Host:
    """A program, `name`, that provides a module or a name.

    If `members` is set, only the members that match it identify the host. Nothing does if the file
    imports, or uses of the host, something that matches `unless`: then it runs alone.
    """

    name: str
    members: str = ""
    unless: str = ""

    def gives(self, member: str) -> bool:
        """Whether *member*, a qualified name below what the host provides, gives a file away."""
        if not self.members:
            return True
        return re.match(rf"(?x: (?:{self.members}) (?:\.|\Z))", member) is not None

    def is_absent(self, names: set[str]) -> bool:
        """Whether a file that uses *names* is run without the host."""
        return bool(self.unless) and any(re.match(self.unless, name) for name in names)


SHEBANG = "#!"
"""What stands for a shebang among the names of a file: no microcontroller reads one."""

# A Raspberry Pi has the same modules by https://pypi.org/project/Adafruit-Blinka/, and jobs.
_ON_A_BOARD = frozenset(
    """
    __future__ array asyncio binascii collections errno gc io ipaddress json math os random re
    secrets select ssl struct sys time traceback typing zlib
    """.split()  # noqa: SIM905
)
_ON_A_COMPUTER = "|".join(
    [
        SHEBANG,
        r"(?:RPi|gpiozero|pigpio|serial|smbus2?|spidev|picamera2?|Adafruit_\w+|luma)(?:\.|\Z)",
        r"(?:requests|httpx|aiohttp|boto3|paho|pika|flask|fastapi|prometheus_client)(?:\.|\Z)",
        r"(?:influxdb\w*|psycopg2?|pymysql|mysql|MySQLdb|redis|pymongo|sqlalchemy)(?:\.|\Z)",
        r"(?:numpy|pandas|PIL|cv2|yaml|dotenv|schedule|click|tqdm|psutil)(?:\.|\Z)",
        *(rf"{name}(?:\.|\Z)" for name in sorted(sys.stdlib_module_names - _ON_A_BOARD)),
    ]
)

_CIRCUITPYTHON = Host("CircuitPython", unless=_ON_A_COMPUTER)
_MICROPYTHON = "MicroPython"

_MODULES = {
    Host("Abaqus"): "abaqus abaqusConstants",
    Host("Anki"): "aqt",
    Host("Apache"): "mod_python",
    Host("Autodesk 3ds Max"): "MaxPlus pymxs",
    Host("Autodesk Fusion"): "adsk",
    Host("Autodesk Maya", unless=r"maya\.standalone"): "maya pymel",
    Host("Binary Ninja"): "binaryninjaui",
    Host("Blender"): "Blender bge bmesh bpy bpy_extras",
    Host("Burp Suite"): "burp",
    Host("Cinema 4D"): "c4d",
    _CIRCUITPYTHON: """
        analogio busio digitalio displayio microcontroller neopixel_write pwmio rotaryio terminalio
        touchio
    """,
    Host("CircuitPython", r"[A-Z][A-Z0-9_]*", _ON_A_COMPUTER): "board",
    Host("CircuitPython", r"NeoPixel|[A-Z]{3,4}", _ON_A_COMPUTER): "neopixel",
    Host("CircuitPython"): "socketpool usb_cdc usb_hid usb_midi",
    Host("collectd"): "collectd",
    Host("Deadline"): "Deadline",
    Host("Enigma2"): "enigma",
    Host("FreeCAD"): "FreeCADGui",
    Host("FreeRADIUS"): "radiusd",
    Host("FreeSWITCH"): "freeswitch",
    Host("gdb"): "gdb",
    Host(
        "a desktop program",
        r"""repository\.(?:Budgie|Caja|Eog|Gedit|Gimp|Nautilus|Nemo|PeasGtk|Pluma|RB|Thunarx|Totem
        |Xed|Xplayer|Xviewer)""",
    ): "gi",
    Host("Ghidra", unless=r"py(?:ghidra|hidra)"): "ghidra",
    Host("GIMP"): "gimp gimpenums gimpfu",
    Host("HexChat"): "hexchat xchat",
    Host("Houdini"): "hou",
    Host("IDA", unless=r"idapro"): """
        ida_allins ida_auto ida_bytes ida_dbg ida_diskio ida_entry ida_enum ida_expr
        ida_fixup ida_fpro ida_frame ida_funcs ida_gdl ida_graph ida_hexrays ida_ida
        ida_idaapi ida_idd ida_idp ida_kernwin ida_lines ida_loader ida_moves ida_nalt
        ida_name ida_netnode ida_offset ida_pro ida_problems ida_range ida_registry
        ida_search ida_segment ida_segregs ida_strlist ida_struct ida_tryblks ida_typeinf
        ida_ua ida_undo ida_xref idaapi idautils idc
    """,
    Host("Inkscape"): "inkex",
    Host("Jython"): "java javax",
    Host("Katana"): "Katana NodegraphAPI",
    Host("KLayout"): "pya",
    Host("Kodi"): "xbmc xbmcaddon xbmcdrm xbmcgui xbmcplugin xbmcvfs",
    Host("Krita"): "krita",
    Host("Limnoria"): "supybot",
    Host("LLDB", unless=r"lldb\.SBDebugger\.Create"): "lldb",
    Host(
        _MICROPYTHON,
        r"""ADC|ADCBlock|CAN|Counter|DAC|Encoder|I2C|I2CTarget|I2S|Pin|PWM|RTC
        |SDCard|SPI|Signal|SoftI2C|SoftSPI|TouchPad|Timer|UART|USBDevice|WDT|bitstream|bootloader
        |deepsleep|disable_irq|enable_irq|freq|idle|lightsleep|mem8|mem16|mem32|reset|reset_cause
        |soft_reset|time_pulse_us|unique_id|wake_reason""",
    ): "machine",
    Host(_MICROPYTHON, r"AP_IF|LAN|PPP|STA_IF|WIZNET5K|WLAN"): "network",
    Host(_MICROPYTHON, r"deepsleep|flash_\w+|osdebug|sleep_type"): "esp",
    Host(_MICROPYTHON): """
        esp32 espnow microbit micropython pyb pybricks rp2 uasyncio ubinascii ubluetooth
        ucollections ucryptolib uctypes uerrno uhashlib umqtt uos urandom ure urequests uselect
        usocket ussl ustruct utime uzlib
    """,
    Host("MkDocs"): "mkdocs_gen_files",
    Host("Nuke"): "hiero nuke nukescripts",
    Host("NX"): "NXOpen",
    Host("OBS Studio"): "obspython",
    Host("a browser, by Pyodide"): "pyodide pyscript",
    Host("QGIS", r"utils\.iface"): "qgis",
    Host("Recoll"): "cmdtalk rclbasehandler rclexec1 rclexecm",
    Host("RenderDoc", unless=r"renderdoc\.(?:InitialiseReplay|OpenCaptureFile)"): "renderdoc",
    Host("Revit"): "pyrevit",
    Host("Rhino"): "rhinoscriptsyntax scriptcontext",
    Host("Scribus"): "scribus",
    Host("Sublime Text"): "sublime sublime_plugin",
    Host("Substance 3D Painter"): "substance_painter",
    Host("syslog-ng"): "syslogng",
    Host("Unreal Engine"): "unreal",
    Host("uWSGI"): "uwsgi",
    Host("Vim"): "vim",
    Host("WeeChat"): "weechat",
    Host("Yade"): "yade",
    Host("ZNC"): "znc",
}

MODULES = {module: host for host, modules in _MODULES.items() for module in modules.split()}
"""Who runs a file that imports the module, unless that is a local one."""

SHIP_THEIR_MODULE = frozenset({"cmdtalk", "inkex", "rclbasehandler", "rclexec1", "rclexecm"})
"""Modules that stand beside the files which their host runs."""

_QUTEBROWSER = Host(
    "qutebrowser",
    r"""aliases|auto_save|backend|bindings|changelog_after_upgrade|colors|completion|confirm_quit
    |content|downloads|editor|fileselect|fonts|hints|history_gap_interval|input|keyhint|logging
    |messages|new_instance_open_target\w*|prompt|qt|scrolling|search|session|spellcheck|statusbar
    |tabs|url|window|zoom""",
)

IPYTHON = Host("IPython")

NAMES = {
    "XSCRIPTCONTEXT": Host("LibreOffice"),
    "O": Host("Yade", r"bodies|dt|engines|load|materials|run|save|step|wait"),
    "__revit__": Host("Revit"),
    "c": _QUTEBROWSER,
    "config": Host("qutebrowser", r"bind|load_autoconfig|set|source|unbind"),
    "currentProgram": Host("Ghidra"),
    "gdb": Host("gdb"),
    "get_config": Host("Jupyter or IPython"),
    "get_ipython": IPYTHON,
    "iface": Host("QGIS", r"activeLayer|add\w+Layer|legendInterface|mainWindow|mapCanvas"),
    "lldb": Host("LLDB"),
    "plpy": Host("PostgreSQL"),
    "snakemake": Host("Snakemake", r"config|input|log|output|params|resources|threads|wildcards"),
    "pyrenderdoc": Host("RenderDoc"),
    "vim": Host("Vim"),
}
"""Who provides a name that nothing in the file binds."""

USED_ANYWHERE = ("XSCRIPTCONTEXT.", "snakemake.")
"""The names of them that give a file away wherever it uses them."""

MENTIONS = (
    *("XSCRIPTCONTEXT", "__revit__", "currentProgram", "get_config", "get_ipython", "pyrenderdoc"),
    *("gdb.", "iface.", "lldb.", "plpy.", "snakemake.", "vim.", "\nO.", "\nc.", "\nconfig."),
)
"""What the text of a file holds that uses one of the names."""

OF_A_PROMPT = frozenset(
    {"readline.parse_and_bind", "readline.read_history_file", "readline.read_init_file"}
    | {"readline.set_completer", "rlcompleter", "sys.ps1 ="}
)
"""What sets up the prompt of an interactive Python, as PYTHONSTARTUP files do."""

READS_LINES = ("input(", ".cmdloop(", ".interact(", "Interactive", "PromptSession")
"""What a program spells that talks to somebody at a keyboard itself."""

CELL = regex(
    r"""(?mx) ^\# [ ] (?: In [ ]? \[ [\d *]* \] | %% | \+ (?: [ ] | $ ) | <codecell>
    | <markdowncell>
    | Databricks [ ] notebook [ ] source | COMMAND [ ] ---------- | [ ]* jupytext: )"""
)
"""What marks a cell of a notebook that nbconvert, jupytext, an editor or Databricks saved."""
