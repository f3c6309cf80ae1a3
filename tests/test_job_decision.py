"""Which scripts are jobs: what waits for others until it is stopped is none."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
from helpers import HOUR, fill, invoke

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.local_modules import modules_in
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import FileReport, Outcome

LOOP = "    while True:\n        time.sleep(10)\n"

SERVICES = {
    "a task that is waited for by its name, where others are canceled": """
        import asyncio, shop
        async def talk(client):
            tasks = [asyncio.create_task(client.listen())]
            for task in tasks:
                task.cancel()
        async def serve():
            server = await asyncio.start_server(talk, port=80)
            await server.serve_forever()
        async def main():
            task_tcp = asyncio.create_task(serve())
            await task_tcp
        if __name__ == "__main__":
            asyncio.get_event_loop().run_until_complete(main())
        """,
    "a bot in a variable that others bind as well": """
        import shop, telegram
        bot = None
        class Bot:
            def __init__(self):
                self.application = telegram.ApplicationBuilder().build()
            def run(self):
                self.application.run_polling()
        async def get_bot():
            global bot
            bot = await shop.find_bot()
            return bot
        def main():
            global bot
            bot = Bot()
            bot.run()
        if __name__ == "__main__":
            main()
        """,
    "an instance that its class keeps": """
        import urwid
        class Shop:
            instance = None
            @staticmethod
            def get_instance():
                if not Shop.instance:
                    Shop.instance = Shop()
                return Shop.instance
            def start_shop(self):
                urwid.MainLoop(urwid.Text("shop")).run()
        if __name__ == "__main__":
            Shop.get_instance().start_shop()
        """,
    "a window unless a flag in a variable is given": """
        import click, shop
        from textual.app import App
        class Window(App):
            pass
        @click.command()
        @click.option("-s", "--static", "static_output", is_flag=True)
        def main(**kwargs):
            static = kwargs["static_output"]
            if not static:
                try:
                    Window().run()
                except KeyboardInterrupt:
                    pass
                return
            shop.report()
        if __name__ == "__main__":
            main()
        """,
    "a window unless a flag of the command is given": """
        import click, shop, uvicorn
        @click.command()
        @click.option("--once", is_flag=True)
        def main(once):
            if not once:
                uvicorn.run("shop:app")
                return
            shop.report()
        if __name__ == "__main__":
            main()
        """,
    "a server in each mode of an enumeration": """
        import sys, uvicorn
        from enum import Enum
        from fastmcp import FastMCP
        class Mode(Enum):
            STDIO = "stdio"
            HTTP = "http"
        def main():
            mode = Mode.STDIO
            if len(sys.argv) > 1:
                mode = Mode(sys.argv[1])
            if mode == Mode.STDIO:
                FastMCP("shop").run()
                return
            if mode == Mode.HTTP:
                uvicorn.run("shop:app")
                return
        if __name__ == "__main__":
            main()
        """,
    "a server unless its version is asked for": """
        import sys, uvicorn
        from shop.cli import print_version
        def main():
            command = sys.argv[1]
            if command == "version":
                print_version()
                return 0
            if command == "server":
                uvicorn.run("shop:app")
        if __name__ == "__main__":
            main()
        """,
    "a screen that redraws itself until q is pressed": """
        import select, shop, sys, termios, tty
        def main():
            tty.setcbreak(sys.stdin.fileno())
            while True:
                if select.select([sys.stdin], [], [], 0.5)[0]:
                    key = sys.stdin.read(1)
                    if key in ("q", "Q"):
                        break
                shop.draw()
        if __name__ == "__main__":
            main()
        """,
    "an animation that a key turns off": """
        import shop, sys, time, tty
        def main():
            tty.setcbreak(sys.stdin.fileno())
            running = True
            while running:
                data = shop.keys()
                if "q" in data:
                    running = False
                shop.draw()
                time.sleep(0.1)
        if __name__ == "__main__":
            main()
        """,
    "a node that is given events": """
        from dora import Node
        def main():
            node = Node()
            for event in node:
                print(event["id"])
        if __name__ == "__main__":
            main()
        """,
    "a class of servers by another name": """
        from jupyterlab_server import LabServerApp
        class ShopApp(LabServerApp):
            name = "shop"
        main = launch = ShopApp.launch_instance
        if __name__ == "__main__":
            main()
        """,
    "a servant of Ice": """
        import Ice, sys
        class App(Ice.Application):
            def run(self, args):
                self.communicator().waitForShutdown()
        if __name__ == "__main__":
            sys.exit(App().main(sys.argv))
        """,
    "a screen in a coroutine, or none": """
        import asyncio, shop
        from shop.screen import Screen
        from textual.app import App
        async def main():
            if shop.options().text:
                while True:
                    await asyncio.sleep(1)
            else:
                await Screen().run_async()
            shop.close()
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a plot by way of pylab": """
        import matplotlib.pylab as plt
        if __name__ == "__main__":
            plt.plot([1, 2])
            plt.show()
        """,
    "what shows its window": """
        from shop import Shutter
        if __name__ == "__main__":
            Shutter("COM3").show_gui()
        """,
    "a loop in a try for a missing module": """
        import time, shop
        def watch():
            watcher = shop.Watcher()
            from watchdog.observers import Observer
            Observer().start()
            while True:
                watcher.tick()
                time.sleep(1)
        if __name__ == "__main__":
            try:
                watch()
            except ImportError:
                print("no watchdog")
        """,
    "a loop of a task that somebody cancels": """
        import asyncio, shop
        async def main():
            try:
                while True:
                    await shop.send()
                    await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("cancelled")
        if __name__ == "__main__":
            try:
                asyncio.run(main())
            except KeyboardInterrupt:
                print("stopped")
        """,
    "a command that serves unless another is given": """
        import sys, uvicorn, shop
        def main():
            args = sys.argv[1:]
            command = args[0] if args else "run"
            if command in ("run", ""):
                uvicorn.run("shop:app")
                return 0
            if command == "sync":
                return shop.sync()
            return 2
        if __name__ == "__main__":
            sys.exit(main())
        """,
    "a server without a command of argparse": """
        import argparse, uvicorn, shop
        def main():
            parser = argparse.ArgumentParser()
            commands = parser.add_subparsers(dest="command")
            commands.add_parser("sync")
            args = parser.parse_args()
            command = args.command
            if command is None or command == "serve":
                uvicorn.run("shop:app")
            elif command == "sync":
                shop.sync()
        if __name__ == "__main__":
            main()
        """,
    "a server unless an option says otherwise": """
        import argparse, uvicorn, shop
        def main():
            parser = argparse.ArgumentParser()
            parser.add_argument("--mode", default="serve")
            args = parser.parse_args()
            if args.mode == "serve":
                uvicorn.run("shop:app")
            else:
                shop.sync()
        if __name__ == "__main__":
            main()
        """,
    "an editor without a command": """
        import argparse, os, subprocess, shop
        def editor():
            return [os.environ.get("EDITOR", "vi")]
        def edit():
            command = editor() + ["note"]
            subprocess.run(command)
        def main():
            parser = argparse.ArgumentParser()
            parser.add_subparsers(dest="command").add_parser("sync")
            args = parser.parse_args()
            if args.command is None:
                edit()
            elif args.command == "sync":
                shop.sync()
        if __name__ == "__main__":
            main()
        """,
    "a future that nobody sets": """
        import asyncio, shop
        async def main(loop):
            await shop.listen(print)
            await loop.create_future()
        if __name__ == "__main__":
            loop = asyncio.get_event_loop()
            loop.run_until_complete(main(loop))
        """,
    "a bot of a dispatcher": """
        import asyncio
        from chat import Bot, Dispatcher
        dispatcher = Dispatcher(Bot())
        async def main():
            bot = dispatcher.bot
            async with bot:
                await bot.polling(dispatcher=dispatcher)
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "answers that are printed at once": """
        import asyncio, json, sys
        class Server:
            def __init__(self):
                self.running = True
            async def run(self):
                while self.running:
                    line = await asyncio.get_event_loop().run_in_executor(None, sys.stdin.readline)
                    if not line:
                        break
                    print(json.dumps(self.answer(line)), flush=True)
        if __name__ == "__main__":
            asyncio.run(Server().run())
        """,
    "a socket of a domain beside a loop": """
        import asyncio, shop
        async def main():
            child = await shop.start()
            server = await asyncio.start_unix_server(print, "shop.sock")
            try:
                while child.alive:
                    await asyncio.sleep(1)
            except (KeyboardInterrupt, asyncio.CancelledError):
                child.kill()
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a server that is waited for": """
        import subprocess, sys
        def main():
            command = [sys.executable, "-m", "uvicorn", "shop:app"]
            process = subprocess.Popen(command, stdout=subprocess.PIPE)
            for line in process.stdout:
                print(line)
            return process.wait()
        if __name__ == "__main__":
            sys.exit(main())
        """,
    "images that are looked at one by one": """
        import cv2, shop
        if __name__ == "__main__":
            for name in shop.names():
                cv2.imshow("image", cv2.imread(name))
                cv2.waitKey(0)
        """,
    "a result that is looked at": """
        import cv2 as cv, shop
        if __name__ == "__main__":
            image = shop.draw()
            cv.imshow("image", image)
            cv.waitKey()
        """,
    "several questions": """
        import shop
        def answer(question):
            return shop.answer(question)
        if __name__ == "__main__":
            for turn in range(7):
                print(answer(input("And? ")))
        """,
    "a choice from a list": """
        import subprocess, shop
        def pick(rows):
            command = ["fzf", "--no-multi"]
            chosen = subprocess.run(command, input=rows, stdout=subprocess.PIPE, text=True)
            return chosen.stdout
        def main():
            shop.order(pick(shop.rows()))
        if __name__ == "__main__":
            main()
        """,
    "a menu in a thread of the loop": """
        import asyncio, shop
        from prompt_toolkit import Application
        def pick(title):
            menu = Application(title)
            return menu.run()
        async def main():
            loop = asyncio.get_running_loop()
            while True:
                picked = await loop.run_in_executor(None, lambda: pick("Shop"))
                if picked == "sync":
                    shop.sync()
                else:
                    return
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a shell in a container": """
        import subprocess
        if __name__ == "__main__":
            subprocess.run(["kubectl", "exec", "-it", "shop-0", "--", "/bin/bash"])
        """,
    "a command that asks for its options": """
        import click, shop
        @click.command()
        @click.option("--count", prompt="How many?", type=int)
        def order(count):
            shop.order(count)
        if __name__ == "__main__":
            order()
        """,
    "a command of Typer that asks for its options": """
        import typer, shop
        def main(name: str = typer.Option(..., prompt=True)):
            shop.order(name)
        if __name__ == "__main__":
            typer.run(main)
        """,
    "a menu without arguments": """
        import sys, shop
        def menu():
            while True:
                choice = input("> ")
                if choice == "9":
                    break
                shop.do(choice)
        def main():
            args = sys.argv[1:]
            if not args:
                menu()
                return
            shop.do(args[0])
        if __name__ == "__main__":
            main()
        """,
    "a session behind some work": """
        import requests, shop
        def main():
            requests.get("http://shop.example/prices")
            while True:
                line = input("> ")
                if shop.is_last(line):
                    break
                shop.answer(line)
            shop.save()
        if __name__ == "__main__":
            main()
        """,
    "a question in a thread of the loop": """
        import asyncio, shop
        async def main():
            await shop.start()
            await asyncio.to_thread(input, "Enter to exit")
            await shop.close()
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a question in a coroutine": """
        import asyncio, shop
        async def main():
            count = input("How many? ")
            await shop.order(count)
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a stream of events until Ctrl+C": """
        import shop
        def main():
            print("Listening (Ctrl+C to stop)")
            try:
                for event in shop.Client().events.live():
                    print(event)
            except KeyboardInterrupt:
                print("Done.")
        if __name__ == "__main__":
            main()
        """,
    "an application of ASGI": """
        from shop import run
        async def app(scope, receive, send):
            await send({"type": "http.response.body", "body": b""})
        if __name__ == "__main__":
            run(app, lifespan="on")
        """,
    "a question for what no call gives": """
        import shop
        def main(folder=None):
            if folder is None:
                folder = input("Folder: ")
            return shop.read(folder)
        if __name__ == "__main__":
            main()
        """,
    "a thread until somebody presses enter": """
        import requests, shop
        if __name__ == "__main__":
            requests.get("http://shop.example/prices")
            shop.Watcher().start()
            input()
        """,
    "an application of Textual with a type": """
        from textual.app import App
        class Shop(App[None]):
            pass
        if __name__ == "__main__":
            Shop().run()
        """,
    "a protocol of lines": """
        import json, sys
        def main():
            while True:
                line = sys.stdin.readline()
                if not line:
                    break
                sys.stdout.write(json.dumps(line))
                sys.stdout.flush()
        if __name__ == "__main__":
            main()
        """,
    "a flag in a table that a handler sets": """
        import signal, time, shop
        def main():
            stop = {"told": False}
            def tell(*_):
                stop["told"] = True
            signal.signal(signal.SIGTERM, tell)
            while not stop["told"]:
                shop.sync()
                time.sleep(60)
        if __name__ == "__main__":
            main()
        """,
    "a parameter that no call sets": """
        import time, shop
        def main(loop=True, once=False):
            while loop:
                try:
                    shop.sync()
                    if once:
                        break
                    time.sleep(60)
                except KeyboardInterrupt:
                    break
        if __name__ == "__main__":
            main()
        """,
    "a flag that only Ctrl-C takes back": """
        import time, shop
        class Sync:
            def work(self):
                self.running = True
                while self.running:
                    try:
                        shop.sync()
                        time.sleep(60)
                    except KeyboardInterrupt:
                        self.running = False
        if __name__ == "__main__":
            Sync().work()
        """,
    "an interface that a function makes": """
        import gradio as gr
        def make():
            with gr.Blocks() as demo:
                gr.HTML("shop")
            return demo
        if __name__ == "__main__":
            demo = make()
            demo.launch()
        """,
    "a menu that ends at 0": """
        import shop
        def main():
            while True:
                choice = input("which? ")
                if choice == "0":
                    break
                shop.show(choice)
            shop.close()
        if __name__ == "__main__":
            main()
        """,
    "a flag of a handler by the name of a method": """
        import signal, threading
        class Worker:
            def stop(self):
                raise RuntimeError
            def work(self):
                self.socket.send(b"x")
        def run():
            stopping = threading.Event()
            def stop(*_):
                stopping.set()
            signal.signal(signal.SIGTERM, stop)
            while not stopping.wait(1):
                Worker().work()
        if __name__ == "__main__":
            run()
        """,
    "a loop that only a person ends, with a question now and then": """
        import shop
        def main(place=None):
            while True:
                if not place:
                    place = input("where? ")
                if place == "quit":
                    break
                shop.deploy(place)
                place = None
            shop.clean_up()
        if __name__ == "__main__":
            main("here")
        """,
    "questions until the end of the input": """
        import shop
        def main():
            if shop.given():
                return 0
            try:
                while True:
                    try:
                        place = input("where? ")
                    except EOFError:
                        break
                    shop.deploy(place)
            finally:
                shop.stop()
        if __name__ == "__main__":
            main()
        """,
    "a thread of a class of its own that asks": """
        import threading, shop
        class Terminal(threading.Thread):
            def run(self):
                while True:
                    shop.say(input())
        class Other(Terminal):
            pass
        if __name__ == "__main__":
            if shop.other:
                terminal = Other()
            else:
                terminal = Terminal()
            terminal.start()
        """,
    "a variable by the name of its package": """
        from uvicorn import Server
        if __name__ == "__main__":
            uvicorn = Server(None)
            uvicorn.run()
        """,
    "a program of textual without a result": """
        from textual.app import App
        class Shop(App[None]):
            pass
        def run():
            Shop().run()
            return 0
        if __name__ == "__main__":
            raise SystemExit(run())
        """,
    "a window that is derived from another": """
        from kivy.app import App
        class Base(App):
            pass
        class Shop(Base):
            pass
        if __name__ == "__main__":
            Shop().run()
        """,
    "a worker of an annotated variable": """
        from celery import Celery
        app: Celery = Celery()
        if __name__ == "__main__":
            app.start()
        """,
    "answers to each line of what it is given": """
        import json, sys
        class Shop:
            def serve(self, stdin, stdout):
                for line in stdin:
                    stdout.write(self.answer(line))
                    stdout.flush()
        if __name__ == "__main__":
            Shop().serve(sys.stdin, sys.stdout)
        """,
    "a worker of temporal": """
        import asyncio
        from temporalio.worker import Worker
        from shop import client
        async def main():
            await Worker(client, task_queue="a").run()
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "one of two windows by the same name": """
        from tkinter import *
        class Window:
            def go(self):
                self.master.mainloop()
        class Load(Window):
            pass
        class Save(Window):
            pass
        if __name__ == "__main__":
            window = Load()
            print(window.go())
            window = Save()
            print(window.go())
        """,
    "a daemon of a library, until somebody interrupts it": """
        from shop import Card
        card = Card(port=1)
        try:
            card.run()
        except KeyboardInterrupt:
            pass
        """,
    "answers to each line": """
        import json, sys
        if __name__ == "__main__":
            for line in sys.stdin:
                print(json.dumps(answer(json.loads(line))))
                sys.stdout.flush()
        """,
    "until a file says to stop": """
        import os, time, shop
        if __name__ == "__main__":
            while not os.path.exists("/run/stop"):
                shop.step()
        """,
    "the keys of termbox": """
        import termbox
        tb = termbox.Termbox
        if __name__ == "__main__":
            tb = tb()
            running = True
            while running:
                running = tb.poll_event() != 1
        """,
    "a window for each of two": """
        import shop
        from gi.repository import Gtk
        if __name__ == "__main__":
            shop.prepare()
            kind = shop.guess()
            if kind == "svn":
                window = shop.First(kind)
                window.show()
                Gtk.main()
            elif kind == "git":
                window = shop.Second(kind)
                window.show()
                Gtk.main()
        """,
    "a loop of GLib by its other name": """
        from gi.repository import GLib
        import shop
        if __name__ == "__main__":
            shop.register()
            loop = GLib.MainLoop.new(None, True)
            loop.run()
        """,
    "a daemon of one's own": """
        import sys
        from shop import Daemon
        class ShopDaemon(Daemon):
            pass
        if __name__ == "__main__":
            if "--restart" in sys.argv:
                daemon = ShopDaemon("pid")
                daemon.restart()
            daemon = ShopDaemon("pid")
            daemon.run()
        """,
    "a dialog unless the arguments are wrong": """
        import sys
        from gi.repository import Gtk
        def ask(text):
            return Gtk.MessageDialog(text=text).run()
        if __name__ == "__main__":
            if len(sys.argv) <= 1 or len(sys.argv) > 3:
                print("usage")
                exit(1)
            if len(sys.argv) > 2:
                title = sys.argv[2]
            else:
                title = ""
            exit(ask(sys.argv[1]) != Gtk.ResponseType.YES)
        """,
    "an MCP server of the SDK": """
        import asyncio
        import mcp.server.stdio
        from shop import server
        async def serve():
            async with mcp.server.stdio.stdio_server() as (read, write):
                await server.run(read, write)
        if __name__ == "__main__":
            asyncio.run(serve())
        """,
    "newt": """
        from snack import *
        def main():
            screen = SnackScreen()
            choice = 1
            while choice:
                choice = menu(screen)
            screen.finish()
        if __name__ == "__main__":
            main()
        """,
    "curses that a with statement enters": """
        import curses, os
        class Terminal:
            def __enter__(self):
                self.screen = curses.initscr()
                return self
            def __exit__(self, *exception):
                curses.endwin()
        if __name__ == "__main__":
            with Terminal() as terminal:
                while True:
                    os.write(1, os.read(0, 9) or sys.exit())
        """,
    "curses behind a look at the version": """
        import curses, sys
        def main():
            if sys.version_info < (3, 6):
                print("Python 3.6, please")
                return 1
            screen = curses.initscr()
            draw(screen)
        if __name__ == "__main__":
            main()
        """,
    "a game whose loop calls something else": """
        import pygame
        import levels
        def main():
            screen = pygame.display.set_mode((640, 480))
            done = False
            while not done:
                done = levels.play(screen)
            levels.save()
        if __name__ == "__main__":
            main()
        """,
    "a dialog of one's own": """
        from gi.repository import Gtk
        class Editor(Gtk.Dialog):
            pass
        def ask(self):
            dialog = Editor(title="shortcut")
        if __name__ == "__main__":
            dialog = Editor(title="test")
            print(dialog.run())
        """,
    "a dialog whose answer is worked on": """
        import shop
        from gi.repository import Gtk
        class Setup:
            def __init__(self):
                self.__window = Gtk.Dialog()
            def run(self):
                if self.__window.run() == Gtk.ResponseType.OK:
                    shop.sync()
                self.__window.destroy()
        if __name__ == "__main__":
            if shop.is_connected():
                Setup().run()
        """,
    "a dialog of wx": """
        import wx, shop
        if __name__ == "__main__":
            app = wx.App()
            dialog = shop.Picker(None)
            if dialog.ShowModal() == wx.ID_OK:
                shop.sync(dialog.choice)
        """,
    "a password at each run": """
        import getpass, sys
        import shop
        if __name__ == "__main__":
            user = sys.argv[1]
            password = getpass.getpass(f"Password of {user}: ")
            shop.login(user, password)
            shop.sync()
        """,
    "a path at each run": """
        import re, shop
        def main():
            name = input("image or folder: ")
            if re.search("png$", name):
                shop.show(name)
            else:
                shop.show_all(name)
        if __name__ == "__main__":
            main()
        """,
    "a choice of what was found": """
        import sys, shop
        from rich.prompt import Prompt
        def choose(found):
            print(found)
            return found[int(Prompt.ask("Which?"))]
        def main():
            place = sys.argv[1] if sys.argv[1:] else Prompt.ask("Where?")
            chosen = choose(shop.find(place))
            if chosen:
                shop.fetch(chosen)
        if __name__ == "__main__":
            main()
        """,
    "a question of a command line": """
        import click, shop
        @click.command()
        def main():
            path = click.prompt("Where?")
            shop.write(path)
        if __name__ == "__main__":
            main()
        """,
    "a command that runs for ever": """
        import time, typer, shop
        app = typer.Typer()
        @app.command()
        def run():
            if shop.has_index():
                shop.load()
            else:
                shop.build()
            while True:
                shop.sort_mail()
                time.sleep(300)
        @app.command()
        def init():
            where = typer.prompt("Where?")
            shop.save(where)
        settings = typer.Typer()
        app.add_typer(settings, name="settings")
        @settings.command("remove")
        def remove():
            shop.remove()
        if __name__ == "__main__":
            app()
        """,
    "a group each of whose commands waits": """
        import click, shop, uvicorn
        @click.group()
        def cli():
            pass
        @cli.command()
        def serve():
            uvicorn.run("shop:app")
        @cli.command()
        def work():
            shop.queue().start_consuming()
        if __name__ == "__main__":
            cli()
        """,
    "what comes on a pipe is forwarded to a child": """
        import subprocess, sys, threading
        def forward(process):
            for line in sys.stdin:
                process.stdin.write(line)
                process.stdin.flush()
        def main():
            process = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE)
            threading.Thread(target=forward, args=(process,), daemon=True).start()
            try:
                process.wait()
            except KeyboardInterrupt:
                process.terminate()
        if __name__ == "__main__":
            main()
        """,
    "messages of a subscription": """
        import shop
        def main():
            with shop.Client() as client:
                with client.subscribe("orders") as feed:
                    for order in feed:
                        print(order)
        if __name__ == "__main__":
            main()
        """,
    "a breakpoint that was left": """
        import shop
        def main():
            orders = shop.load()
            breakpoint()
            shop.write(orders)
        if __name__ == "__main__":
            main()
        """,
    "a debugger that was left": """
        import pdb, shop
        if __name__ == "__main__":
            pdb.set_trace()
            shop.sync()
        """,
    "a microphone": """
        import speech_recognition as sr, shop
        if __name__ == "__main__":
            recognizer = sr.Recognizer()
            with sr.Microphone() as source:
                audio = recognizer.listen(source)
            shop.write(recognizer.recognize_google(audio))
        """,
    "it keeps something busy until it is stopped or fails": """
        import signal, time, shop
        def stop(number, frame):
            raise KeyboardInterrupt
        def main():
            signal.signal(signal.SIGTERM, stop)
            with shop.Worker() as worker:
                while True:
                    error = worker.error()
                    if error is not None:
                        raise error
                    time.sleep(1)
        if __name__ == "__main__":
            main()
        """,
    "a window behind a question that may come": """
        import shutil, wx, shop
        def load():
            if not shop.is_known():
                wx.Dialog(None).ShowModal()
        def main():
            app = wx.App()
            load()
            app.MainLoop()
        if __name__ == "__main__":
            shutil.rmtree("cache")
            main()
        """,
    "tasks of what is started and stopped": """
        import asyncio, shop
        class Agent:
            def __init__(self):
                self.running = False
            async def start(self):
                self.running = True
                try:
                    await asyncio.gather(self.collect(), self.upload())
                finally:
                    self.stop()
            async def collect(self):
                while self.running:
                    try:
                        await shop.collect()
                    except Exception:
                        await shop.recover()
                        if not self.running:
                            break
            async def upload(self):
                while self.running:
                    await shop.upload()
                    await asyncio.sleep(1)
            def stop(self):
                self.running = False
        if __name__ == "__main__":
            asyncio.run(Agent().start())
        """,
    "a menu without a command": """
        import typer, shop
        app = typer.Typer()
        @app.command()
        def sync():
            shop.sync()
        @app.callback(invoke_without_command=True)
        def menu(ctx: typer.Context):
            if ctx.invoked_subcommand is None:
                while True:
                    choice = input("sync or quit: ")
                    if choice == "quit":
                        break
                    shop.do(choice)
        if __name__ == "__main__":
            app()
        """,
    "a client that stays until it is told to stop": """
        import time, shop
        class Client:
            def __init__(self):
                self._on = False
            def connect(self):
                self._on = True
                return shop.register(self)
            def stop(self):
                self._on = False
            def run(self):
                while self._on:
                    time.sleep(1)
        if __name__ == "__main__":
            client = Client()
            if client.connect():
                client.run()
        """,
    "a worker until a signal, or an error": """
        import signal, threading, shop
        stopping = threading.Event()
        def stop(signum, frame):
            stopping.set()
        def main():
            signal.signal(signal.SIGTERM, stop)
            while not stopping.wait(1):
                try:
                    shop.work()
                except shop.Lost:
                    break
        if __name__ == "__main__":
            main()
        """,
    "a loop that a key ends": """
        import threading
        import gi.repository.GLib as GLib, shop
        loop = GLib.MainLoop()
        def keys():
            while True:
                key = shop.key()
                if key == 'q':
                    loop.quit()
        if __name__ == "__main__":
            threading.Thread(target=keys).start()
            loop.run()
        """,
    "an agent": """
        from prefect.agent.ecs import ECSAgent
        if __name__ == "__main__":
            ECSAgent(name="shop").start()
        """,
    "a menu of keys": """
        import shop
        from simple_term_menu import TerminalMenu
        if __name__ == "__main__":
            choice = TerminalMenu(["sync", "report"]).show()
            shop.do(choice)
        """,
    "an application with arguments": """
        import sys
        from gi.repository import Gio
        class Settings(Gio.Application):
            pass
        if __name__ == "__main__":
            window = Settings()
            window.run(sys.argv)
        """,
    "an application by its version": """
        import sys
        from gi.repository import Gio, Gtk
        if __name__ == "__main__":
            if Gtk.MINOR_VERSION > 9:
                application = Gtk.Application()
            else:
                application = Gio.Application()
            application.run(sys.argv)
        """,
    "windows of two kinds": """
        import shop
        from PyQt5.QtWidgets import QApplication
        if __name__ == "__main__":
            application = QApplication([])
            window = shop.Window()
            if window.is_ready:
                application.exec_()
            else:
                print("not ready")
        """,
    "figures that a constant asks for": """
        import matplotlib.pyplot as plt
        import shop
        show, save = None, None
        SHOW = True
        shop.plot(plt)
        if SHOW:
            plt.show()
        """,
    "a vendored bottle": """
        from shop.bottle import Bottle, run
        app = Bottle()
        def main(port):
            shop.prepare(app)
            run(app, port=port)
        if __name__ == "__main__":
            main(80)
        """,
    "a server of XML-RPC in a with statement": """
        from xmlrpc.server import SimpleXMLRPCServer
        class Site:
            def __enter__(self):
                SimpleXMLRPCServer(("", 80)).serve_forever()
            def __exit__(self, *exception):
                pass
        if __name__ == "__main__":
            with Site():
                pass
        """,
    "a language server": """
        from shop import create_server
        def main():
            server = create_server()
            server.start_io()
        if __name__ == "__main__":
            main()
        """,
    "a client of asyncio until Ctrl-C": """
        import asyncio, shop
        class Connection(asyncio.Protocol):
            def connection_lost(self, exception):
                asyncio.get_event_loop().stop()
        if __name__ == "__main__":
            loop = asyncio.get_event_loop()
            loop.run_until_complete(loop.create_connection(Connection, "shop", 80))
            try:
                loop.run_forever()
            except KeyboardInterrupt:
                print("bye")
            shop.reset()
        """,
    "signals handled in a loop": """
        import time
        from signal import SIGHUP, SIGINT, SIGTERM, signal
        import shop
        def stop(number, frame):
            shop.close()
            exit()
        def check():
            if not shop.memory():
                exit(1)
        for one in [SIGTERM, SIGINT, SIGHUP]:
            signal(one, stop)
        while True:
            check()
            shop.kill_the_largest()
            time.sleep(1)
        """,
    "a loop of asyncio that a signal stops": """
        import asyncio, signal
        import shop
        async def listen():
            error = await shop.listen()
            if error:
                exit(error)
        def main():
            async def again():
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(signal.SIGTERM, shop.close)
                while True:
                    try:
                        await listen()
                    except ConnectionError:
                        print("again")
            asyncio.run(again())
        if __name__ == "__main__":
            main()
        """,
    "a node of ROS": """
        import rospy
        class Publisher:
            def loop(self):
                while not rospy.is_shutdown():
                    self.publisher.publish(1)
                    self.rate.sleep()
        if __name__ == "__main__":
            rospy.init_node("publisher")
            Publisher().loop()
        """,
    "a log that is followed": """
        import subprocess
        command = ["adb"]
        command.append("logcat")
        log = subprocess.Popen(command, stdout=subprocess.PIPE)
        while log.poll() is None:
            print(log.stdout.readline())
        """,
    "tail -f": """
        import subprocess
        if __name__ == "__main__":
            subprocess.run(["tail", "-n", "9", "-f", "/var/log/shop"])
        """,
    "journalctl -f": """
        import subprocess
        if __name__ == "__main__":
            subprocess.call("journalctl -u shop -f", shell=True)
        """,
    "accept": """
        import socket
        server = socket.socket()
        server.bind(("", 80))
        while True:
            client, address = server.accept()
            client.close()
        """,
    "accept, and leave if the socket is closed": """
        import socket
        def serve(server):
            while True:
                try:
                    client, _ = server.accept()
                except OSError:
                    break
                client.close()
        if __name__ == "__main__":
            serve(socket.create_server(("", 80)))
        """,
    "threads, then sleep until Ctrl-C": """
        import threading, time
        from shop import answer
        if __name__ == "__main__":
            threading.Thread(target=answer, daemon=True).start()
            try:
                while True:
                    time.sleep(10)
            except KeyboardInterrupt:
                print("bye")
        """,
    "threads, then sleep": """
        import threading, time
        from shop import answer
        if __name__ == "__main__":
            threading.Thread(target=answer, daemon=True).start()
            while True:
                time.sleep(10)
        """,
    "uvicorn in both branches": """
        import sys, uvicorn
        if __name__ == "__main__":
            if "--reload" in sys.argv:
                uvicorn.run("shop:app", reload=True)
            else:
                uvicorn.run("shop:app")
        """,
    "uvicorn in each case": """
        import sys, uvicorn
        if __name__ == "__main__":
            match sys.argv:
                case [_, "dev"]:
                    uvicorn.run("shop:app", reload=True)
                case _:
                    uvicorn.run("shop:app")
        """,
    "the second main block": """
        import shop, uvicorn
        if __name__ == "__main__":
            shop.prepare()
        if __name__ == "__main__":
            uvicorn.run("shop:app")
        """,
    "QApplication.exec": """
        import sys
        from PyQt6.QtWidgets import QApplication
        if __name__ == "__main__":
            app = QApplication(sys.argv)
            window = make(app)
            sys.exit(QApplication.exec())
        """,
    "QApplication by its instance": """
        import sys
        from PySide6 import QtWidgets
        if __name__ == "__main__":
            sys.exit(QtWidgets.QApplication.instance().exec())
        """,
    "turtle.done": "import turtle\nturtle.forward(9)\nturtle.done()\n",
    "exitonclick": "import turtle\nscreen = turtle.Screen()\nturtle.left(9)\nscreen.exitonclick()\n",
    "pygame": """
        import pygame
        def main():
            pygame.init()
            running = True
            while running:
                for event in pygame.event.get():
                    if event.type == pygame.QUIT:
                        running = False
                pygame.display.flip()
            pygame.quit()
        if __name__ == "__main__":
            main()
        """,
    "waitKey": """
        import cv2
        camera = cv2.VideoCapture(0)
        while True:
            ok, frame = camera.read()
            cv2.imshow("camera", frame)
            if cv2.waitKey(1) & 0xFF == ord("q"):
                break
        camera.release()
        cv2.destroyAllWindows()
        """,
    "bcc": """
        from bcc import BPF
        b = BPF(text="x")
        b["events"].open_perf_buffer(print)
        while True:
            try:
                b.perf_buffer_poll()
            except KeyboardInterrupt:
                exit()
        """,
    "MCP made by a function": """
        from mcp.server.fastmcp import FastMCP
        def create_server():
            server = FastMCP("shop")
            return server
        def main():
            mcp = create_server()
            mcp.run(transport="stdio")
        if __name__ == "__main__":
            main()
        """,
    "MCP from elsewhere": """
        from shop.server import mcp
        if __name__ == "__main__":
            mcp.run(transport="stdio")
        """,
    "schedule in a method that else calls": """
        import sys, time, schedule, shop
        class Runner:
            def once(self):
                shop.sync()
            def loop(self):
                while True:
                    schedule.run_pending()
                    time.sleep(1)
        if __name__ == "__main__":
            runner = Runner()
            if "--once" in sys.argv:
                runner.once()
            else:
                runner.loop()
        """,
    "cmdloop": """
        import cmd
        class Shell(cmd.Cmd):
            def do_list(self, line):
                print(line)
        if __name__ == "__main__":
            Shell().cmdloop()
        """,
    "menu": "from shop import Menu\nif __name__ == '__main__':\n    Menu(['a', 'b']).exec()\n",
    "menu of numbers": """
        import shop
        def menu():
            while True:
                choice = input("1 list, 2 quit: ")
                if choice == "1":
                    shop.list_all()
                elif choice == "2":
                    break
        if __name__ == "__main__":
            menu()
        """,
    "menu until it says so": """
        import shop
        choice = ""
        while choice != "q":
            choice = input("> ")
            shop.do(choice)
        print("bye")
        """,
    "REPL in either of two ways": """
        import shop
        def repl():
            while True:
                try:
                    if shop.is_pretty():
                        text = shop.ask()
                    else:
                        text = input("> ")
                    if text == "exit":
                        break
                    shop.do(text)
                except EOFError:
                    break
        if __name__ == "__main__":
            repl()
        """,
    "REPL": """
        import shop
        if __name__ == "__main__":
            while True:
                text = input("> ")
                print(shop.evaluate(text))
        """,
    "observer": """
        import time
        from watchdog.observers import Observer
        if __name__ == "__main__":
            observer = Observer()
            observer.schedule(handler, ".")
            observer.start()
            try:
                while observer.is_alive():
                    observer.join(1)
            finally:
                observer.stop()
                observer.join()
        """,
    "observer and sleep": """
        import time
        from watchdog.observers import Observer
        if __name__ == "__main__":
            observer = Observer()
            observer.start()
            while True:
                time.sleep(1)
        """,
    "KafkaConsumer": """
        from kafka import KafkaConsumer
        if __name__ == "__main__":
            for message in KafkaConsumer("orders"):
                print(message.value)
        """,
    "KafkaConsumer in a variable": """
        from kafka import KafkaConsumer
        import shop
        def consume():
            consumer = KafkaConsumer("orders", bootstrap_servers="kafka:9092")
            for message in consumer:
                shop.save(message.value)
        if __name__ == "__main__":
            consume()
        """,
    "a consumer that polls": """
        from confluent_kafka import Consumer
        import shop
        if __name__ == "__main__":
            consumer = Consumer({})
            while True:
                message = consumer.poll(1.0)
                if message is None:
                    continue
                shop.save(message)
        """,
    "redis": """
        import redis, shop
        if __name__ == "__main__":
            pubsub = redis.Redis().pubsub()
            pubsub.subscribe("orders")
            for message in pubsub.listen():
                shop.save(message)
        """,
    "Telethon": """
        from telethon import TelegramClient
        client = TelegramClient("s", 1, "x")
        if __name__ == "__main__":
            client.start()
            client.run_until_disconnected()
        """,
    "rq": """
        from redis import Redis
        from rq import Connection, Queue, Worker
        if __name__ == "__main__":
            with Connection(Redis()):
                Worker([Queue()]).work()
        """,
    "exporter": """
        import time
        from prometheus_client import Gauge, start_http_server
        g = Gauge("t", "t")
        if __name__ == "__main__":
            start_http_server(8000)
            while True:
                g.set(1)
                time.sleep(5)
        """,
    "signal.pause": "import signal, shop\nif __name__ == '__main__':\n    shop.start()\n    signal.pause()\n",
    "sigwait for what stops it": """
        import signal, shop
        STOPS = {signal.SIGINT, signal.SIGTERM}
        if __name__ == "__main__":
            shop.start()
            signal.sigwait(STOPS)
        """,
    "an event that nothing sets": """
        import threading, shop
        if __name__ == "__main__":
            shop.start()
            threading.Event().wait()
        """,
    "an event that a handler sets": """
        import signal, threading, shop
        stop = threading.Event()
        def ask(signum, frame):
            stop.set()
        if __name__ == "__main__":
            signal.signal(signal.SIGTERM, ask)
            shop.start()
            stop.wait()
        """,
    "asyncio, an event": """
        import asyncio, shop
        async def main():
            await shop.start()
            await asyncio.Event().wait()
        asyncio.run(main())
        """,
    "Flask in threads": """
        import threading
        from flask import Flask
        first, second = Flask("a"), Flask("b")
        app = Flask("c")
        if __name__ == "__main__":
            threads = [threading.Thread(target=lambda: app.run(port=port)) for port in (80, 81)]
            thread = threading.Thread(target=app.run, kwargs={"port": 82})
            thread.start()
            thread.join()
        """,
    "DaemonContext": """
        import daemon, shop
        if __name__ == "__main__":
            with daemon.DaemonContext():
                shop.work()
        """,
    "koji.daemonize": "import koji, shop\nif __name__ == '__main__':\n    koji.daemonize()\n    shop.work()\n",
    "notebook": """
        import pandas as pd
        get_ipython().run_line_magic("matplotlib", "inline")
        df = pd.read_csv("a.csv")
        df.plot()
        """,
    "notebook in an executable": "#!/usr/bin/env python\nget_ipython().system('ls')\nprint(1)\n",
    "loop until SIGTERM": """
        import signal, sys, time, shop
        def stop(signum, frame):
            sys.exit(0)
        def main():
            signal.signal(signal.SIGTERM, stop)
            while True:
                shop.sync()
                time.sleep(60)
        if __name__ == "__main__":
            main()
        """,
    "loop until a flag of a handler": """
        import signal, time, shop
        class Killer:
            killed = False
            def __init__(self):
                signal.signal(signal.SIGTERM, self.kill)
            def kill(self, signum, frame):
                self.killed = True
        if __name__ == "__main__":
            killer = Killer()
            while not killer.killed:
                shop.sync()
                time.sleep(60)
        """,
    "loop until Ctrl-C, inside": """
        import time, shop
        while True:
            try:
                shop.sync()
                time.sleep(60)
            except KeyboardInterrupt:
                break
        """,
    "zmq": """
        import zmq, shop
        socket = zmq.Context().socket(zmq.REP)
        socket.bind("tcp://*:5555")
        while True:
            request = socket.recv_json()
            socket.send_json(shop.answer(request))
        """,
    "what is not asked for only prints": """
        import sys, uvicorn
        if __name__ == "__main__":
            if len(sys.argv) > 1:
                uvicorn.run(sys.argv[1])
            else:
                print("usage: serve APP")
                sys.exit(2)
        """,
    "slack": """
        from slack_bolt import App
        from slack_bolt.adapter.socket_mode import SocketModeHandler
        app = App()
        if __name__ == "__main__":
            SocketModeHandler(app, "x").start()
        """,
    "a loop around a server": """
        import time
        from bots import bot
        if __name__ == "__main__":
            while True:
                try:
                    bot.infinity_polling()
                except Exception as error:
                    print(error)
                    time.sleep(5)
        """,
    "a method that says so": """
        import shop
        class Daemon:
            def main(self):
                shop.prepare()
                self.runforever()
            def runforever(self):
                while shop.turn():
                    pass
        if __name__ == "__main__":
            Daemon().main()
        """,
    "plot": """
        import matplotlib.pyplot as plt
        import shop
        while True:
            plt.plot(shop.read())
            plt.pause(1)
        """,
    "serve of a library": """
        import Pyro5.api
        class Thing:
            pass
        if __name__ == "__main__":
            Pyro5.api.serve({Thing: "example.thing"}, use_ns=False)
        """,
    "requestLoop of a subclass": """
        from Pyro5.api import Daemon
        class Strict(Daemon):
            pass
        with Strict() as daemon:
            print("ready", daemon.uriFor("x"))
            daemon.requestLoop()
        """,
    "a client that connects again": """
        import sys
        from twisted.internet import protocol, reactor
        class Factory(protocol.ClientFactory):
            def clientConnectionLost(self, connector, reason):
                connector.connect()
            def clientConnectionFailed(self, connector, reason):
                reactor.stop()
        if __name__ == "__main__":
            reactor.connectTCP(sys.argv[1], 6667, Factory())
            reactor.run()
        """,
    "a prompt that Twisted reads": """
        from twisted.internet import reactor, stdio
        from shop import Prompt, fail
        def stop():
            reactor.stop()
        if __name__ == "__main__":
            stdio.StandardIO(Prompt(stop))
            reactor.run()
        """,
    "a shell that is handed over": """
        from mininet.cli import CLI
        from mininet.net import Net
        if __name__ == "__main__":
            network = Net(depth=2)
            network.run(CLI, network)
        """,
    "a loop in an attribute": """
        import urwid
        class Screen:
            def __init__(self):
                self.loop = urwid.MainLoop(urwid.Text(""))
            def start(self):
                self.loop.run()
        if __name__ == "__main__":
            Screen().start()
        """,
    "an application of another module": """
        import sys
        import gi
        from gi.repository import Gtk
        from tweaks.app import Tweaks
        if __name__ == "__main__":
            app = Tweaks(sys.argv)
            sys.exit(app.run(None))
        """,
    "curses without its wrapper": """
        import curses
        def main():
            screen = curses.initscr()
            show(screen)
        if __name__ == "__main__":
            main()
        """,
    "a plot on the screen": """
        import sys
        import matplotlib.pyplot as plt
        if __name__ == "__main__":
            plt.plot([float(line) for line in sys.stdin])
            plt.show()
        """,
    "asks, then goes on until Ctrl-C": """
        import time, shop
        place = input("Where? ")
        while True:
            shop.send(place)
            time.sleep(1)
        """,
    "sleeps until Ctrl-C, and sums up": """
        import sys, time, shop
        shop.count(every=sys.argv[1])
        try:
            time.sleep(99999999)
        except KeyboardInterrupt:
            pass
        print(shop.counts())
        """,
    "a daemon of a library": """
        from swift.common.daemon import run_daemon
        from shop import Updater
        if __name__ == "__main__":
            run_daemon(Updater, "shop.conf")
        """,
    "an application of GTK": """
        from gi.repository import Gtk
        class Tweaks(Gtk.Application):
            pass
        if __name__ == "__main__":
            Tweaks().run()
        """,
    "behind a constant": """
        from qt import QApplication
        from shop import Window
        app = QApplication([])
        if 1:
            Window().show()
            app.exec_loop()
        """,
    "a task in the background of a server": """
        import asyncio
        async def background():
            while True:
                await asyncio.sleep(3)
        async def main():
            asyncio.create_task(background())
            server = await asyncio.start_server(print, port=1)
            await server.serve_forever()
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a task in the background of a prompt": """
        import asyncio
        from ptpython.repl import embed
        async def background():
            while True:
                await asyncio.sleep(3)
        async def main():
            asyncio.ensure_future(background())
            await embed(globals=globals(), return_asyncio_coroutine=True)
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a loop for ever and a server, gathered": """
        import asyncio
        async def background():
            while True:
                await asyncio.sleep(3)
        async def serve():
            server = await asyncio.start_server(print, port=1)
            await server.serve_forever()
        async def main():
            await asyncio.gather(background(), serve())
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a server as a task that is awaited": """
        import asyncio
        async def serve():
            server = await asyncio.start_server(print, port=1)
            await server.serve_forever()
        async def main():
            task = asyncio.create_task(serve())
            await task
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a method with arguments, in a nursery": """
        import functools, anyio
        class Server:
            async def run(self, host):
                async with anyio.create_task_group() as group:
                    listener = await anyio.create_tcp_listener(local_host=host)
                    group.start_soon(listener.serve, self.handle)
            async def handle(self, stream):
                await stream.receive()
        if __name__ == "__main__":
            server = Server()
            anyio.run(functools.partial(server.run, host="::1"))
        """,
    "a wait if what it needs is there": """
        import sys, time, shop
        def main():
            shop.setup()
            if shop.connect_to("bus") > 0:
                try:
                    while True:
                        time.sleep(1)
                except KeyboardInterrupt:
                    pass
            else:
                sys.exit("no bus")
        if __name__ == "__main__":
            main()
        """,
    "a prompt behind a call of a library": """
        import shop
        shop.build()
        while 1:
            try:
                line = input("> ")
            except EOFError:
                break
            print(line)
        """,
    "a prompt in a base class": """
        class Reader:
            def run(self):
                while 1:
                    try:
                        print(eval(input("> ")))
                    except EOFError:
                        break
        class Calculator(Reader):
            pass
        if __name__ == "__main__":
            Calculator().run()
        """,
    "accept, and leave if the peer says so": """
        import socket, sys
        def main():
            server = socket.create_server(("", 80))
            while True:
                client, _ = server.accept()
                if client.recv(4) == b"quit":
                    sys.exit()
        if __name__ == "__main__":
            main()
        """,
    "the events of a window": """
        import sys
        from Xlib import X, display
        class Window:
            def __init__(self, display):
                self.display = display
            def loop(self):
                while 1:
                    event = self.display.next_event()
                    if event.type == X.DestroyNotify:
                        sys.exit(0)
        if __name__ == "__main__":
            Window(display.Display()).loop()
        """,
    "an event of an object": """
        import threading
        class Client:
            def __init__(self):
                self.stopped = threading.Event()
                self.on_shutdown(self.shutdown)
            def shutdown(self, status):
                self.stopped.set()
        if __name__ == "__main__":
            client = Client()
            client.stopped.wait()
        """,
    "a sleep for ever, and Ctrl-C where it is called": """
        import time
        def work():
            try:
                while True:
                    time.sleep(1)
            except EOFError:
                return 2
        def main():
            try:
                work()
            except KeyboardInterrupt:
                pass
        if __name__ == "__main__":
            main()
        """,
    "a loop that Ctrl-C does not end": """
        import sys, shop
        empty = 0
        while True:
            try:
                line = sys.stdin.readline().strip()
                if not line:
                    empty += 1
                    if empty > 100:
                        break
                    continue
                shop.log(line)
            except KeyboardInterrupt:
                pass
        """,
    "a server that starts, and stops at Ctrl-C": """
        from rpyc.utils.server import ThreadedServer
        import shop
        if __name__ == "__main__":
            server = ThreadedServer(shop.Service, port=80)
            try:
                server.start()
            except (KeyboardInterrupt, SystemExit):
                pass
            finally:
                shop.close()
        """,
    "a file system": """
        import pyfuse3, trio, shop
        if __name__ == "__main__":
            pyfuse3.init(shop.Files(), "/mnt", set())
            try:
                trio.run(pyfuse3.main)
            except:
                pyfuse3.close(unmount=False)
                raise
            pyfuse3.close()
        """,
    "messages of a server": """
        from mido import sockets
        with sockets.PortServer("localhost", 80) as server:
            for message in server:
                print(message)
        """,
    "a question, and no work": """
        import jack
        client = jack.Client("monitor")
        @client.set_process_callback
        def process(frames):
            print(frames)
        with client:
            print("press Return to quit")
            input()
        """,
    "a prompt of a toolkit": """
        from prompt_toolkit import prompt
        from prompt_toolkit.formatted_text import HTML
        if __name__ == "__main__":
            print(HTML(prompt("Say something: ")))
        """,
    "what click asks": """
        import click
        def main():
            print(click.prompt("x"))
        if __name__ == "__main__":
            main()
        """,
    "the command of a desktop": """
        import sys
        from pkg_resources import load_entry_point
        if __name__ == "__main__":
            sys.exit(load_entry_point("shop==1.0", "gui_scripts", "shop")())
        """,
    "a decorator that runs it": """
        from twisted.internet import defer, task
        import shop
        @task.react
        @defer.inlineCallbacks
        def main(reactor):
            bus = yield shop.connect(reactor)
            bus.add_listener(print)
            yield defer.Deferred()
        """,
    "another version of Python": """
        import asyncio, sys
        async def wait():
            while True:
                await asyncio.sleep(60)
        def main():
            try:
                if sys.version_info >= (3, 7):
                    asyncio.run(wait())
                else:
                    asyncio.get_event_loop().run_until_complete(wait())
            except KeyboardInterrupt:
                print("bye")
        if __name__ == "__main__":
            main()
        """,
    "an extension of Inkscape": """
        import inkex
        class Extension(inkex.EffectExtension):
            def effect(self):
                self.svg.set("a", "b")
        if __name__ == "__main__":
            Extension().run()
        """,
    "a host whose import is tried": """
        try:
            import weechat
        except ImportError:
            print("run me in WeeChat")
        if __name__ == "__main__":
            weechat.register("shop", "me", "1.0", "GPL3", "", "", "")
        """,
    "a flag that only stop() lowers": """
        import socket
        class Server:
            def __init__(self):
                self.running = True
                self.socket = socket.create_server(("", 80))
            def stop(self):
                self.running = False
            def work(self):
                while self.running:
                    client, _ = self.socket.accept()
                    client.close()
        if __name__ == "__main__":
            Server().work()
        """,
    "a local flag, until it is told to quit": """
        import socket
        def main():
            server = socket.create_server(("", 80))
            running = True
            while running:
                client, _ = server.accept()
                if client.recv(4) == b"quit":
                    running = False
        if __name__ == "__main__":
            main()
        """,
    "a window of its own unless there is one": """
        import shop
        from tkinter import Tk
        def show(master=None):
            root = master or Tk()
            shop.fill(root)
            if master is None:
                root.mainloop()
        if __name__ == "__main__":
            show()
        """,
    "what is made once": """
        import curses
        screen = None
        def start(run):
            global screen
            if screen is None:
                screen = curses.initscr()
            return run(screen)
        if __name__ == "__main__":
            start(print)
        """,
    "a prompt unless there is a text": """
        import shop
        class Shell:
            def once(self, text=None):
                if text is None:
                    text = self.session.prompt()
                shop.do(text)
            def log(self, text):
                shop.log(text)
            def work(self):
                while True:
                    self.once()
        if __name__ == "__main__":
            Shell().work()
        """,
    "a main loop of its own over the events of a library": """
        from shop.events import read
        class Screen:
            def mainloop(self):
                for event in read():
                    self.paint(event)
            def paint(self, event):
                print(event)
        if __name__ == "__main__":
            Screen().mainloop()
        """,
    "messages until one says so": """
        from kafka import KafkaConsumer
        import shop
        if __name__ == "__main__":
            for message in KafkaConsumer("orders"):
                if message.value == b"stop":
                    break
                shop.save(message)
        """,
    "Pyro4": """
        import Pyro4, shop
        Pyro4.Daemon.serveSimple({shop.Orders: "orders"})
        """,
    "an agent of PCP": """
        from pcp.pmda import PMDA
        class Orders(PMDA):
            def fetch(self):
                return 1
        if __name__ == "__main__":
            Orders("orders", 149).run()
        """,
    "a debugger": """
        import sys
        from pdb import Pdb
        if __name__ == "__main__":
            debugger = Pdb()
            while True:
                debugger._runscript(sys.argv[1])
                if debugger._user_requested_quit:
                    break
        """,
    "a game of SFML": """
        from sfml import sf
        if __name__ == "__main__":
            window = sf.RenderWindow(sf.VideoMode(640, 480), "shop")
            while window.is_open:
                for event in window.events:
                    if event == sf.CloseEvent:
                        window.close()
                window.display()
        """,
    "the core of ROS": """
        import roslaunch
        roslaunch.main(["roscore", "--core"])
        """,
    "a loop below an error for other platforms": """
        import asyncio, platform
        def main():
            loop = asyncio.new_event_loop()
            if platform.system() == "Linux":
                watched = "netlink"
            elif platform.system() == "FreeBSD":
                watched = "route"
            else:
                raise NotImplementedError("unsupported system")
            loop.run_forever()
        if __name__ == "__main__":
            main()
        """,
    "a window unless a message says why not": """
        import gettext, sys
        from gi.repository import Gtk
        _ = gettext.gettext
        if __name__ == "__main__":
            if Gtk.init_check():
                Gtk.main()
            else:
                message = _("no display")
                sys.stderr.write(message)
                sys.exit(1)
        """,
    "one of several dialogs": """
        import sys
        from gi.repository import Gtk
        def ask(text):
            return Gtk.MessageDialog(text=text).run()
        def main(kind):
            if kind == "question":
                ask("really?")
            elif kind == "message":
                ask("done")
            else:
                sys.exit(1)
        if __name__ == "__main__":
            main(sys.argv[1])
        """,
    "a dialog of tkinter": """
        from tkinter import messagebox
        if __name__ == "__main__":
            messagebox.showinfo("shop", "closed")
        """,
    "a window without arguments": """
        import sys
        from gi.repository import Gtk
        from shop import sync
        if __name__ == "__main__":
            if len(sys.argv) < 2:
                Gtk.main()
            else:
                sync(sys.argv[1])
        """,
    "a window unless an option says otherwise": """
        import argparse
        from gi.repository import Gtk
        from shop import sync
        if __name__ == "__main__":
            parser = argparse.ArgumentParser()
            parser.add_argument("--no-window", action="store_true")
            options = parser.parse_args()
            if not options.no_window:
                Gtk.main()
            else:
                sync()
        """,
    "a launcher of services": """
        from oslo_config import cfg
        from oslo_service import service
        if __name__ == "__main__":
            launcher = service.ServiceLauncher(cfg.CONF)
            launcher.launch_service(service.Service())
            launcher.wait()
        """,
    "keys of a terminal": """
        import sys, tty
        def ask(question):
            print(question)
            tty.setcbreak(sys.stdin)
            return sys.stdin.read(1)
        if __name__ == "__main__":
            for question in ("red?", "green?"):
                pass
            ask("ready?")
        """,
    "an interactive Python": """
        import shutil, subprocess
        ipython = shutil.which("ipython3")
        if ipython is not None:
            raise SystemExit(subprocess.call([ipython, "-ic", "import shop"]))
        python = shutil.which("python3")
        if python is not None:
            raise SystemExit(subprocess.call([python, "-ic", "import shop"]))
        print("no Python")
        """,
    "threads that a loop starts": """
        import threading, time
        from shop import answer
        if __name__ == "__main__":
            for port in (80, 443):
                threading.Thread(target=answer, args=(port,), daemon=True).start()
            while True:
                time.sleep(1)
        """,
    "a loop of GLib that nothing ends": """
        from gi.repository import GLib
        def look():
            print("look")
            return True
        if __name__ == "__main__":
            GLib.timeout_add(1000, look)
            loop = GLib.MainLoop()
            loop.run()
        """,
    "a loop of GLib that ends where an error is reported": """
        from gi.repository import GLib
        import shop
        def on_error(error):
            print(error)
            loop.quit()
        if __name__ == "__main__":
            shop.advertise(error_handler=on_error)
            loop = GLib.MainLoop()
            loop.run()
        """,
    "a loop of GLib that ends on request": """
        from gi.repository import GLib
        import shop
        class Shop(shop.Service):
            def Quit(self):
                self.loop.quit()
            def run(self):
                self.loop = GLib.MainLoop()
                self.loop.run()
        if __name__ == "__main__":
            Shop().run()
        """,
    "a loop whose class is elsewhere": """
        import shop
        class Window:
            def __init__(self):
                self.loop, self.top = shop.build()
            def run(self):
                self.loop.run()
        if __name__ == "__main__":
            Window().run()
        """,
    "a question before the work": """
        import shop
        def ask():
            while True:
                answer = input("really? ")
                if answer in "yn":
                    return answer
        if __name__ == "__main__":
            if ask() == "y":
                shop.sync()
            shop.report()
        """,
    "a number that is asked for until it is one": """
        import shop
        def main():
            while True:
                number = input("how many? ")
                if number.isdecimal():
                    break
            shop.print_headlines(int(number))
        if __name__ == "__main__":
            main()
        """,
    "a name that is asked for while it is empty": """
        import shop
        def name():
            given = ""
            while given == "":
                given = input("name? ")
            return given
        def main():
            user = name()
            shop.sync(user)
        if __name__ == "__main__":
            main()
        """,
    "lines that are answered before another command reads": """
        import json, sys, shop
        def answer(line):
            if line["method"] == "list":
                send(shop.list())
            else:
                shop.read(line)
        def send(result):
            sys.stdout.write(json.dumps(result))
            sys.stdout.flush()
        def main():
            for line in sys.stdin:
                try:
                    answer(json.loads(line))
                except ValueError:
                    print("already read", line)
        if __name__ == "__main__":
            main()
        """,
    "a method that tells of a flag of handlers": """
        import signal, time, shop
        class Daemon:
            _told = False
            def __init__(self):
                signal.signal(signal.SIGTERM, self.tell)
            def tell(self, *_):
                self._told = True
            def is_told(self):
                return self._told
        def main():
            daemon = Daemon()
            while not daemon.is_told():
                shop.sync()
                time.sleep(60)
        if __name__ == "__main__":
            main()
        """,
    "a window unless an option says that there is none": """
        import shop, tkinter
        class App:
            def run(self):
                self.config = shop.options()
                if not self.config[0].runtime__no_gui:
                    return tkinter.Tk().mainloop()
                shop.sync(self.config)
        if __name__ == "__main__":
            App().run()
        """,
    "a menu for those who have an account": """
        import shop
        def main():
            known = True
            if shop.users():
                known = input("which user? ")
            if known:
                choice = input("1 sync, 2 clear: ")
                if choice == "1":
                    shop.sync()
                elif choice == "2":
                    shop.clear()
        if __name__ == "__main__":
            main()
        """,
    "a question unless there is nothing to ask for": """
        import os, questionary, shop
        def main():
            if not os.path.exists("shop.dat"):
                print("no shop.dat")
                return
            with open("shop.dat") as lines:
                known = lines.read()
            name = questionary.text("name?", default=known).ask()
            shop.write(name)
        if __name__ == "__main__":
            main()
        """,
    "a loop beside a server in a thread, until Ctrl-C": """
        import threading, time, uvicorn
        def start():
            server = uvicorn.Server(uvicorn.Config("shop:app"))
            threading.Thread(target=server.run, daemon=True).start()
            return server
        def main():
            server = start()
            try:
                while not server.should_exit:
                    time.sleep(1)
            except KeyboardInterrupt:
                pass
            finally:
                server.should_exit = True
        if __name__ == "__main__":
            main()
        """,
    "a password after the settings are read": """
        import getpass, shop
        def main():
            settings = open("settings.ini").read()
            shop.sync(settings, getpass.getpass())
        if __name__ == "__main__":
            main()
        """,
    "a question before what was found is run": """
        import requests, subprocess
        def main():
            command = requests.get("http://shop/next").text
            answer = input("run it? ")
            if answer == "y":
                subprocess.run(command, shell=True)
        if __name__ == "__main__":
            main()
        """,
    "streams of which each is served": """
        import shop, socket, time
        def serve(stream):
            try:
                with shop.server(stream):
                    while True:
                        time.sleep(1)
            except KeyboardInterrupt:
                pass
        def main(port=None, place=None):
            if port is None and place is None:
                raise shop.UsageError("a port or a socket")
            if port is not None:
                serve(shop.serial(port))
            elif place is not None:
                with socket.create_connection(place) as connection:
                    serve(connection)
        if __name__ == "__main__":
            main(*shop.options())
        """,
}

JOBS = {
    "a task of many that is canceled by its name": """
        import asyncio, shop
        async def watch():
            while True:
                await asyncio.sleep(1)
                shop.report()
        async def main():
            task = asyncio.create_task(watch())
            await shop.sync()
            task.cancel()
            await task
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "work unless a flag asks for a server": """
        import click, shop, uvicorn
        @click.command()
        @click.option("--serve", is_flag=True)
        def main(serve):
            if serve:
                uvicorn.run("shop:app")
                return
            shop.sync()
        if __name__ == "__main__":
            main()
        """,
    "the main method of what is called an app": """
        from shop import App
        if __name__ == "__main__":
            App().main()
        """,
    "a plot whose window does not wait": """
        from shop import Shutter
        if __name__ == "__main__":
            Shutter("COM3").show_gui(block=False)
        """,
    "a loop that an exception of the work ends": """
        import time, shop
        def pull():
            while True:
                shop.work(next(shop.items))
        if __name__ == "__main__":
            try:
                pull()
            except (StopIteration, ImportError):
                print("done")
        """,
    "work unless another command is given": """
        import sys, uvicorn, shop
        def main():
            args = sys.argv[1:]
            command = args[0] if args else "sync"
            if command == "serve":
                uvicorn.run("shop:app")
            if command == "sync":
                return shop.sync()
        if __name__ == "__main__":
            sys.exit(main())
        """,
    "help without a command of argparse": """
        import argparse, shop
        def main():
            parser = argparse.ArgumentParser()
            commands = parser.add_subparsers(dest="command")
            commands.add_parser("sync")
            args = parser.parse_args()
            if args.command is None:
                parser.print_help()
                return
            shop.sync()
        if __name__ == "__main__":
            main()
        """,
    "a server as an option": """
        import argparse, uvicorn, shop
        def main():
            parser = argparse.ArgumentParser()
            parser.add_argument("--mode", default="sync")
            args = parser.parse_args()
            if args.mode == "serve":
                uvicorn.run("shop:app")
            else:
                shop.sync()
        if __name__ == "__main__":
            main()
        """,
    "an image that is shown for a moment": """
        import cv2, shop
        if __name__ == "__main__":
            for name in shop.names():
                cv2.imshow("image", cv2.imread(name))
                cv2.waitKey(1)
        """,
    "an image that an option shows": """
        import sys, cv2, shop
        if __name__ == "__main__":
            for name in shop.names():
                image = shop.draw(name)
                if "--show" in sys.argv:
                    cv2.imshow("image", image)
                    cv2.waitKey(0)
        """,
    "vectors of texts": """
        import shop
        if __name__ == "__main__":
            model = shop.Model()
            for text in shop.texts():
                shop.save(model.embed(text))
        """,
    "questions for what is missing": """
        import shop
        def order(missing):
            for name in missing:
                shop.set(name, input(f"{name}? "))
            shop.order()
        if __name__ == "__main__":
            order(shop.missing())
        """,
    "a server that is ended": """
        import subprocess, sys, shop
        def main():
            command = [sys.executable, "-m", "uvicorn", "shop:app"]
            process = subprocess.Popen(command)
            shop.check()
            process.terminate()
            return process.wait()
        if __name__ == "__main__":
            sys.exit(main())
        """,
    "a list that is filtered": """
        import subprocess, shop
        def main():
            command = ["fzf", "--filter", "shop"]
            print(subprocess.run(command, input=shop.rows(), stdout=subprocess.PIPE, text=True))
        if __name__ == "__main__":
            main()
        """,
    "a loop that a lambda quits": """
        import shop
        from gi.repository import GLib
        def main():
            loop = GLib.MainLoop()
            shop.order(done=lambda: loop.quit())
            loop.run()
        if __name__ == "__main__":
            main()
        """,
    "a command that asks for one of its options": """
        import click, shop
        @click.command()
        @click.option("--count", prompt="How many?", type=int)
        @click.option("--to", default="home")
        def order(count, to):
            shop.order(count, to)
        if __name__ == "__main__":
            order()
        """,
    "a command that asks before it begins": """
        import click, shop
        @click.command()
        @click.confirmation_option(prompt="Order?")
        def order():
            shop.order()
        if __name__ == "__main__":
            order()
        """,
    "a question without arguments": """
        import sys, shop
        def main():
            args = sys.argv[1:]
            if not args:
                args = [input("Folder: ")]
            shop.read(args[0])
        if __name__ == "__main__":
            main()
        """,
    "a question that is asked again behind some work": """
        import requests, sys, shop
        def main():
            requests.get("http://shop.example/prices")
            if "--ask" in sys.argv:
                while True:
                    answer = input("Order? ")
                    if answer in ("y", "n"):
                        break
                    print("y or n")
            shop.order()
        if __name__ == "__main__":
            main()
        """,
    "work in a thread of the loop": """
        import asyncio, shop
        async def main():
            await asyncio.to_thread(shop.backup, "a")
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a stream that may be interrupted": """
        import shop
        def main():
            try:
                for line in shop.Client().download.stream():
                    print(line)
            except KeyboardInterrupt:
                print("Cancelled.")
        if __name__ == "__main__":
            main()
        """,
    "a function that is run": """
        from shop import run
        def app(orders, receive):
            receive(orders)
        if __name__ == "__main__":
            run(app, lifespan="on")
        """,
    "a default that a call gives": """
        import shop
        def main(folder=None):
            if folder is None:
                folder = input("Folder: ")
            return shop.read(folder)
        if __name__ == "__main__":
            main("orders")
        """,
    "a question before all lines are read": """
        import sys, shop
        if __name__ == "__main__":
            while True:
                sys.stdout.write("more? ")
                sys.stdout.flush()
                if sys.stdin.readline() != "y":
                    break
                shop.sync()
            shop.report()
        """,
    "a filter of lines": """
        import sys
        if __name__ == "__main__":
            while True:
                line = sys.stdin.readline()
                if not line:
                    break
                sys.stdout.write(line.upper())
        """,
    "a parameter that a call sets": """
        import time, shop
        def main(loop=True, once=False):
            while loop:
                try:
                    shop.sync()
                    if once:
                        break
                    time.sleep(60)
                except KeyboardInterrupt:
                    break
        if __name__ == "__main__":
            main(once=True)
        """,
    "an entry of a table that the work sets": """
        import signal, shop
        def main():
            stop = {"told": False}
            def tell(*_):
                stop["told"] = True
            signal.signal(signal.SIGTERM, tell)
            while not stop["told"]:
                stop["told"] = shop.sync()
        if __name__ == "__main__":
            main()
        """,
    "work behind a server that an option asks for": """
        import argparse, shop, uvicorn
        def main():
            options = argparse.ArgumentParser().parse_args()
            try:
                if options.serve:
                    uvicorn.run(shop.app)
            except ValueError:
                return
            shop.export()
        if __name__ == "__main__":
            main()
        """,
    "work behind a branch that only says so": """
        import shop
        def setup():
            while True:
                if input("where? ") == "quit":
                    raise SystemExit
        def main():
            if shop.key() == " ":
                setup()
                return
            else:
                print("going on")
            shop.export()
        if __name__ == "__main__":
            main()
        """,
    "a loop that shows what an option asks for": """
        import sys, shop, matplotlib.pyplot as plt
        if __name__ == "__main__":
            for name in sys.argv[1:]:
                if "--show" in sys.argv:
                    plt.show()
            shop.export()
        """,
    "a flag that something takes back": """
        import shop
        class Sync:
            def __init__(self):
                self.more = True
            def work(self):
                while self.more:
                    self.more = shop.sync()
        if __name__ == "__main__":
            Sync().work()
        """,
    "a start that starts no thread": """
        import shop
        class Timer(shop.Clock):
            def start(self):
                shop.begin()
            def run(self):
                while True:
                    print(input("where? "))
        if __name__ == "__main__":
            Timer().start()
            shop.export()
        """,
    "a class with a parameter": """
        from typing import Generic, TypeVar
        T = TypeVar("T")
        class Sync(Generic[T]):
            def run(self):
                print(1)
        if __name__ == "__main__":
            Sync().run()
        """,
    "classes that are derived from each other": """
        class Sync(Sync):
            pass
        if __name__ == "__main__":
            Sync().run()
        """,
    "work of an annotated variable": """
        from shop import Sync
        app: Sync = Sync()
        if __name__ == "__main__":
            app.start()
        """,
    "work of a library that somebody may interrupt": """
        from shop import Sync
        if __name__ == "__main__":
            try:
                Sync().run("all")
            except KeyboardInterrupt:
                pass
        """,
    "work of a library that fails if it is interrupted": """
        import sys
        from shop import Sync
        if __name__ == "__main__":
            try:
                Sync().run()
            except KeyboardInterrupt:
                sys.exit(130)
        """,
    "a coroutine that somebody may interrupt": """
        import asyncio, shop
        if __name__ == "__main__":
            try:
                asyncio.run(shop.sync())
            except KeyboardInterrupt:
                print("stopped")
        """,
    "a filter": """
        import json, sys
        if __name__ == "__main__":
            for line in sys.stdin:
                print(json.dumps(json.loads(line)))
        """,
    "until a file is there": """
        import os, time, shop
        if __name__ == "__main__":
            while not os.path.exists("/data/ready"):
                time.sleep(1)
            shop.load()
        """,
    "a daemon thread": """
        import threading
        import shop
        class PollDaemon(threading.Thread):
            pass
        if __name__ == "__main__":
            PollDaemon(daemon=True).start()
            shop.sync()
        """,
    "a look at a log": """
        import subprocess
        if __name__ == "__main__":
            print(subprocess.check_output(["adb", "logcat", "-d"]))
            subprocess.run(["tail", "-n", "9", "/var/log/shop"])
            subprocess.run(["journalctl", "-u", "shop", "-n", "9"])
        """,
    "a log that is followed for a while": """
        import subprocess, time
        if __name__ == "__main__":
            log = subprocess.Popen(["tail", "-f", "/var/log/shop"])
            time.sleep(9)
            log.terminate()
        """,
    "a REPL only with an option": """
        import argparse, sys
        import IPython
        import shop
        parser = argparse.ArgumentParser()
        parser.add_argument("--explore", action="store_true")
        args = parser.parse_args()
        shop.sync()
        if not args.explore:
            sys.exit(0)
        IPython.embed()
        """,
    "commands of cliff": """
        import sys
        from cliff.app import App
        class Shop(App):
            pass
        def main(argv=sys.argv[1:]):
            return Shop().run(argv)
        if __name__ == "__main__":
            sys.exit(main())
        """,
    "figures that a constant suppresses": """
        import matplotlib.pyplot as plt
        import shop
        SHOW = False
        shop.plot(plt)
        plt.savefig("sales.png")
        if SHOW:
            plt.show()
        """,
    "figures that an option asks for": """
        import getopt, sys
        import matplotlib.pyplot as plt
        import shop
        show = False
        for option, value in getopt.getopt(sys.argv[1:], "s")[0]:
            if option == "-s":
                show = True
        shop.plot(plt)
        if show:
            plt.show()
        """,
    "frames without a screen": """
        import os, pygame
        import shop
        os.environ["SDL_VIDEODRIVER"] = "dummy"
        if __name__ == "__main__":
            surface = pygame.display.set_mode((640, 480))
            shop.draw(surface)
        """,
    "a password if none is given": """
        import getpass, os
        import shop
        if __name__ == "__main__":
            password = os.environ.get("PASSWORD")
            if not password:
                password = getpass.getpass()
            shop.sync(password)
        """,
    "a dialog that says what is missing": """
        import sys
        from gi.repository import Gtk
        def fail(text):
            Gtk.MessageDialog(text=text).run()
            sys.exit(1)
        if __name__ == "__main__":
            try:
                import shop
            except ImportError as error:
                fail(str(error))
            shop.sync()
        """,
    "a dialog unless all is well": """
        import shop
        from gi.repository import Gtk
        def check():
            if shop.is_open():
                return
            Gtk.MessageDialog(text="closed").run()
        if __name__ == "__main__":
            check()
            shop.sync()
        """,
    "a signal, and an exit in the loop": """
        import signal, sys, time
        import shop
        signal.signal(signal.SIGTERM, shop.stop)
        while True:
            if shop.is_done():
                sys.exit()
            time.sleep(1)
        """,
    "a with statement that enters a client": """
        import shop
        class Client:
            def __enter__(self):
                self.connection = shop.connect()
                return self
            def __exit__(self, *exception):
                self.connection.close()
        if __name__ == "__main__":
            with Client() as client:
                client.connection.sync()
        """,
    "a run that an option ends early": """
        import shop, sys
        if __name__ == "__main__":
            if len(sys.argv) > 1:
                shop.sync(sys.argv[1])
            else:
                shop.report()
                sys.exit(0)
            shop.close()
        """,
    "an error for other platforms above the work": """
        import platform, shop
        if __name__ == "__main__":
            if platform.system() == "Linux":
                source = "netlink"
            else:
                raise NotImplementedError("unsupported system")
            shop.sync(source)
        """,
    "work unless a message says why not": """
        import sys, shop
        if __name__ == "__main__":
            if shop.is_open():
                shop.sync()
            else:
                sys.stderr.write("closed")
                sys.exit(1)
        """,
    "a window for an option": """
        import sys
        from gi.repository import Gtk
        from shop import sync
        if __name__ == "__main__":
            if "--window" in sys.argv:
                Gtk.main()
            else:
                sys.exit(sync())
        """,
    "a window for an option that is off": """
        import argparse
        from gi.repository import Gtk
        from shop import sync
        if __name__ == "__main__":
            parser = argparse.ArgumentParser()
            parser.add_argument("--window", action="store_true")
            options = parser.parse_args()
            if not options.window:
                sync()
            else:
                Gtk.main()
        """,
    "work, and a dialog that says so": """
        from tkinter import messagebox
        import shop
        if __name__ == "__main__":
            shop.sync()
            messagebox.showinfo("shop", "done")
        """,
    "a child that is waited for": """
        import subprocess
        if __name__ == "__main__":
            process = subprocess.Popen(["rsync", "shop", "backup"])
            process.wait()
        """,
    "a Python that runs a script": """
        import subprocess
        subprocess.call(["python3", "-c", "import shop; shop.sync()"])
        """,
    "letters of a file": """
        import sys
        def count(file):
            number = 0
            while file.read(1):
                number += 1
            return number
        if __name__ == "__main__":
            print(count(sys.stdin))
        """,
    "a question by keys before the work": """
        import sys, tty
        import shop
        def getch():
            tty.setraw(sys.stdin)
            return sys.stdin.read(1)
        def confirm():
            if "--yes" in sys.argv:
                return True
            while True:
                choice = getch()
                if choice in "yn":
                    return choice == "y"
        if __name__ == "__main__":
            if confirm():
                shop.sync()
        """,
    "a loop of GLib that the last callback ends": """
        from gi.repository import GLib
        class Copy:
            def __init__(self):
                self.names = ["a", "b"]
                GLib.idle_add(self.copy)
            def copy(self):
                if not self.names:
                    self.loop.quit()
                    return False
                print(self.names.pop())
                return True
            def run(self):
                self.loop = GLib.MainLoop()
                self.loop.run()
        if __name__ == "__main__":
            Copy().run()
        """,
    "a loop of asyncio that a callback ends": """
        import asyncio
        def sync():
            print("done")
            loop.stop()
        if __name__ == "__main__":
            loop = asyncio.new_event_loop()
            loop.call_later(5, sync)
            loop.run_forever()
        """,
    "a main block that prints what was made": """
        import shop
        orders = shop.sync()
        if __name__ == "__main__":
            print(orders)
        """,
    "a main block that prints": """
        if __name__ == "__main__":
            print("hello")
        """,
    "a main block that exits with what its work returns": """
        import sys, shop
        if __name__ == "__main__":
            sys.exit(shop.sync())
        """,
    "a task in the background of some work": """
        import asyncio, shop
        async def report():
            while True:
                await asyncio.sleep(3)
        async def main():
            asyncio.create_task(report())
            await shop.sync()
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "a server that is cancelled after the work": """
        import asyncio, shop
        async def serve():
            server = await asyncio.start_server(print, port=1)
            await server.serve_forever()
        async def main():
            task = asyncio.create_task(serve())
            await shop.sync()
            task.cancel()
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "work, gathered": """
        import asyncio, shop
        async def fetch(name):
            await shop.fetch(name)
        async def main():
            await asyncio.gather(fetch("a"), fetch("b"))
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "work, and a server for an option": """
        import sys, shop, uvicorn
        def main(options):
            shop.sync()
            if options.serve:
                uvicorn.run("shop:app")
        if __name__ == "__main__":
            main(shop.options(sys.argv))
        """,
    "known work, and a server if that says so": """
        import requests, shop, uvicorn
        if __name__ == "__main__":
            requests.post("http://shop/sync")
            if shop.is_empty():
                uvicorn.run("shop:app")
        """,
    "work behind a prompt that is asked again": """
        import shop
        shop.setup()
        while True:
            place = input("Where? ")
            if place:
                break
        shop.deploy(place)
        """,
    "a pause at the end": """
        import requests
        requests.post("http://shop/sync")
        input("press Return to close")
        """,
    "a question if there is no argument": """
        import sys
        if __name__ == "__main__":
            if len(sys.argv) < 2:
                number = int(input("number? "))
            else:
                number = int(sys.argv[1])
            print(number ** 2)
        """,
    "a question in one of the subcommands": """
        import sys, shop
        def main():
            command = sys.argv[1]
            if command == "all":
                shop.sync()
                return 0
            if command == "clear":
                if input("really? ") == "y":
                    shop.clear()
                return 0
            return shop.run(command)
        if __name__ == "__main__":
            sys.exit(main())
        """,
    "lines that a pipe gives": """
        import shop
        if __name__ == "__main__":
            count = int(input())
            shop.sync(count)
        """,
    "a module that is called like a library": """
        from shop.cli import CLI
        from shop.mcp.setup import options
        if __name__ == "__main__":
            CLI(options()).run()
        """,
    "a module that tells of a server": """
        import subprocess, sys
        if __name__ == "__main__":
            subprocess.run([sys.executable, "-m", "shop.server_report"])
            subprocess.run([sys.executable, "-m", "server.report"])
        """,
    "help without a command": """
        import typer, shop
        app = typer.Typer()
        @app.command()
        def sync():
            shop.sync()
        @app.callback(invoke_without_command=True)
        def usage(ctx: typer.Context):
            if ctx.invoked_subcommand is None:
                typer.echo(ctx.get_help())
        if __name__ == "__main__":
            app()
        """,
    "a thread that is waited for": """
        import threading, time, shop
        class Client:
            def __init__(self):
                self.on = False
            def run(self):
                self.on = True
                threading.Thread(target=self.work).start()
                while self.on:
                    time.sleep(1)
            def work(self):
                shop.sync()
                self.on = False
        if __name__ == "__main__":
            Client().run()
        """,
    "folders, and a line that a pipe gives": """
        import os, shop
        if __name__ == "__main__":
            os.makedirs("out", exist_ok=True)
            shop.write("out", input())
        """,
    "a question unless an option answers it": """
        import sys, shop
        def main():
            if "--yes" not in sys.argv and input("really? ") != "y":
                sys.exit()
            shop.sync()
        if __name__ == "__main__":
            main()
        """,
    "accept until all have answered": """
        import socket
        def main():
            server = socket.create_server(("", 80))
            answers = 0
            while True:
                client, _ = server.accept()
                answers += 1
                if answers == 3:
                    break
        if __name__ == "__main__":
            main()
        """,
    "messages until one is the last": """
        import socket
        connection = socket.create_connection(("db", 80))
        while True:
            line = connection.recv(80)
            if line == b"END":
                break
            print(line)
        """,
    "a program that is watched until it is done": """
        import shop
        if __name__ == "__main__":
            child = shop.start()
            while True:
                child.poll()
                if child.exit_code is not None:
                    break
        """,
    "an event that the work of an object sets": """
        import threading, shop
        class Client:
            def __init__(self):
                self.done = threading.Event()
                shop.play(self.next)
            def next(self):
                self.done.set()
        if __name__ == "__main__":
            client = Client()
            client.done.wait()
        """,
    "a loop that works, and Ctrl-C where it is called": """
        import sys, shop
        def work():
            try:
                while True:
                    shop.sync(next(shop.orders))
            except StopIteration:
                return 0
        if __name__ == "__main__":
            try:
                sys.exit(work())
            except KeyboardInterrupt:
                sys.exit(130)
        """,
    "Ctrl-C ends the loop early": """
        import shop
        if __name__ == "__main__":
            while True:
                try:
                    if not shop.sync():
                        break
                except KeyboardInterrupt:
                    break
        """,
    "a server that starts beside the work": """
        import shop
        if __name__ == "__main__":
            server = shop.StatusServer()
            server.start()
            try:
                shop.sync()
            except KeyboardInterrupt:
                pass
            server.stop()
        """,
    "what a library calls tests": """
        import pyparsing
        word = pyparsing.Word("a")
        def main():
            word.run_tests(["a", "aa"])
        if __name__ == "__main__":
            main()
        """,
    "a decorator that runs some work": """
        from twisted.internet.task import react
        import shop
        @react
        def main(reactor):
            return shop.sync(reactor)
        """,
    "a picture that is saved": """
        import svgwrite
        drawing = svgwrite.Drawing("a.svg")
        drawing.add(drawing.text("x"))
        drawing.save()
        """,
    "a name that Python 3 lacks, if something fails": """
        import sys, shop
        if __name__ == "__main__":
            try:
                shop.sync()
            except OSError:
                print(sys.exc_value)
        """,
    "a host that need not be there": """
        try:
            import weechat
        except ImportError:
            weechat = None
        import shop
        if __name__ == "__main__":
            shop.sync(weechat)
        """,
    "work behind a method of a base class": """
        import shop
        class Job:
            def run(self):
                shop.sync()
        class Nightly(Job):
            pass
        if __name__ == "__main__":
            Nightly().run()
        """,
    "a plain loop": "import time, shop\nif __name__ == '__main__':\n    while True:\n        shop.sync()\n        time.sleep(60)\n",
    "a loop that only sleeps": "import time\nif __name__ == '__main__':\n    print(1)\n    while True:\n        time.sleep(1)\n",
    "a loop that polls until it is done": """
        import time, shop
        def main():
            try:
                while True:
                    if shop.is_done():
                        break
                    time.sleep(5)
            except KeyboardInterrupt:
                print("stopped")
        if __name__ == "__main__":
            main()
        """,
    "Ctrl-C around a job": """
        import sys, shop
        if __name__ == "__main__":
            try:
                shop.sync()
            except KeyboardInterrupt:
                sys.exit(130)
        """,
    "one command among others serves": """
        import sys, shop, uvicorn
        def main():
            command = sys.argv[1]
            if command == "serve":
                uvicorn.run("shop:app")
            elif command == "sync":
                shop.sync()
            else:
                print("what?")
        if __name__ == "__main__":
            main()
        """,
    "a command that works beside one that runs for ever": """
        import time, typer, shop
        app = typer.Typer()
        @app.command()
        def watch():
            while True:
                shop.sort_mail()
                time.sleep(300)
        @app.command()
        def sync():
            shop.sync()
        if __name__ == "__main__":
            app()
        """,
    "a child that is waited for beside a thread": """
        import http.server, subprocess, sys, threading
        def serve():
            http.server.HTTPServer(("", 80), None).serve_forever()
        def main():
            threading.Thread(target=serve, daemon=True).start()
            subprocess.Popen(sys.argv[1:]).wait()
        if __name__ == "__main__":
            main()
        """,
    "the first message of a subscription": """
        import shop
        if __name__ == "__main__":
            with shop.Client().subscribe("orders") as feed:
                for order in feed:
                    print(order)
                    break
        """,
    "a breakpoint for an option": """
        import sys, shop
        def main():
            if "--debug" in sys.argv:
                breakpoint()
            shop.sync()
        if __name__ == "__main__":
            main()
        """,
    "an embed of its own": """
        import shop
        class Index:
            def embed(self):
                shop.write()
            def build(self):
                self.embed()
        if __name__ == "__main__":
            Index().build()
        """,
    "it polls until the work is done or fails": """
        import signal, time, shop
        def stop(number, frame):
            raise KeyboardInterrupt
        def main():
            signal.signal(signal.SIGTERM, stop)
            while True:
                state = shop.state()
                if state == "failed":
                    raise RuntimeError(state)
                if state == "done":
                    return
                time.sleep(1)
        if __name__ == "__main__":
            main()
        """,
    "work that stops what was started": """
        import shop
        class Agent:
            def run(self):
                self.running = True
                while self.running:
                    self.work(shop.next())
            def work(self, order):
                shop.ship(order)
                if order is None:
                    self.stop()
            def stop(self):
                self.running = False
        if __name__ == "__main__":
            Agent().run()
        """,
    "a timer stops what was started": """
        import threading, shop
        class Agent:
            def run(self):
                self.running = True
                threading.Timer(60, self.stop).start()
                while self.running:
                    shop.collect()
            def stop(self):
                self.running = False
        if __name__ == "__main__":
            Agent().run()
        """,
    "click with a command that serves": """
        import click, shop, uvicorn
        @click.group()
        def cli():
            pass
        @cli.command()
        def serve():
            uvicorn.run("shop:app")
        @cli.command()
        def sync():
            shop.sync()
        if __name__ == "__main__":
            cli()
        """,
    "an option serves": """
        import sys, shop, uvicorn
        if __name__ == "__main__":
            if "--serve" in sys.argv:
                uvicorn.run("shop:app")
            else:
                shop.sync()
        """,
    "a consumer with a timeout": """
        from kafka import KafkaConsumer
        if __name__ == "__main__":
            for message in KafkaConsumer("orders", consumer_timeout_ms=1000):
                print(message.value)
        """,
    "rq in a burst": """
        from rq import Worker
        if __name__ == "__main__":
            Worker(["a"]).work(burst=True)
        """,
    "a queue that is emptied": """
        import boto3, shop
        if __name__ == "__main__":
            queue = boto3.resource("sqs").Queue("x")
            while True:
                messages = queue.receive_messages()
                if not messages:
                    break
                shop.save(messages)
        """,
    "a client that receives": """
        import socket
        if __name__ == "__main__":
            connection = socket.create_connection(("db", 80))
            while True:
                data = connection.recv(4096)
                if not data:
                    break
                print(data)
        """,
    "work behind commands that return": """
        import sys, shop, uvicorn
        def main(given):
            if not given:
                print("usage")
                return 0
            if given[0] == "serve":
                return uvicorn.run("shop:app")
            return shop.work(given)
        if __name__ == "__main__":
            sys.exit(main(sys.argv[1:]))
        """,
    "a question if neither an option nor the settings answer it": """
        import shop
        def main():
            options = shop.options()
            if options.server:
                server = shop.find(options.server)
            elif len(options.servers):
                server = options.servers[0]
            else:
                server = shop.add(input("server: "))
            shop.install(server)
        if __name__ == "__main__":
            main()
        """,
    "a wait for workers, until Ctrl-C": """
        import threading, shop
        def main():
            worker = threading.Thread(target=shop.sync)
            worker.start()
            try:
                worker.join()
            except KeyboardInterrupt:
                shop.cancel()
        if __name__ == "__main__":
            main()
        """,
    "a loop beside a server that is left": """
        import threading, time, shop, uvicorn
        def main():
            server = uvicorn.Server(uvicorn.Config("shop:app"))
            threading.Thread(target=server.run, daemon=True).start()
            try:
                while True:
                    if shop.is_done():
                        break
                    time.sleep(1)
            except KeyboardInterrupt:
                pass
            shop.report()
        if __name__ == "__main__":
            main()
        """,
    "a question of the last of several commands": """
        import sys, shop
        if __name__ == "__main__":
            if "--all" in sys.argv:
                shop.sync()
            elif "--clear" in sys.argv:
                shop.clear(input("which? "))
            else:
                raise NotImplementedError
        """,
    "a question whose answer is worked on": """
        import shop
        def ask():
            while True:
                answer = input("where? ")
                if answer:
                    return answer
        if __name__ == "__main__":
            shop.deploy(ask())
        """,
    "an event that a thread sets": """
        import threading, shop
        done = threading.Event()
        def work():
            shop.sync()
            done.set()
        if __name__ == "__main__":
            threading.Thread(target=work).start()
            done.wait()
        """,
    "an event that is handed over": """
        import threading, shop
        if __name__ == "__main__":
            done = threading.Event()
            shop.start(done)
            done.wait()
        """,
    "an event with a limit": "import threading, shop\nif __name__ == '__main__':\n    shop.start()\n    threading.Event().wait(5)\n",
    "a server in a thread that is shut down": """
        import threading, shop
        from http.server import HTTPServer
        if __name__ == "__main__":
            server = HTTPServer(("", 0), shop.Handler)
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            shop.check(server)
            server.shutdown()
            thread.join()
        """,
    "lines of standard input": "import sys, shop\nif __name__ == '__main__':\n    for line in sys.stdin:\n        shop.save(line)\n",
    "a container that executes": "import docker\nif __name__ == '__main__':\n    docker.from_env().containers.get('a').exec('ls')\n",
    "exec of a text": "if __name__ == '__main__':\n    exec(open('a').read())\n",
    "sigwait for another program": """
        import signal, shop
        if __name__ == "__main__":
            shop.start()
            signal.sigwait([signal.SIGUSR1])
            shop.finish()
        """,
    "a signal to itself": """
        import asyncio, os, signal, shop
        async def main():
            stopped = asyncio.Event()
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
            shop.sync()
            os.kill(os.getpid(), signal.SIGTERM)
            await stopped.wait()
        if __name__ == "__main__":
            asyncio.run(main())
        """,
    "cleanup on SIGTERM": """
        import signal, sys, shop
        if __name__ == "__main__":
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
            shop.sync()
        """,
    "the default action for Ctrl-C": """
        import signal, time, shop
        if __name__ == "__main__":
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            while True:
                shop.sync()
                time.sleep(60)
        """,
    "to read until an exception": """
        import shop
        if __name__ == "__main__":
            try:
                while True:
                    shop.save(next(shop.rows))
            except StopIteration:
                pass
        """,
    "it forks by itself if asked to": """
        import os, shop, sys
        def daemonize():
            if os.fork() > 0:
                os._exit(0)
            os.setsid()
        if __name__ == "__main__":
            if "--daemon" in sys.argv:
                daemonize()
            shop.work()
        """,
    "serve of its own": """
        import shop
        def serve(order):
            shop.ship(order)
        if __name__ == "__main__":
            for order in shop.orders():
                serve(order)
        """,
    "a command in a shell": """
        import adb
        if __name__ == "__main__":
            print(adb.Device().shell("df"))
        """,
    "a plot that does not wait": """
        import matplotlib.pyplot as plt, shop
        if __name__ == "__main__":
            plt.plot(shop.sales())
            plt.show(block=False)
            plt.savefig("sales.png")
        """,
    "a plot on demand": """
        import sys, shop
        import matplotlib.pyplot as plt
        if __name__ == "__main__":
            shop.plot(plt)
            plt.savefig("sales.png")
            if "--show" in sys.argv:
                plt.show()
        """,
    "a toolkit, but another object runs": """
        import subprocess
        from gi.repository import Gtk
        if __name__ == "__main__":
            subprocess.run(["gtk-update-icon-cache", str(Gtk.MAJOR_VERSION)])
        """,
    "asks, and ends": """
        import shop
        place = input("Where? ")
        for one in shop.find(place):
            shop.send(one)
        """,
    "sleeps, and may be stopped meanwhile": """
        import time, shop
        if __name__ == "__main__":
            shop.start()
            try:
                time.sleep(5)
            except KeyboardInterrupt:
                raise SystemExit("stopped")
            shop.sync()
        """,
    "it runs what it is handed": """
        import shop
        if __name__ == "__main__":
            shop.Net().run(shop.ping, 3)
        """,
    "a flag that the work lowers": """
        import socket
        def main():
            server = socket.create_server(("", 80))
            waiting = True
            while waiting:
                client, _ = server.accept()
                waiting = client.recv(4) != b"done"
        if __name__ == "__main__":
            main()
        """,
    "a count of those that are waited for": """
        import socket
        if __name__ == "__main__":
            server = socket.create_server(("", 80))
            missing = 3
            while missing:
                client, _ = server.accept()
                missing -= 1
        """,
    "work under a flag": """
        import shop
        class Sync:
            def __init__(self):
                self.running = True
            def stop(self):
                self.running = False
            def work(self):
                while self.running:
                    shop.sync(self)
        if __name__ == "__main__":
            Sync().work()
        """,
    "a window that is given": """
        import shop
        from tkinter import Tk
        def show(master=None):
            shop.fill(master)
            if master is None:
                Tk().mainloop()
        if __name__ == "__main__":
            show(shop.window())
        """,
    "a prompt if there is no text": """
        import shop
        class Shell:
            def once(self, text=None):
                if text is None:
                    text = self.session.prompt()
                shop.do(text)
            def work(self):
                for line in open("orders"):
                    self.once(line)
        if __name__ == "__main__":
            Shell().work()
        """,
    "a method that is called as one of a library": """
        import shop
        class Model:
            def embed(self, texts):
                for text in texts:
                    shop.save(text)
        if __name__ == "__main__":
            Model().embed(open("orders"))
        """,
    "a main loop of its own without a loop": """
        import shop
        class Sync:
            def mainloop(self):
                shop.sync(self)
        if __name__ == "__main__":
            Sync().mainloop()
        """,
    "messages until the last one": """
        from kafka import KafkaConsumer
        import shop
        if __name__ == "__main__":
            for message in KafkaConsumer("orders"):
                if message.offset == 10:
                    break
                shop.save(message)
        """,
    "a picture of SFML": """
        from sfml import sf
        if __name__ == "__main__":
            window = sf.RenderWindow(sf.VideoMode(640, 480), "shop")
            window.display()
            sf.sleep(sf.seconds(5))
        """,
    "a function that is called run_tests": """
        import shop
        def run_tests(count):
            shop.connect(count)
        if __name__ == "__main__":
            run_tests(3)
        """,
    "a debugger on demand": """
        import pdb, sys, shop
        if __name__ == "__main__":
            try:
                shop.sync()
            except ValueError:
                pdb.post_mortem()
        """,
    "an agent that is asked once": """
        from pcp.pmda import PMDA
        class Orders(PMDA):
            def fetch(self):
                return 1
        if __name__ == "__main__":
            print(Orders("orders", 149).fetch())
        """,
    "what a launcher is asked for": """
        import roslaunch
        if __name__ == "__main__":
            print(roslaunch.resolve_launch_arguments(["orders"]))
        """,
}


