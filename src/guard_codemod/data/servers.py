"""What runs until it is stopped, runs tests, or runs the whole program."""

from guard_codemod.data.call import (
    APPLICATION,
    DAG,
    DJANGO,
    GUI,
    PACKAGE,
    PROGRAM,
    SERVER,
    TESTS,
    Call,
)

_REACTOR = "twisted.internet.reactor"

CALLS = (
    Call("**.execute_from_command_line **.execute_manager", runs=DJANGO),
    # A call of one at module level is what makes a script a script.
    Call(
        """
        absl.app.run tf.app.run tf.compat.v1.app.run tensorflow.app.run
        tensorflow.compat.v1.app.run fire.Fire typer.run plac.call clize.run cyclopts.run
        defopt.run argh.dispatch_command argh.dispatch_commands twisted.internet.task.react
        **.Typer() **.Cyclopts() cyclopts.App()
        """,
        runs=PROGRAM,
    ),
    # Clients run it as well, and stop it when they are done.
    Call(f"{_REACTOR}.run", runs=SERVER, stopped_by=f"{_REACTOR}.stop"),
    # Servers, bots and schedulers: daemons, which a timeout would kill
    Call(
        """
        **.serve_forever **.run_app **.run_server **.run_wsgi_app **.serve_http **.run_simple
        **.start_consuming **.infinity_polling **.run_polling **.start_polling **.run_forever
        **.worker_main **.run_pending **.wait_for_termination **.loop_forever
        gunicorn.app.*run uvicorn.run uvicorn.Server().run
        uvicorn.Server().serve websockets.*serve
        hypercorn.*.serve waitress.serve bottle.run cherrypy.quickstart cherrypy.engine.block
        eventlet.wsgi.server meinheld.server.run http.server.test asyncore.loop
        web.application().run **.IOLoop.current().start **.IOLoop.instance().start
        rospy.spin rclpy.spin **.BlockingScheduler().start
        **.Flask().run **.Bottle().run **.Dash().run **.Sanic().run **.Quart().run **.Eve().run
        **.FastAPI().run **.Robyn().start **.SocketIO().run **.FastMCP().run
        **.create_app().run **.make_app().run **.make_app().listen
        discord.*Client().run discord.*Bot().run nextcord.*Bot().run disnake.*Bot().run
        telegram.*.start_polling telebot.TeleBot().polling pyrogram.Client().run
        slack_bolt.App().start gradio.*().launch nicegui.ui.run
        """,
        runs=SERVER,
    ),
    Call("gunicorn.app.*Application", subclasses_run=SERVER),
    Call("**.App **.MDApp", subclasses_run=GUI),  # of kivy and textual
    Call(
        """
        **.listen **.listen_* **.listenMulticast **.listenSSL **.listenTCP **.listenUDP
        **.listenUNIX **.listenUNIXDatagram **.listenWith **.TCPServer **.SSLServer **.UDPServer
        """,
        listens=True,
    ),
    # Loops that wait for somebody at a keyboard
    Call(
        """
        **.mainloop **.MainLoop **.exec_ **.qApp.exec Gtk.main gtk.main gi.repository.Gtk.main
        **.QApplication().exec **.QCoreApplication().exec **.QGuiApplication().exec
        pyglet.app.run pgzrun.go arcade.run curses.wrapper
        **.interact IPython.embed IPython.start_ipython
        """,
        runs=GUI,
    ),
    Call(
        """
        **.unittest.main **.unittest2.main unittest.*.main twisted.trial.*.main
        **.absltest.main **.googletest.main tf.test.main tensorflow.test.main
        pytest.main py.test.main py.test.cmdline.main pytest.cmdline.main
        nose.main nose.run nose.runmodule nose.core.main nose.core.runmodule
        doctest.testmod doctest.testfile doctest.run_docstring_examples
        **.run_unittest **.run_doctest **.run_module_suite **.run_tests
        **.TextTestRunner().run **.HTMLTestRunner().run **.XMLTestRunner().run
        """,
        runs=TESTS,
    ),
    Call(
        """
        **.Flask **.FastAPI **.Bottle **.Sanic **.Quart **.Celery **.Dash **.Starlette
        **.get_wsgi_application
        """,
        makes=APPLICATION,
    ),
    Call("airflow.*DAG airflow.*dag", makes=DAG),
    Call(
        """
        setuptools.*setup distutils.*setup skbuild.setup numpy.distutils.*setup cx_Freeze.setup
        """,
        makes=PACKAGE,
    ),
    Call(
        """
        sys.argv argparse.ArgumentParser optparse.OptionParser getopt.getopt getopt.gnu_getopt
        docopt.docopt plac.call
        """,
        command_line=True,
    ),
)

RUN_IN_A_THREAD = frozenset({"streamlit"})
"""Frameworks that execute the script in a thread, where ``signal.signal`` raises `ValueError`
(https://docs.python.org/3/library/signal.html#signal.signal)."""
