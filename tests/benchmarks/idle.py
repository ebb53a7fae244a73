"""CPU time of Decidesk while it is connected and nothing happens.

usage: idle.py SECONDS DECIDESK   (inside an X display and a session bus)
Registers with the practice server through the accessibility bus, lets the window come to rest, then
counts the clock ticks of the whole process. Prints one row for scripts/bench.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "e2e"))

from accessible import application, find, push, wait_for_name, write  # noqa: E402

REST_SECONDS = 13  # the caret blinks for ten


def ticks(pid):
    """User and system time; the program's name, in brackets, may hold spaces."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def environment(home):
    return {
        **os.environ,
        "HOME": home,
        "XDG_CONFIG_HOME": home + "/config",
        "XDG_DATA_HOME": home + "/data",
        "XDG_STATE_HOME": home + "/state",
        "XDG_CACHE_HOME": home + "/cache",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "LANGUAGE": "en",
        "LC_ALL": "C.UTF-8",
    }


def register():
    window = find(application("decidesk"), "window", "Decidesk")
    write(find(window, "field", "Name"), "tom")
    write(find(window, "field", "Prompt"), "juste le boss")
    write(find(window, "field", "Checksum"), "azerty-azerty")
    write(find(window, "field", "API key"), "API_KEY1234")
    push(window, "Register")
    wait_for_name(window, "Ready")


def main():
    seconds = float(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="decidesk-idle-") as home:
        program = subprocess.Popen([sys.argv[2], "--demo"], env=environment(home))
        try:
            register()
            time.sleep(min(REST_SECONDS, seconds))
            before = ticks(program.pid)
            time.sleep(seconds)
            used = ticks(program.pid) - before
        finally:
            program.kill()
            program.wait()
    reached = "yes" if used == 0 else "NO"
    print("idle, connected", "0 ticks", f"{used} ticks", reached,
          f"over {seconds:g} s, practice server in the same process", sep="\t")


if __name__ == "__main__":
    main()