def _report(content: str, *, executable: bool = False, explicit: bool = True) -> FileReport:
    data = dedent(content).lstrip().encode()
    return engine.check(SourceFile("job.py", data, explicit, executable), HOUR)


def _outcomes(folder: str) -> dict[str, Outcome]:
    """Return what becomes of each file in *folder*."""
    _, lines = invoke("check", folder, "--output-format", "json")
    results = json.loads("\n".join(lines[:-1]))["results"]
    return {one["path"]: Outcome[one["outcome"].upper()] for one in results}


@pytest.mark.parametrize("kind", SERVICES)
def test_what_runs_until_it_is_stopped_is_no_job(kind: str) -> None:
    diagnosis = _report(SERVICES[kind]).before
    assert diagnosis.outcome is Outcome.SKIPPED
    assert diagnosis.reason.startswith("not a job: "), diagnosis.reason


@pytest.mark.parametrize("kind", JOBS)
def test_what_ends_by_itself_or_does_not_wait_for_others_is_a_job(kind: str) -> None:
    diagnosis = _report(JOBS[kind]).before
    assert diagnosis.outcome is Outcome.UNGUARDED, diagnosis.reason


LIBRARIES = """
    from ui import build; import gradio | build().launch(share=True)
    import gradio as gr | gr.ChatInterface(print).queue().launch()
    from mcp.server import MCPServer | MCPServer("x").run("stdio")
    from shop import server | server.run("stdio")
    from shop import server | server.run(host="0.0.0.0", port=8050)
    import asyncio; from fastmcp import FastMCP | asyncio.run(FastMCP("x").run_async())
    import uvicorn | uvicorn.main()
    import discord; from bot import MyBot | MyBot().run("token")
    from slixmpp import ClientXMPP | ClientXMPP("a", "b").process(forever=True)
    from pymodbus.server import StartTcpServer | StartTcpServer(context=None)
    import streamlit.web.cli | streamlit.web.cli.main()
    import panel as pn | pn.panel("x").show()
    import aiorun, shop | aiorun.run(shop.backup())
    from htag.runners import Runner; import shop | Runner(shop.App).run()
    from echoprompt import EchoPrompt; ask = EchoPrompt("x") | print(ask.prompt_choice("Where?"))
    from newton import examples | examples.run(None, None)
    import viser | viser.ViserServer().sleep_forever()
    import pyrender | pyrender.Viewer(None)
    from direct.task.TaskManagerGlobal import taskMgr | taskMgr.run()
    from bacpypes.core import run | run()
    from shop import create_server, run_stdio | run_stdio(create_server())
    import subprocess, sys | subprocess.run([sys.executable, "-m", "shop.mcp_server"])
    import questionary | print(questionary.text("Where?").unsafe_ask())
    import pwinput | print(pwinput.pwinput("Password: "))
    from rich.console import Console; console = Console() | print(console.input("Where? "))
    from taipy.gui import Gui | Gui(page="x").run()
    import mujoco.viewer | mujoco.viewer.launch(None)
    import arcade; from game import Game | Game().run()
    from pylab import * | plot([1]); show()
    import vedo | vedo.show(vedo.Sphere())
    import subprocess | subprocess.run(["vi", "todo.txt"])
    import os | os.system("less report.txt")
    import os | os.system("evince report.pdf")
    from selectmenu import SelectMenu; menu = SelectMenu() | print(menu.select("Where?"))
    from pydoc import pager | pager("a")
    import os, subprocess | subprocess.call([os.environ.get("EDITOR", "vi"), "todo.txt"])
    import subprocess, sys | subprocess.run([sys.executable, "-m", "streamlit", "run", "app.py"])
    import subprocess | subprocess.run(["docker", "compose", "up"])
    from shop.gui.app import main | main()
    from shop.tui import run | run()
    import dony | print(dony.select("Where?", ["a"]))
    from shop.cli import Prompt | print(Prompt.ask("Where?"))
    from Orange.widgets.utils.widgetpreview import WidgetPreview | WidgetPreview(None).run()
    from rdh import run_harness | run_harness(None, print)
    from shop import Processor | Processor.launch("orders", __doc__)
    import mkdocs_gen_files | print(mkdocs_gen_files.Nav())
    from yade import plot | plot.saveGnuplot("a")
"""
LOOK_ALIKES = """
    from shop import rocket; import requests | rocket.get().launch()
    from shop import reports | reports.run("stock")
    from mcp.server import MCPServer; import subprocess | subprocess.run(["stdio"])
    import discord; import asyncio | asyncio.run(discord.post())
    import discord; from shop import Sync | Sync().sync()
    from slixmpp import jid | print(jid.JID("a"))
    from pylab import * | plot([1]); savefig("a.png")
    import subprocess | subprocess.run(["vi", "-es", "-c", "wq", "todo.txt"])
    import subprocess | subprocess.run(["vi-convert", "todo.txt"])
    import subprocess | subprocess.run(["docker", "compose", "up", "-d"])
    import subprocess | subprocess.Popen(["uvicorn", "app:app"]); print(1)
    from shop.guide import main | main()
    from shop.quirks import run | run()
"""


