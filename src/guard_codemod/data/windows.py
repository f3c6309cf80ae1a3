"""What only Windows has, by qualified name: a job that imports it runs there."""

_STANDARD_LIBRARY = """
    _msi _overlapped _winapi _winreg msilib msvcrt nt winreg winsound
    asyncio.IocpProactor asyncio.ProactorEventLoop asyncio.WindowsProactorEventLoopPolicy
    asyncio.WindowsSelectorEventLoopPolicy asyncio.windows_events asyncio.windows_utils
    ctypes.FormatError ctypes.GetLastError ctypes.HRESULT ctypes.OleDLL ctypes.WINFUNCTYPE
    ctypes.WinDLL ctypes.WinError ctypes.get_last_error ctypes.oledll ctypes.set_last_error
    ctypes.windll encodings.mbcs encodings.oem multiprocessing.popen_spawn_win32 os.startfile
    os.add_dll_directory signal.CTRL_BREAK_EVENT signal.CTRL_C_EVENT signal.SIGBREAK
    subprocess.STARTUPINFO subprocess.CREATE_NEW_CONSOLE subprocess.CREATE_NO_WINDOW
    sys.getwindowsversion sys.winver
"""

_PYWIN32 = """
    _win32sysloader afxres commctrl dde isapi mmapfile ntsecuritycon odbc perfmon pythoncom
    pythonwin pywin pywintypes regutil servicemanager sspi sspicon win2kras win32api win32clipboard
    win32com win32comext win32con win32console win32cred win32crypt win32cryptcon win32event
    win32evtlog win32evtlogutil win32file win32gui win32gui_struct win32help win32inet win32inetcon
    win32job win32lz win32net win32netcon win32pdh win32pdhquery win32pdhutil win32pipe win32print
    win32process win32profile win32ras win32rcparser win32security win32service win32serviceutil
    win32timezone win32trace win32traceutil win32transaction win32ts win32ui win32uiole
    win32verstamp win32wnet winerror winioctlcon winnt winperf winxpgui winxptheme
"""
# https://github.com/mhammond/pywin32

_OTHERS = """
    MetaTrader5 ReadWriteMemory WMI ahk arcgisscripting arcpy autoit comtypes dxcam pyHook pyad
    pyautocad pycaw pydirectinput pydivert pymem pyuac pywinauto pywinusb uiautomation wexpect
    win10toast win10toast_click win11toast win32more winappdbg wincertstore windows_toasts
    win32ctypes winkerberos winloop winotify winpty winrt winsdk winshell wmi
"""

WINDOWS_ONLY = frozenset((_STANDARD_LIBRARY + _PYWIN32 + _OTHERS).split())
