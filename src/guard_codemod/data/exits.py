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
    Call("print pprint.pprint sys.stdout.write sys.stderr.write traceback.print_exc", prints=True),
    Call("input raw_input", blocks=FOREVER, on=TERMINAL, awaits=GUI, prints=True, works=True),
    Call(
        """
        click.prompt click.confirm click.pause click.getchar typer.prompt typer.confirm
        questionary.*().ask inquirer.prompt rich.prompt.*.ask tty.setraw tty.setcbreak
        **.Gtk.*Dialog().run **.tkinter.messagebox.* **.tkinter.filedialog.*
        **.tkinter.simpledialog.* **.QMessageBox.* **.QInputDialog.* **.QFileDialog.get*
        easygui.*
        """,
        on=TERMINAL,
        awaits=GUI,
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