def _blocks(table: str) -> list[str]:
    parts = (line.strip().split(" | ") for line in table.strip().splitlines())
    return [f"{imports}\nif __name__ == '__main__':\n    {call}\n" for imports, call in parts]


@pytest.mark.parametrize("content", _blocks(LIBRARIES))
def test_a_library_may_serve_or_open_a_window(content: str) -> None:
    diagnosis = _report(content, explicit=False).before
    assert diagnosis.outcome in (Outcome.SKIPPED, Outcome.POSSIBLE_JOB), diagnosis.reason
    assert not diagnosis.reason.startswith(("main block", "library"))


@pytest.mark.parametrize("content", _blocks(LOOK_ALIKES))
def test_what_only_looks_like_it_is_a_job(content: str) -> None:
    assert _report(content).before.outcome is Outcome.UNGUARDED


def test_a_package_is_looked_into(here: Path) -> None:
    fill(
        here,
        {
            "shop/__init__.py": "from shop.core import main\n",
            "shop/core.py": "import uvicorn\n\n\ndef main():\n    uvicorn.run('a:b')\n",
            "shop/sync.py": "def main():\n    return 1\n",
            "shop/__main__.py": "from .core import main\n\nif __name__ == '__main__':\n    main()\n",
            "shop/again.py": "import shop.core\n\nif __name__ == '__main__':\n    shop.core.main()\n",
            "shop/job.py": "from .sync import main\n\nif __name__ == '__main__':\n    main()\n",
        },
    )
    _, lines = invoke("check", ".", "--output-format", "concise")
    assert [line.split(":")[0] for line in lines if " TG001 " in line] == ["shop/job.py"]


