"""What ends the job, prints, asks, or lets time pass."""

from guard_codemod.data.call import FOREVER, GUI, LIKELY, TERMINAL, TIME, Call

CALLS = (
    Call("sys.exit exit quit os._exit os.abort typer.Exit click.exceptions.Exit", exits=True),
    Call("ctx.exit parser.exit click.get_current_context().exit", exits=True),
    Call(
        """
        **.die **.fatal **.bail **.bail_out **.abort **.fail_json **.exit_json **.exit **.sysexit
        **.exit_with_error **.exit_error **.do_exit **.exit_* **.*_and_exit **.status_err **.fail
        **.fail_with **.panic **.usage_and_exit
        *.parser.error parser.error *parser().error *Parser().error
        pytest.fail pytest.skip **.skipTest
        """,
        may_exit=True,
    ),
    Call(
        """
        print pprint.pprint sys.stdout.write sys.stderr.write traceback.print_exc **.print_version
        **.show_version
        """,
        prints=True,
    ),
    Call("input raw_input", blocks=FOREVER, on=TERMINAL, awaits=GUI, prints=True, works=True),
    Call(
        """
        click.prompt click.confirm click.pause click.getchar typer.prompt typer.confirm
        rich.prompt.*.ask **.*Prompt.ask **.Confirm.ask **.Console().input tty.setraw tty.setcbreak
        **.tkinter.messagebox.* **.QMessageBox.*
        wx.MessageBox PySimpleGUI.popup pyautogui.alert easygui.msgbox
        """,
        on=TERMINAL,
        awaits=GUI,
        prints=True,
        works=True,
    ),
    # No file or pipe can answer these.
    Call(
        """
        getpass.getpass maskpass.askpass stdiomask.getpass pwinput.pwinput questionary.*().ask
        questionary.*().unsafe_ask questionary.*().ask_async InquirerPy.inquirer.*().execute_async
        survey.routines.* dony.input dony.confirm dony.select*
        echoprompt.*().prompt_* cutie.select* cutie.prompt_* enquiries.choose
        inquirer.editor inquirer.path inquirer.prompt inquirer.checkbox inquirer.confirm
        inquirer.list_input inquirer.password inquirer.text InquirerPy.prompt
        InquirerPy.inquirer.*().execute PyInquirer.prompt beaupy.confirm beaupy.prompt
        beaupy.select* bullet.*().launch pick.pick simple_term_menu.TerminalMenu().show
        selectmenu.SelectMenu().select*
        dialog.Dialog().*box dialog.Dialog().*list dialog.Dialog().menu dialog.Dialog().yesno
        pywebio.input.* whiptail.Whiptail().* **.Gtk.*Dialog().run **.tkinter.filedialog.*
        **.tkinter.simpledialog.* **.QInputDialog.*
        **.QFileDialog.get* easygui.choicebox easygui.*enterbox easygui.ynbox
        easygui.buttonbox easygui.fileopenbox easygui.diropenbox **.ShowModal
        PySimpleGUI.popup_get* PySimpleGUI.Window().read pyautogui.confirm pyautogui.prompt
        pyautogui.password
        """,
        on=TERMINAL,
        awaits=GUI,
        runs=GUI,
        prints=True,
        works=True,
    ),
    Call("time.sleep", blocks=FOREVER, on=TIME, works=True),
    Call("sleep", blocks=LIKELY, on=TIME),
    Call(
        """
        time.time time.monotonic time.perf_counter datetime.datetime.now datetime.datetime.utcnow
        datetime.now datetime.utcnow
        """,
        tells_time=True,
    ),
)
