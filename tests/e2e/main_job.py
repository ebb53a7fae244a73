"""The main job in the real program, in a real window, through the accessibility bus alone.

usage: main_job.py DECIDESK [FOLDER]   (inside an X display and a session bus with a keyring)
Settings → register → ask → disconnect → log in again → ask, the three documented error texts, a second start
that finds everything again, and one after a kill in the middle, against a server that shares no code with the
client. FOLDER takes a screenshot of each step.
"""

import contextlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from accessible import (Ears, application, ask_past_the_end, find, press, push, select_tab, text_of,
                        wait_for, wait_for_name, wait_for_text, write)
from decision_server import DecisionServer

API_KEY = "e2e-secret-api-key"
CHECKSUM = "e2e-secret-checksum"


class MainJob:
    def __init__(self, binary, pictures):
        self.server = DecisionServer(API_KEY)
        self.url = self.server.start()
        self.home = tempfile.mkdtemp(prefix="decidesk-e2e-")
        self.pictures = pictures
        self.binary = binary
        self.ears = Ears()
        self.start("Decidesk")

    def start(self, title):
        self.program = subprocess.Popen([self.binary], env=self.environment())
        self.app = application("decidesk")
        self.window = find(self.app, "window", title)

    def environment(self):
        environment = dict(os.environ)
        environment.update({
            "HOME": self.home,
            "XDG_CONFIG_HOME": self.home + "/config",
            "XDG_DATA_HOME": self.home + "/data",
            "XDG_STATE_HOME": self.home + "/state",
            "XDG_CACHE_HOME": self.home + "/cache",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
        })
        return environment

    def picture(self, name):
        if self.pictures:
            subprocess.run(["import", "-window", "root", f"{self.pictures}/{name}.png"], check=False)

    def step(self, name):
        print("e2e:", name, flush=True)

    def look_past_the_end(self):
        self.step("children that are not there")
        ask_past_the_end(self.window)
        assert self.program.poll() is None, "the program ended"

    def set_up_the_server(self):
        self.step("settings")
        push(self.window, "Settings…", "menu item")
        dialog = find(self.app, "dialog", "Settings")
        write(find(dialog, "field", "Server URL"), self.url)
        write(find(dialog, "field", "API key"), API_KEY)
        push(dialog, "Test connection")
        wait_for_name(dialog, "Reached in")
        self.picture("1-settings")
        push(dialog, "OK")
        wait_for_name(self.window, f"localhost:{self.server.port}")

    def register(self):
        self.step("register")
        select_tab(self.window, "Register")
        write(find(self.window, "field", "Name"), "tom")
        write(find(self.window, "field", "Prompt"), "juste le boss")
        write(find(self.window, "field", "Checksum"), CHECKSUM)
        self.picture("2-register")
        push(self.window, "Register")
        wait_for_name(self.window, "Ready")

    def ask(self, question, answer):
        self.step(f"ask: {question}")
        field = find(self.window, "field", "Message")
        write(field, question)
        push(self.window, "Send")
        wait_for_text(self.window, "text", "Conversation", answer)
        wait_for(lambda: text_of(find(self.window, "field", "Message")) == "",
                 "the composer to be empty")

    def disconnect(self):
        self.step("disconnect")
        push(self.window, "Disconnect")
        wait_for_name(self.window, "Offline")
        assert "Ship on Friday?" in text_of(find(self.window, "text", "Conversation"))

    def log_in_again(self):
        self.step("log in again")
        push(self.window, "Log in")
        wait_for_name(self.window, "Ready")

    def documented_errors(self):
        self.step("the documented error texts")
        field = find(self.window, "field", "Message")
        write(field, "Answer with rubbish, please")
        push(self.window, "Send")
        wait_for_name(self.window, "JSON decoding error in the received message.")
        self.picture("4-json-error")
        push(self.window, "Ignore")

        push(self.window, "Console", "menu item")
        raw = find(self.window, "field", "Raw message")
        write(raw, '{"action": "TakeDecision", "token": "", "message": "Hello"}')
        push(self.window, "Send raw")
        wait_for_name(self.window, "No valid token: register or log in first.")
        write(raw, '{"action": "Dance"}')
        push(self.window, "Send raw")
        wait_for_name(self.window, 'Unrecognized action "Dance": the server will not process it.')
        self.picture("5-console-errors")
        push(self.window, "Console", "menu item")

    def quit(self):
        self.step("quit")
        push(self.window, "Quit", "menu item")
        assert self.program.wait(20) == 0, "the program ended with an error"

    def start_twice(self):
        self.step("a second start brings the first forward")
        second = subprocess.run([self.binary], env=self.environment(), timeout=30,
                                capture_output=True, text=True, check=False)
        assert second.returncode == 0, second.stderr
        assert second.stdout == "Decidesk is already running; showing its window.\n", second.stdout
        assert self.program.poll() is None, "the first program ended"

    def find_everything_again(self):
        self.step("start again")
        write(find(self.window, "field", "Message"), "half a thought")
        self.program.terminate()
        assert self.program.wait(20) == 0, "told to end, it did not end in order"
        self.start("tom – Decidesk")
        wait_for_name(self.window, "Ready")
        wait_for_text(self.window, "text", "Conversation", "Decided: Ship on Friday? — yes.")
        wait_for_text(self.window, "text", "Conversation", "Decided: Still there? — yes.")
        wait_for_text(self.window, "field", "Message", "half a thought")
        self.picture("6-started-again")

    def kept_draft(self):
        path = self.home + "/data/decidesk/history.sqlite"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as history:
            return history.execute("SELECT draft FROM accounts").fetchone()[0]

    def be_killed_in_the_middle(self):
        self.step("killed while a question waits and another is being typed")
        write(find(self.window, "field", "Message"), "Only silence?")
        push(self.window, "Send")
        wait_for_text(self.window, "text", "Conversation", "sent, waiting for the decision")
        wait_for(lambda: text_of(find(self.window, "field", "Message")) == "",
                 "the composer to be empty")
        write(find(self.window, "field", "Message"), "another half")
        wait_for(lambda: self.kept_draft() == "another half", "the draft to be kept")
        self.program.kill()
        self.program.wait()
        self.start("tom – Decidesk")
        wait_for_name(self.window, "Ready")
        wait_for_text(self.window, "text", "Conversation", "Only silence?")
        wait_for_text(self.window, "text", "Conversation", "not confirmed")
        wait_for_text(self.window, "field", "Message", "another half")
        self.picture("7-after-the-kill")
        self.ask("And now?", "Decided: And now? — yes.")

    def check_the_wire(self):
        self.step("what went over the wire")
        assert self.server.complaints == [], self.server.complaints
        assert self.server.actions() == [
            "Register", "TakeDecision", "TakeDecision", "Disconnect", "Connection", "TakeDecision",
            "TakeDecision", "Connection", "TakeDecision", "Connection", "TakeDecision"], \
            self.server.actions()
        assert self.server.received[0] == {
            "action": "Register", "API_KEY": API_KEY, "checksum": CHECKSUM, "name": "tom",
            "prompt": "juste le boss"}, json.dumps(self.server.received[0])

    def check_the_disk(self):
        self.step("no secret on the disk")
        secrets = [API_KEY, CHECKSUM, "e2e-secret-token"]
        for path in pathlib.Path(self.home).rglob("*"):
            if path.is_file() and "keyrings" not in path.parts:
                content = path.read_bytes()
                for secret in secrets:
                    assert secret.encode() not in content, f"{secret} stands in {path}"
                    assert secret.encode("utf-16-le") not in content, f"{secret} stands in {path}"

    def check_what_was_heard(self):
        self.step("no secret on the accessibility bus")
        heard = self.ears.heard()
        assert "Ship on Friday?" in heard, "nothing was heard"
        assert "•" * len(CHECKSUM) in heard, "the checksum was not filled in before our ears"
        for secret in [API_KEY, CHECKSUM, "e2e-secret-token"]:
            assert secret not in heard, f"{secret} went over the bus"

    def check_the_keyring(self):
        self.step("the secrets are in the keyring")
        found = subprocess.run(["secret-tool", "search", "--all", "type", "plaintext"],
                               capture_output=True, text=True, check=False)
        kept = found.stdout
        assert CHECKSUM in kept, "the checksum is not in the keyring"
        assert API_KEY in kept, "the API key is not in the keyring"
        assert "e2e-secret-token" not in kept, "a token is in the keyring"

    def end(self):
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        self.server.stop()
        shutil.rmtree(self.home, ignore_errors=True)


def main():
    job = MainJob(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
    try:
        job.look_past_the_end()
        job.set_up_the_server()
        job.register()
        job.ask("Ship on Friday?", "Decided: Ship on Friday? — yes.")
        job.ask("And on Monday, with “quotes” and 日本語?", "日本語? — yes.")
        job.picture("3-chat")
        job.disconnect()
        job.log_in_again()
        job.ask("Still there?", "Decided: Still there? — yes.")
        job.documented_errors()
        job.start_twice()
        job.find_everything_again()
        job.be_killed_in_the_middle()
        job.quit()
        job.check_the_wire()
        job.check_the_disk()
        job.check_what_was_heard()
        job.check_the_keyring()
    except BaseException:
        status = job.program.poll()
        print("e2e: the program", "runs" if status is None else f"ended with {status}", flush=True)
        job.picture("failure")
        raise
    finally:
        job.end()
    print("e2e: all steps done")


if __name__ == "__main__":
    main()