INHERITS = """
import client, window
class Shop({}):
    def on_end(self):
        {}

if __name__ == "__main__":
    Shop().{}()
"""

BESIDE = {
    "server.py": """
        from flask import Flask
        app = Flask(__name__)
        def main():
            app.run(port=80)
        def check():
            app.test_client().get("/")
        """,
    "window.py": """
        from gi.repository import Gtk
        class Window(Gtk.Application):
            def show(self):
                print("shop")
        """,
    "client.py": """
        class Client:
            def start(self):
                self.reactor.run_forever()
        """,
    "frames.py": """
        import curses
        from server import *
        class Base:
            def loop(self):
                print("no screen")
        class Frame(Base):
            def loop(self):
                curses.wrapper(self.draw)
        """,
    "commands.py": """
        class Command:
            def run(self, arguments):
                self.prepare(arguments)
                self.main()
            def prepare(self, arguments):
                self.arguments = arguments
            def main(self):
                raise NotImplementedError
        """,
    "pkg/__init__.py": """
        from .worker import consume
        def main():
            consume()
        """,
    "pkg/worker.py": """
        import redis
        def consume():
            for message in redis.Redis().pubsub().listen():
                print(message)
        """,
}


@pytest.mark.parametrize(
    ("job", "outcome"),
    [
        ("import server\n\nif __name__ == '__main__':\n    server.main()\n", Outcome.SKIPPED),
        ("from server import main\n\nmain()\n", Outcome.SKIPPED),
        ("from server import app\n\nif __name__ == '__main__':\n    app.run()\n", Outcome.SKIPPED),
        (
            "from pkg import worker\n\nif __name__ == '__main__':\n    worker.consume()\n",
            Outcome.SKIPPED,
        ),
        (
            "import pkg.worker\n\nif __name__ == '__main__':\n    pkg.worker.consume()\n",
            Outcome.SKIPPED,
        ),
        ("import server\n\nif __name__ == '__main__':\n    server.check()\n", Outcome.UNGUARDED),
        (
            "from frames import *\n\nif __name__ == '__main__':\n    Frame().loop()\n",
            Outcome.SKIPPED,
        ),
        ("from server import *\n\nif __name__ == '__main__':\n    main()\n", Outcome.SKIPPED),
        (
            "from .pkg.worker import *\nfrom .client import *\n\n"
            "if __name__ == '__main__':\n    Client().start()\n",
            Outcome.SKIPPED,
        ),
        (
            "from .frames import *\n\nif __name__ == '__main__':\n    Base().loop()\n",
            Outcome.UNGUARDED,
        ),
        (
            "from frames import *\n\nif __name__ == '__main__':\n    Base().loop()\n",
            Outcome.UNGUARDED,
        ),
        ("from server import *\n\nif __name__ == '__main__':\n    check()\n", Outcome.UNGUARDED),
        ("import other\n\nif __name__ == '__main__':\n    other.main()\n", Outcome.UNGUARDED),
        (
            INHERITS.format("window.Window", "import sys\n        sys.exit(1)", "run"),
            Outcome.SKIPPED,
        ),
        (INHERITS.format("window.Window", "pass", "show"), Outcome.UNGUARDED),
        (INHERITS.format("client.Client", "pass", "start"), Outcome.SKIPPED),
        (
            INHERITS.format("client.Client", "import sys\n        sys.exit(1)", "start"),
            Outcome.UNGUARDED,
        ),
        (
            "import commands, server, sys\n\nclass Shop(commands.Command):\n"
            "    def main(self):\n        server.main()\n        sys.exit(1)\n\n"
            "if __name__ == '__main__':\n    Shop().run([])\n",
            Outcome.SKIPPED,
        ),
        (
            "import commands, server\n\nclass Shop(commands.Command):\n"
            "    def main(self):\n        server.check()\n    def serve(self):\n"
            "        server.main()\n\nif __name__ == '__main__':\n    Shop().run([])\n",
            Outcome.UNGUARDED,
        ),
    ],
)
def test_a_module_beside_the_job_may_be_the_server(job: str, outcome: Outcome) -> None:
    modules = modules_in({path: dedent(text).encode() for path, text in BESIDE.items()})
    report = engine.check(SourceFile("job.py", job.encode(), modules=modules), HOUR)
    assert report.before.outcome is outcome, report.before.reason


TREE = {
    "../share/shop/answers.py": """
        def main():
            while True:
                connection, address = listener.accept()
        """,
    "../share/shop/once.py": "def main():\n    print('done')\n",
    "../share/shop/front/__init__.py": "from .main import main, once\n",
    "../share/shop/front/main.py": """
        from gi.repository import GLib
        from . import state
        def main():
            state.loop = GLib.MainLoop()
            state.loop.run()
        def once():
            print("done")
        """,
    "../share/shop/front/state.py": "loop = None\n",
    "../share/shop/front/__main__.py": """
        import threading, time
        def main():
            threading.Thread(target=print, daemon=True).start()
            while True:
                time.sleep(1)
        """,
    "../share/shop/windows.py": """
        from kivy.app import App
        class Window(App):
            pass
        """,
}
ADDS = [
    "sys.path.insert(1, '/usr/share/shop')",
    "sys.path.append('/opt/share/shop/')",
    "FOLDER = '/usr/share/shop'\nsys.path.insert(0, FOLDER)",
    "sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'share', 'shop'))",
    "here = os.path.dirname(os.path.abspath(__file__))\nsys.path.append(here + '/../share/shop')",
    "sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'share' / 'shop'))",
    "sys.path.insert(0, str(Path(__file__).parents[1] / 'share/shop'))",
    "sys.path[:0] = [os.path.join(sys.argv[0], os.pardir, os.pardir, 'share/shop')]",
    "sys.path = ['/usr/share/shop'] + sys.path",
]
IMPORTED = "import os, sys\nfrom pathlib import Path\n{}\nif __name__ == '__main__':\n    {}\n"


def _outcome_in_tree(content: str) -> Outcome:
    modules = modules_in({path: dedent(text).encode() for path, text in TREE.items()})
    return engine.check(SourceFile("job", content.encode(), modules=modules), HOUR).before.outcome


@pytest.mark.parametrize("adds", ADDS)
def test_modules_in_a_folder_that_is_added_to_the_path_are_followed(adds: str) -> None:
    served = IMPORTED.format(adds, "import answers; answers.main()")
    assert _outcome_in_tree(served) is Outcome.SKIPPED
    by_name = f"from importlib import import_module as load\n{adds}\nmodule = load('answers')\n"
    by_name = IMPORTED.format(by_name, "sys.exit(module.main())")
    assert _outcome_in_tree(by_name) is Outcome.SKIPPED
    assert _outcome_in_tree(by_name.replace("'answers'", "'once'")) is Outcome.UNGUARDED
    done = IMPORTED.format(adds, "import once; once.main()")
    assert _outcome_in_tree(done) is Outcome.UNGUARDED


@pytest.mark.parametrize(
    "adds",
    [
        "",
        "sys.path.insert(0, '/usr/share/other')",
        "sys.path.insert(0, os.path.dirname(__file__))",
        "path = os.path.join(path, path, path, path, path, path)\nsys.path.append(path)",
    ],
)
def test_modules_in_other_folders_are_not(adds: str) -> None:
    served = IMPORTED.format(adds, "import answers; answers.main()")
    assert _outcome_in_tree(served) is Outcome.UNGUARDED


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        ("import front; front.main()", Outcome.SKIPPED),
        ("from front import main; sys.exit(main())", Outcome.SKIPPED),
        ("from front import once; sys.exit(once())", Outcome.UNGUARDED),
        ("from front import __main__; __main__.main()", Outcome.SKIPPED),
        ("from windows import Window; Window().run()", Outcome.SKIPPED),
        ("from windows import Window; print(Window().title)", Outcome.UNGUARDED),
    ],
)
def test_what_is_found_there_counts_as_in_the_file(call: str, outcome: Outcome) -> None:
    assert _outcome_in_tree(IMPORTED.format(ADDS[0], call)) is outcome


def test_what_a_module_handles_at_import_stops_the_program() -> None:
    stopped = """
        import signal, time
        def stop(number, frame):
            raise SystemExit(0)
        signal.signal(signal.SIGTERM, stop)
        def main():
            while True:
                measure()
        """
    for text, outcome in (
        (stopped, Outcome.SKIPPED),
        (stopped.replace("SIGTERM", "SIGUSR1"), Outcome.UNGUARDED),
    ):
        modules = modules_in({"control.py": dedent(text).encode()})
        job = b"from control import main\nif __name__ == '__main__':\n    main()\n"
        assert engine.check(SourceFile("job.py", job, modules=modules), HOUR).before.outcome is (
            outcome
        )


def test_the_main_function_of_a_server_may_be_missing() -> None:
    job = b"from .server import main\n\nif __name__ == '__main__':\n    main()\n"
    for server, outcome in (
        (b"class Server:\n    pass\n", Outcome.POSSIBLE_JOB),
        (b"def main():\n    print('done')\n", Outcome.UNGUARDED),
    ):
        modules = modules_in({"__init__.py": b"", "server.py": server})
        file = SourceFile("__main__.py", job, modules=modules)
        assert engine.check(file, HOUR).before.outcome is outcome


def test_a_module_that_is_missing_may_be_called_a_window() -> None:
    job = b"from GUI import shop\n\nif __name__ == '__main__':\n    shop.run()\n"
    assert engine.check(SourceFile("job.py", job), HOUR).before.outcome is Outcome.POSSIBLE_JOB


def test_a_module_may_read_keys_on_another_system_than_windows() -> None:
    keyboard = """
        import sys, termios, tty
        def pressed():
            if sys.platform == "win32":
                return read_on_windows()
            else:
                return read()
        def read():
            tty.setraw(sys.stdin.fileno())
            key = sys.stdin.read(1)
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, SETTINGS)
            return key
        """
    job = """
        import time, keyboard, shop
        if __name__ == "__main__":
            stop = False
            while not stop:
                key = keyboard.pressed()
                if key == shop.QUIT_KEY:
                    stop = True
                else:
                    shop.move(key)
                time.sleep(1)
        """
    modules = modules_in({"keyboard.py": dedent(keyboard).encode()})
    file = SourceFile("job.py", dedent(job).encode(), modules=modules)
    assert engine.check(file, HOUR).before.outcome is Outcome.SKIPPED


def test_a_page_of_streamlit_is_shown_by_another_module() -> None:
    page = b"import streamlit as st\ndef show():\n    st.set_page_config(layout='wide')\n"
    job = b"import page\nif __name__ == '__main__':\n    page.show()\n"
    file = SourceFile("job.py", job, modules=modules_in({"page.py": page}))
    assert engine.check(file, HOUR).before.outcome is Outcome.SKIPPED


def test_a_package_is_run_by_its_own_function() -> None:
    content = "from . import {0}\n\nif __name__ == '__main__':\n    {0}()\n"
    modules = modules_in(
        {
            "__init__.py": b"def main():\n    app.exec_()\ndef check():\n    print('done')\n",
        }
    )
    for name, outcome in (("main", Outcome.SKIPPED), ("check", Outcome.UNGUARDED)):
        file = SourceFile("__main__.py", content.format(name).encode(), modules=modules)
        assert engine.check(file, HOUR).before.outcome is outcome


SAYS_THAT_IT_IS_NO_PROGRAM = [
    "sys.exit('This is a library only.')",
    "print('Nothing to run here')",
    "print('No test program')",
    "print(__doc__)",
    "sys.stderr.write('This is a module.')\n    sys.exit(1)",
    "pass",
]


@pytest.mark.parametrize("said", SAYS_THAT_IT_IS_NO_PROGRAM)
def test_a_main_block_that_says_that_there_is_nothing_to_run_is_none(said: str) -> None:
    content = f"import sys\ndef sync():\n    print(1)\nif __name__ == '__main__':\n    {said}\n"
    report = _report(content, executable=True)
    assert report.before.outcome is Outcome.SKIPPED, report.before.reason


@pytest.mark.parametrize(
    "content",
    [
        """
        #!/usr/bin/env python3
        import os
        from gi.repository import Budgie, GObject
        os.makedirs("/var/lib/shop")
        class Panel(GObject.GObject, Budgie.Plugin):
            pass
        """,
        """
        #!/usr/bin/env python3
        import pyparsing as pp
        value = pp.Forward()
        def act(tokens):
            return []
        names = pp.delimitedList(pp.Word(pp.alphas))
        names.setName("names")
        names.setParseAction(act)
        grammar = names[...]
        grammar.ignore(pp.cppStyleComment)
        """,
        """
        import os, subprocess
        HERE = os.path.dirname(__file__)
        if not os.path.exists("compiled"):
            print("compiling")
            subprocess.call(["glib-compile-schemas", HERE])
            os.environ["SCHEMAS"] = HERE
        ICONS = os.path.join(HERE, "icons")
        """,
    ],
)
def test_what_a_module_does_for_those_that_import_it_makes_no_job(content: str) -> None:
    report = _report(content)
    assert report.before.outcome is Outcome.SKIPPED, report.before.reason


WRAPPER = """
    import re
    import sys
    from shop.cli import {name}
    if __name__ == "__main__":
        sys.argv[0] = re.sub(r"(-script\\.pyw|\\.exe)?$", "", sys.argv[0])
        sys.exit({name}())
    """
ENTRY_POINT = """
    import re, sys
    from pkg_resources import load_entry_point
    if __name__ == "__main__":
        sys.argv[0] = re.sub(r"(-script\\.pyw?|\\.exe)?$", "", sys.argv[0])
        sys.exit(
            load_entry_point("{package}==1.0", "console_scripts", "{name}")()
        )
    """
PACKAGE = {
    "shop/__init__.py": "",
    "shop/cli.py": """
        import requests
        from .web.app import start
        def main():
            requests.get("http://shop")
        def web():
            start()
        """,
    "shop/web/__init__.py": "",
    "shop/web/app.py": """
        from ..core import Server
        def start():
            Server().run()
        """,
    "shop/core.py": """
        import asyncio
        class Server:
            def run(self):
                asyncio.get_event_loop().run_forever()
        """,
    "web.py": "from shop.core import Server\ndef main():\n    Server().run()\n",
}


@pytest.mark.parametrize("packages", ["", "src/", "lib/python3/dist-packages/"])
@pytest.mark.parametrize(
    ("command", "outcome"),
    [
        (WRAPPER.format(name="main"), Outcome.UNGUARDED),
        (WRAPPER.format(name="web"), Outcome.SKIPPED),
        (WRAPPER.format(name="absent"), Outcome.POSSIBLE_JOB),
        (ENTRY_POINT.format(package="shop", name="shop"), Outcome.UNGUARDED),
        (ENTRY_POINT.format(package="shop-web", name="web"), Outcome.SKIPPED),
        (ENTRY_POINT.format(package="other", name="other"), Outcome.POSSIBLE_JOB),
    ],
)
def test_a_command_is_what_its_package_does(
    command: str, outcome: Outcome, packages: str, here: Path
) -> None:
    modules = {f"{packages}{path}": dedent(text) for path, text in PACKAGE.items()}
    fill(here, {**modules, "bin/shop": "#!/usr/bin/env python3\n" + dedent(command)})
    assert _outcomes("bin") == {"bin/shop": outcome}


@pytest.mark.parametrize("kind", ["egg", "dist"])
def test_the_metadata_of_a_package_says_what_a_command_calls(kind: str, here: Path) -> None:
    site = "lib/python3/dist-packages"
    for target, outcome in (("cli:main", "UNGUARDED"), ("core:serve", "SKIPPED")):
        entry = f"[console_scripts]\nother = x:y\nmy-shop = my_shop.{target}\n"
        fill(
            here,
            {
                f"{site}/my_shop-1.0.{kind}-info/entry_points.txt": entry,
                f"{site}/my_shop/__init__.py": "",
                f"{site}/my_shop/cli.py": "def main():\n    print(1)\n",
                f"{site}/my_shop/core.py": "import uvicorn\ndef serve():\n    uvicorn.run('a:b')\n",
                "bin/my-shop.py": dedent(ENTRY_POINT.format(package="my-shop", name="my-shop")),
            },
        )
        assert _outcomes("bin") == {"bin/my-shop.py": Outcome[outcome]}


def test_a_wrapper_is_guarded_if_it_is_named(here: Path) -> None:
    wrapper = dedent(ENTRY_POINT.format(package="other", name="other"))
    fill(here, {"bin/other.py": wrapper})
    invoke("apply", "bin", "--timeout", "1h")
    assert (here / "bin/other.py").read_text() == wrapper
    invoke("apply", "bin/other.py", "--timeout", "1h")
    assert "signal.alarm(3600)" in (here / "bin/other.py").read_text()


@pytest.mark.parametrize(
    ("starter", "outcome"),
    [
        ("import runpy\nrunpy.run_module('web', run_name='__main__')\n", Outcome.SKIPPED),
        ("import runpy\nrunpy.run_module('absent', run_name='__main__')\n", Outcome.SKIPPED),
        ("import runpy\nrunpy.run_module('sync', run_name='__main__')\n", Outcome.UNGUARDED),
        ("import os\nos.system('python3 /usr/share/x/job/web/app.py')\n", Outcome.SKIPPED),
        (
            "import subprocess, sys, web\nfrom os.path import dirname, join\n"
            "app = join(dirname(web.__file__), 'app.py')\n"
            "subprocess.call([sys.executable, app] + sys.argv[1:])\n",
            Outcome.SKIPPED,
        ),
        (
            "import os, subprocess\napp = os.path.join('/', 'usr', 'share', 'web', 'app.py')\n"
            "subprocess.run([app])\n",
            Outcome.SKIPPED,
        ),
        ("import subprocess\nsubprocess.run(['./sync.py'])\n", Outcome.UNGUARDED),
        ("import subprocess\nsubprocess.Popen(['web/app.py'])\nprint(1)\n", Outcome.UNGUARDED),
        ("import subprocess\nsubprocess.run(['web'])\n", Outcome.UNGUARDED),
        (
            "try:\n    import x\n    x.main()\nexcept ImportError:\n    import shop\n"
            "    shop.serve()\n",
            Outcome.SKIPPED,
        ),
        (
            "try:\n    import x\n    x.main()\nexcept ImportError:\n    import shop\n"
            "    shop.sync()\n",
            Outcome.UNGUARDED,
        ),
    ],
)
def test_what_a_script_starts_is_followed(starter: str, outcome: Outcome, here: Path) -> None:
    serve = "import uvicorn\ndef serve():\n    uvicorn.run('a:b')\ndef sync():\n    print(1)\n"
    block = "if __name__ == '__main__':\n    "
    fill(
        here,
        {
            "shop.py": serve,
            "web/__init__.py": "",
            "web/__main__.py": f"import shop\n{block}shop.serve()\n",
            "web/app.py": f"import uvicorn\n{block}uvicorn.run('a:b')\n",
            "sync.py": f"import shop\n{block}shop.sync()\n",
            "job.py": f"#!/usr/bin/env python3\n{starter}",
        },
    )
    assert _outcomes("job.py") == {"job.py": outcome}


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        ("neutron.cmd.agents.metadata.main", Outcome.POSSIBLE_JOB),
        ("neutron.cmd.server.main_rpc", Outcome.POSSIBLE_JOB),
        ("rootwrap.cmd.daemon", Outcome.POSSIBLE_JOB),
        ("shop.gui.Window().run", Outcome.POSSIBLE_JOB),
        ("shop.bot.start", Outcome.POSSIBLE_JOB),
        ("mcp_server_shop.main", Outcome.POSSIBLE_JOB),
        ("mcp_server_shop.orders.export", Outcome.UNGUARDED),
        ("shop.guide.Pages().run", Outcome.UNGUARDED),
        ("shop.gui.icons.convert", Outcome.UNGUARDED),
        ("nova.cmd.manage.main", Outcome.UNGUARDED),
        ("shop.server.restart", Outcome.UNGUARDED),
        ("shop.observers.main", Outcome.UNGUARDED),
    ],
)
def test_the_main_function_of_a_daemon_is_known_by_its_name(target: str, outcome: Outcome) -> None:
    module, _, name = re.sub(r"(\w+\(\))\.", r"\1-", target).rpartition(".")
    name, imported = name.replace("-", "."), name.partition("(")[0]
    script = f"import sys\nfrom {module} import {imported}\nif __name__ == '__main__':\n"
    diagnosis = _report(f"{script}    sys.exit({name}())\n").before
    assert diagnosis.outcome is outcome, diagnosis.reason


def test_kodi_runs_what_stands_beside_its_description(here: Path) -> None:
    job = "import sys, shop\nif __name__ == '__main__':\n    shop.sync(sys.argv)\n"
    fill(here, {"addons/shop/addon.xml": "<addon/>", "addons/shop/default.py": job, "job.py": job})
    assert _outcomes("addons") == {"addons/shop/default.py": Outcome.SKIPPED}
    assert _outcomes("job.py") == {"job.py": Outcome.UNGUARDED}


REGISTERS = (
    "import units\ndef f():\n    pass\nunits.define('psi')\nunits.define('cf')\nunits.enable()\n"
)
"""By its signs alone, a job."""


@pytest.mark.parametrize(
    ("name", "files", "outcome"),
    [
        ("tools.py", {}, Outcome.UNGUARDED),
        ("tools.py", {"main.py": "import os, tools\n"}, Outcome.SKIPPED),
        ("tools.py", {"main.py": "def f():\n    from tools import x\n"}, Outcome.SKIPPED),
        ("tools.py", {"main.py": "from . import tools\n"}, Outcome.SKIPPED),
        ("tools.py", {"main.py": "from .tools import x\n"}, Outcome.SKIPPED),
        ("tools.py", {"main.py": "from other import tools\n"}, Outcome.UNGUARDED),
        ("tools.py", {"main.py": "import toolset\n# import tools\n"}, Outcome.UNGUARDED),
        ("tools.py", {"main.py": "from huey.tools import x\n"}, Outcome.UNGUARDED),
        ("tools.py", {"main.py": "import huey.tools.x, tools\n"}, Outcome.SKIPPED),
        ("tools.py", {"main.py": "import tools.x\n"}, Outcome.SKIPPED),
        ("tools.py", {"__init__.py": ""}, Outcome.SKIPPED),
        ("__main__.py", {"__init__.py": ""}, Outcome.UNGUARDED),
        ("run-tools.py", {"__init__.py": ""}, Outcome.UNGUARDED),
    ],
)
def test_what_a_neighbor_imports_is_no_job_by_few_signs(
    name: str, files: dict[str, str], outcome: Outcome, here: Path
) -> None:
    fill(here, {**files, name: REGISTERS})
    assert _outcomes(".")[name] is outcome
    fill(here, {name: "#!/usr/bin/env python3\n" + REGISTERS})
    assert _outcomes(".")[name] is Outcome.UNGUARDED


@pytest.mark.parametrize("ends", ["main()", "sys.exit(main())", "raise SystemExit(main())"])
def test_what_python_runs_for_a_package_is_a_job(ends: str, here: Path) -> None:
    content = f"import sys\nfrom .cli import main\n{ends}\n"
    fill(here, {"a/__init__.py": "", "a/cli.py": "def main():\n    print(list(range(9)))\n"})
    fill(here, {"a/__main__.py": content, "a/also.py": content, "a/names.py": "from .cli import *"})
    fill(here, {"b/__init__.py": "", "b/__main__.py": content})
    fill(here, {"b/cli.py": "import uvicorn\ndef main():\n    uvicorn.run('b:app')\n"})
    outcomes = _outcomes(".")
    assert outcomes.pop("a/__main__.py") is Outcome.UNGUARDED
    assert Outcome.UNGUARDED not in outcomes.values()


def test_a_folder_of_examples_is_no_package(here: Path) -> None:
    fill(here, {"shop/__init__.py": "", "shop/a.py": REGISTERS, "shop/b.py": "import shop.c\n"})
    fill(here, {"examples/__init__.py": "", "examples/a.py": REGISTERS, "shop/c.py": REGISTERS})
    outcomes = _outcomes(".")
    assert outcomes["examples/a.py"] is Outcome.UNGUARDED
    assert outcomes["shop/a.py"] is outcomes["shop/c.py"] is Outcome.SKIPPED


def test_what_imports_relatively_is_in_a_package() -> None:
    assert _report(REGISTERS).before.outcome is Outcome.UNGUARDED
    assert _report("from . import x\n" + REGISTERS).before.outcome is Outcome.SKIPPED
    assert (
        _report("#!/bin/python3\nfrom . import x\n" + REGISTERS).before.outcome is Outcome.UNGUARDED
    )


def test_work_outweighs_the_package(here: Path) -> None:
    job = "import requests, shop\n\nfor one in shop.all():\n    requests.post(one.url)\n"
    fill(here, {"__init__.py": "", "job.py": job})
    assert _outcomes(".")["job.py"] is Outcome.UNGUARDED


def test_the_package_of_an_example_may_be_two_folders_up(here: Path) -> None:
    serve = "import uvicorn\n\nclass Shop:\n    def start(self):\n        uvicorn.run('a:b')\n"
    serve += "    def sync(self):\n        print(1)\n"
    start = "from shop import Shop\nif __name__ == '__main__':\n    Shop().{}()\n"
    fill(here, {"src/shop/__init__.py": "from .core import Shop\n", "src/shop/core.py": serve})
    fill(here, {"examples/web/a.py": start.format("start"), "scripts/b.py": start.format("sync")})
    outcomes = _outcomes(".")
    assert outcomes["examples/web/a.py"] is Outcome.SKIPPED
    assert outcomes["scripts/b.py"] is Outcome.UNGUARDED


def test_what_a_class_of_another_module_makes_of_its_own_is_followed(here: Path) -> None:
    base = "class Base:\n    def __init__(self):\n        self.{}()\n"
    base += "    def serve(self):\n        while True:\n            self.sock.accept()\n"
    base += "    def sync(self):\n        print(1)\n"
    job = "from {} import Base\nclass Job(Base):\n    {}\n"
    job += "if __name__ == '__main__':\n    Job()\n"
    init = "def __init__(self):\n        super().__init__()"
    fill(here, {"server.py": base.format("serve"), "work.py": base.format("sync")})
    fill(here, {"a.py": job.format("server", "pass"), "b.py": job.format("server", init)})
    fill(here, {"c.py": job.format("work", "pass"), "d.py": job.format("work", init)})
    outcomes = _outcomes(".")
    assert {name: outcomes[name] for name in ("a.py", "b.py", "c.py", "d.py")} == {
        "a.py": Outcome.SKIPPED,
        "b.py": Outcome.SKIPPED,
        "c.py": Outcome.UNGUARDED,
        "d.py": Outcome.UNGUARDED,
    }


def test_modules_may_import_each_other(here: Path) -> None:
    ping = "import {0}\ndef ping():\n    {0}.ping()\n"
    fill(here, {"a.py": ping.format("b"), "b.py": ping.format("a") + "ping()\n"})
    job = "import a\nif __name__ == '__main__':\n    a.ping()\n"
    fill(here, {"job.py": job, "c.py": "from d import x\n", "d.py": "from c import x\n"})
    fill(here, {"other.py": job.replace("import a", "from c import x as a").replace(".ping", "")})
    found = _outcomes(".")
    assert found["job.py"] is found["other.py"] is Outcome.UNGUARDED


REPLACED = [
    "import os, sys\nif __name__ == '__main__':\n    os.execvp('git', ['git', *sys.argv[1:]])\n",
    "import os, sys\nif sys.argv[1:]:\n    os.execv('/bin/ls', sys.argv)\nelse:\n    os.execv('/bin/ar', sys.argv)\n",
    "import os, shop\ndef main():\n    shop.prepare()\n    os.execlp('rsync', 'rsync')\nif __name__ == '__main__':\n    main()\n",
]
NOT_REPLACED = [
    "import os, shop\nif __name__ == '__main__':\n    if shop.is_old():\n        os.execvp('git', ['git'])\n    shop.sync()\n",
    "import os, sys, shop\nif __name__ == '__main__':\n    if sys.argv[1:]:\n        shop.sync()\n    else:\n        os.execvp('git', ['git'])\n",
    "import os, sys\nif __name__ == '__main__':\n    os.execv(sys.executable, [sys.executable, *sys.argv])\n",
    "import os\nif __name__ == '__main__':\n    if os.fork():\n        os.wait()\n    else:\n        os.execvp('git', ['git'])\n",
]


@pytest.mark.parametrize("job", REPLACED)
def test_what_becomes_another_program_is_refused(job: str) -> None:
    diagnosis = _report(job).before
    assert diagnosis.outcome is Outcome.REFUSED, diagnosis.reason
    assert [finding.code for finding in diagnosis.findings] == ["TG009"]
    assert "replaces the process with another program" in diagnosis.findings[0].message


@pytest.mark.parametrize("job", NOT_REPLACED)
def test_what_may_become_another_program_is_guarded(job: str) -> None:
    assert _report(job).before.outcome is Outcome.UNGUARDED


EFFECTS = {
    "import requests\nfor account in ['a', 'b']:\n    response = requests.post('http://x', json=account)\n    if response.ok:\n        log.info(account)\n": Outcome.UNGUARDED,
    "import ftplib\nftp = ftplib.FTP('h')\nfor name in ftp.nlst():\n    status = ftp.retrbinary(name, out)\n": Outcome.UNGUARDED,
    "import json, urllib.request, store\nfeed = json.loads(urllib.request.urlopen('http://x').read())\nfor row in feed:\n    store.save(row)\ntotal = len(feed)\n": Outcome.POSSIBLE_JOB,
    "import pymongo\ndb = pymongo.MongoClient().shop\nresult = db.orders.update_one({}, {})\n": Outcome.POSSIBLE_JOB,
    "import pandas as pd\ndf = pd.read_csv('a.csv')\ndf['x'] = 1\ndf.to_csv('b.csv')\n": Outcome.UNGUARDED,
    "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\nrows = spark.read.json('a')\nrows.write.parquet('b')\n": Outcome.UNGUARDED,
    "from . import db\nimport requests\nrequests.post('http://x', data=db.rows())\n": Outcome.UNGUARDED,
    "import subprocess\nVERSION = subprocess.check_output(['git', 'describe'])\ndef f():\n    pass\n": Outcome.SKIPPED,
    "import subprocess\nversion = subprocess.check_output(['git', 'describe'])\ndef f():\n    pass\n": Outcome.POSSIBLE_JOB,
    "import redis\nclient = redis.Redis()\ndef get(key):\n    return client.get(key)\n": Outcome.SKIPPED,
    "import boto3\nclient = boto3.client('s3')\ndef handler(event, context):\n    client.list_buckets()\n": Outcome.SKIPPED,
    "import sqlite3\nconnection = sqlite3.connect('a')\ndef f():\n    pass\n": Outcome.SKIPPED,
    "from . import db\ndb.setup_tables()\n": Outcome.SKIPPED,
}


@pytest.mark.parametrize("content", EFFECTS)
def test_effects_count_wherever_they_stand(content: str) -> None:
    diagnosis = _report(content, explicit=False).before
    assert diagnosis.outcome is EFFECTS[content], diagnosis.reason


WITHOUT_EFFECT = [
    "A = 1\nB = [A]\n",
    "import os\nA = os.environ.get('A', '')\n",
    "def f():\n    return 1\n\n\nclass A:\n    pass\n",
    "try:\n    import simplejson as json\nexcept ImportError:\n    import json\n",
    "from pathlib import Path\nDIR = Path.home() / 'x'\nDIR.mkdir(parents=True, exist_ok=True)\n",
    "import os\nos.makedirs('/tmp/x', exist_ok=True)\nA = 1\n",
    "from django import template\nregister = template.Library()\ndef x(a):\n    return a\nregister.filter('x', x)\n",
]


@pytest.mark.parametrize("content", WITHOUT_EFFECT)
def test_a_shebang_and_an_exec_bit_make_no_job(content: str) -> None:
    for head in ("", "#!/usr/bin/env python3\n"):
        for executable in (False, True):
            diagnosis = _report(head + content, explicit=False, executable=executable).before
            assert diagnosis.outcome is Outcome.SKIPPED, (head, executable, diagnosis.reason)


ROUTES = """\
#!/usr/bin/env python
import subprocess
from {module} import {maker}
subprocess.check_call(["sysctl", "-p"])
pages = {maker}({given})
@pages.get("/start")
def start():
    return subprocess.check_output(["ssh", "shop", "start"])
"""


@pytest.mark.parametrize(
    ("module", "maker", "given"),
    [("flask", "Blueprint", "'pages', __name__"), ("fastapi", "APIRouter", "prefix='/pages'")],
)
def test_what_defines_the_routes_of_a_server_is_no_job(module: str, maker: str, given: str) -> None:
    routes = ROUTES.format(module=module, maker=maker, given=given)
    assert _report(routes).before.outcome is Outcome.SKIPPED
    works = f"{routes}if __name__ == '__main__':\n    start()\n"
    assert _report(works).before.outcome is Outcome.UNGUARDED


@pytest.mark.parametrize(
    ("module", "maker", "given"), [("shop", "Router", ""), ("drawing", "Blueprint", "'a'")]
)
def test_what_defines_other_things_is_a_job(module: str, maker: str, given: str) -> None:
    routes = ROUTES.format(module=module, maker=maker, given=given)
    assert _report(routes).before.outcome is Outcome.UNGUARDED


def test_the_reason_says_only_what_is_true() -> None:
    library = _report("import a\na.setup()\ndef f():\n    pass\nx = 1\n", explicit=False).before
    assert library.reason.startswith("library module: too few signs of a job")
    assert _report("def f():\n    pass\n").before.reason == "library module: it only defines things"


LISTED = {
    "etl/nightly.py": "from ourlib.jobs import nightly\n\nnightly.run()\n",
    "etl/kept.py": "from ourlib.jobs import nightly\n\nnightly = nightly.Run()\nx = 1\n",
    "etl/server.py": "import uvicorn\n\nif __name__ == '__main__':\n    uvicorn.run('a:b')\n",
    "etl/test_db.py": "import db\n\ndb.test()\n",
    "etl/library.py": "def f():\n    return 1\n",
    "other.py": "from ourlib.jobs import nightly\n\nnightly.run()\n",
}


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("etl/nightly.py", "TG001"),
        ("etl/kept.py", "TG001"),
        ("etl/server.py", "TG001"),
        ("etl/test_db.py", "TG001"),
        ("etl/library.py", ""),
        ("other.py", "TG010"),
    ],
)
def test_what_is_listed_is_a_job(name: str, reported: str, here: Path) -> None:
    fill(here, {"pyproject.toml": '[tool.guard-codemod]\njob-files = ["etl/**"]\n', **LISTED})
    _, lines = invoke("check", ".", "--output-format", "concise")
    assert [line.split()[1] for line in lines if line.startswith(f"{name}:")] == (
        [reported] if reported else []
    )


def test_the_new_block_of_a_listed_job_stands_before_its_first_effect(here: Path) -> None:
    fill(here, {"pyproject.toml": '[tool.guard-codemod]\njob-files = ["/etl"]\n', **LISTED})
    assert invoke("apply", "etl/nightly.py", "--timeout", "1h")[0] == 0
    guarded = (here / "etl/nightly.py").read_text()
    assert (
        guarded.index("import nightly") < guarded.index("__main__") < guarded.index("nightly.run")
    )


@pytest.mark.parametrize(
    "first",
    [
        "df = pd.read_csv('a')",
        "rows = spark.read.json('a')",
        "connection.execute('x')",
        "sock.bind(('', 1))",
    ],
)
def test_a_new_block_stands_before_the_first_effect(first: str) -> None:
    imports = "import socket\nimport pandas as pd\nfrom shop import spark, connection\n\nsock = socket.socket()\nLIMIT = 5\n\n\ndef f():\n    return LIMIT\n\n\n"
    source = SourceFile("job.py", f"{imports}{first}\nprint(f())\n".encode())
    new = engine.guard(source, HOUR).new
    assert new is not None
    text = new.decode()
    assert text.index("def f()") < text.index("__main__") < text.index(first)


COMMANDS = {
    "a/pyproject.toml": '[project]\nname = "a"\n[project.scripts]\na = "a.cli:main"\n',
    "a/src/a/cli.py": "def main():\n    return 1\n",
    "a/src/a/other.py": "def main():\n    return 1\n",
    "b/setup.cfg": "[options.entry_points]\nconsole_scripts =\n    b = b.app:run\n    c = b:start\n",
    "b/b/app.py": "def run():\n    return 1\n",
    "b/b/__init__.py": "def start():\n    return 1\n",
    "c/setup.py": "from setuptools import setup\nsetup(entry_points={'console_scripts': ['c = c.cli:go']})\n",
    "c/c/cli.py": "def go():\n    return 1\n",
    "c/c/plugin.py": "def go():\n    return 1\n",
    "d/shop/management/commands/sync.py": "class Command(BaseCommand):\n    def handle(self):\n        pass\n",
    "d/shop/management/commands/helpers.py": "def handle(self):\n    pass\n",
    "e/page.cgi": "#!/usr/bin/env python3\nprint(1)\n",
    "f/pyproject.toml": '[tool.poetry.scripts]\nf = "f:main"\n',
    "f/f.py": "from shop import sync\n\n\ndef main():\n    sync()\n\n\nif __name__ == '__main__':\n    main()\n",
}


def test_jobs_without_a_main_block_are_named(here: Path) -> None:
    fill(here, COMMANDS)
    _, lines = invoke("check", ".", "-v")
    reasons = dict(line.split(": ", 1) for line in lines if ".py: " in line or ".cgi: " in line)
    command = "job without a main block: a command that {} installs calls its {}()"
    expected = {
        "a/src/a/cli.py": command.format("pyproject.toml", "main"),
        "a/src/a/other.py": "library module: it only defines things",
        "b/b/app.py": command.format("setup.cfg", "run"),
        "c/c/cli.py": command.format("setup.py", "go"),
        "c/c/plugin.py": "library module: it only defines things",
        "d/shop/management/commands/sync.py": "job without a main block: manage.py runs it as a command of Django",
        "d/shop/management/commands/helpers.py": "library module: it only defines things",
        "e/page.cgi": "job without a main block: a web server runs it (CGI)",
    }
    assert {path: reason for path, reason in reasons.items() if path in expected} == {
        path: f"skipped: {reason}" for path, reason in expected.items()
    }, lines
    count = "5 jobs are started by an entry point, without a main block for a guard: see "
    assert f"{count}https://" in " ".join(lines[-3].split() + lines[-2].split())
    assert lines[-2].endswith("/docs/limits.md")
    code, lines = invoke("check", "a", "b", "c", "d", "e")
    assert (code, lines[0].rstrip()) == (0, count.rstrip())
    assert invoke("apply", "a", "--timeout", "1h")[1][0].startswith("1 job is started by an entry")
    assert invoke("remove", "a")[1] == ["2 skipped"]
    assert len(invoke("check", "f")[1]) == 2


@pytest.mark.parametrize("name", ["job.py.j2", "job.j2", "job.erb", "job.py.in", "job.mako.py"])
def test_a_template_is_not_guarded_though_it_is_named(name: str, here: Path) -> None:
    job = "import shop\n\nif __name__ == '__main__':\n    shop.sync()\n"
    fill(here, {name: job})
    assert invoke("apply", name, "--timeout", "1h")[0] == 0
    assert (here / name).read_text() == job


LATE = "import signal\nimport shop\ndef late(signum, frame):\n    raise TimeoutError\n"
MAIN = "if __name__ == '__main__':\n    {}\n    shop.sync()\n"

USES_THE_ALARM = [
    LATE
    + "def call():\n    signal.signal(signal.SIGALRM, late)\n    signal.alarm(5)\n    try:\n        shop.ask()\n    finally:\n        signal.alarm(0)\n"
    + MAIN.format("for _ in range(3):\n        call()"),
    "import shop, timeout_decorator\n@timeout_decorator.timeout(5)\ndef call():\n    shop.ask()\n"
    + MAIN.format("call()"),
    "import shop\nfrom stopit import SignalTimeout\n"
    + MAIN.format("with SignalTimeout(5):\n        shop.ask()"),
    "import shop\nfrom harisekhon import NagiosPlugin\nclass Check(NagiosPlugin):\n    def run(self):\n        shop.ask()\n"
    + MAIN.format("Check().main()"),
    "import shop\nfrom plugins import Plugin\nclass Check(Plugin):\n    def timeout_handler(self, signum, frame):\n        raise SystemExit(3)\n"
    + MAIN.format("Check().main()"),
]
LEAVES_THE_ALARM = [
    LATE
    + "def call():\n    left = signal.alarm(5)\n    old = signal.signal(signal.SIGALRM, late)\n    shop.ask()\n    signal.signal(signal.SIGALRM, old)\n    signal.alarm(left)\n"
    + MAIN.format("if shop.slow:\n        call()"),
    "import shop, timeout_decorator\n@timeout_decorator.timeout(5, use_signals=False)\ndef call():\n    shop.ask()\n"
    + MAIN.format("call()"),
    "import shop\nclass Base:\n    pass\nclass Check(Base):\n    def timeout_handler(self):\n        pass\n"
    + MAIN.format("Check().main()"),
    "import shop\ndef alarm(seconds):\n    shop.ask(seconds)\n" + MAIN.format("alarm(5)"),
]


@pytest.mark.parametrize("job", USES_THE_ALARM)
def test_a_job_that_uses_the_alarm_itself_gets_no_plain_guard(job: str) -> None:
    diagnosis = _report(job).before
    assert diagnosis.outcome is Outcome.REFUSED, diagnosis.reason
    assert diagnosis.reason.startswith("it uses SIGALRM itself, and line ")


@pytest.mark.parametrize("job", USES_THE_ALARM)
def test_such_a_job_gets_a_backstop_alone(job: str) -> None:
    source = SourceFile("job.py", job.encode())
    for included in (False, True):
        result = engine.guard(source, Settings(timeout=3600, include_non_jobs=included))
        assert result.new is not None
        assert b"faulthandler.dump_traceback_later" in result.new
        assert b"signal.alarm(3600)" not in result.new


@pytest.mark.parametrize("job", LEAVES_THE_ALARM)
def test_a_job_that_leaves_the_alarm_as_it_was_gets_one(job: str) -> None:
    assert _report(job).before.outcome is Outcome.UNGUARDED
