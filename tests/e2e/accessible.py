"""The program as assistive technology sees it: found by role and name, driven by its own actions."""

import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROLES = {
    "button": (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX),
    "field": (Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.PASSWORD_TEXT, Atspi.Role.DOCUMENT_TEXT,
              Atspi.Role.DOCUMENT_FRAME, Atspi.Role.PARAGRAPH),
    "text": (Atspi.Role.LABEL, Atspi.Role.STATIC),
    "tab": (Atspi.Role.PAGE_TAB,),
    "dialog": (Atspi.Role.DIALOG,),
    "window": (Atspi.Role.FRAME, Atspi.Role.WINDOW),
    "menu item": (Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM),
    "list": (Atspi.Role.LIST, Atspi.Role.TREE, Atspi.Role.TABLE),
    "label": (Atspi.Role.LABEL, Atspi.Role.STATIC, Atspi.Role.STATUS_BAR),
}

WAIT_SECONDS = 30


class NotFound(AssertionError):
    pass


class Ears:
    """Hears every signal of the accessibility bus, as any other program of the session could."""

    def __init__(self):
        address = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
            Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        # Programs send only what somebody has asked for.
        self.bus.call_sync(
            "org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry",
            "RegisterEvent", GLib.Variant("(sass)", ("object:", [], "")), None,
            Gio.DBusCallFlags.NONE, -1, None)
        self.signals = []
        self.bus.signal_subscribe(
            None, None, None, None, None, Gio.DBusSignalFlags.NONE,
            lambda *signal: self.signals.append(signal[5].print_(False)))

    def heard(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return "\n".join(self.signals)


def wait_for(condition, what, seconds=WAIT_SECONDS):
    """Calls `condition` until it gives something true; the bus can drop objects while one looks."""
    end = time.monotonic() + seconds
    last = None
    while time.monotonic() < end:
        try:
            result = condition()
            if result:
                return result
        except (GLib.Error, NotFound) as error:
            last = error
        time.sleep(0.05)
    raise NotFound(f"{what} did not happen within {seconds} s ({last or 'no error on the bus'})")


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def ask_past_the_end(root):
    """Asks every node for a child that it does not have, as a screen reader does when one has just gone."""
    for node in walk(root):
        node.get_child_at_index(node.get_child_count() + 1)


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.ENABLED)


def application(name):
    def look():
        Atspi.Accessible.clear_cache(Atspi.get_desktop(0))
        for app in children(Atspi.get_desktop(0)):
            if app.get_name() == name:
                return app
        return None
    return wait_for(look, f"the program {name} on the accessibility bus")


def find(root, kind, name, showing=True, enabled=False, seconds=WAIT_SECONDS):
    """The first `kind` of that exact name below `root`, in the order of the window."""
    def look():
        for node in walk(root):
            if node.get_role() in ROLES[kind] and node.get_name() == name:
                if showing and not is_showing(node):
                    continue
                if enabled and not is_enabled(node):
                    continue
                return node
        return None
    return wait_for(look, f"{kind} {name!r}", seconds)


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def write(field, text):
    if not Atspi.EditableText.set_text_contents(field, text):
        raise AssertionError(f"the field {field.get_name()!r} takes no text")


def press(node):
    """Does the node's own first action: press, toggle or show."""
    for index in range(Atspi.Action.get_n_actions(node)):
        if Atspi.Action.get_action_name(node, index).lower() in ("press", "toggle", "click"):
            Atspi.Action.do_action(node, index)
            return
    raise AssertionError(f"{node.get_name()!r} has no press action")


def push(root, name, kind="button"):
    press(find(root, kind, name, showing=kind != "menu item", enabled=True))


def select_tab(root, name):
    """Qt's tab can name a parent that isn't on the bus, so it is pressed, not selected."""
    press(find(root, "tab", name))


def wait_for_text(root, kind, name, wanted):
    """Waits until the text (or the name) of the node holds `wanted`."""
    def look():
        node = find(root, kind, name, seconds=1)
        return wanted in text_of(node)
    return wait_for(look, f"{wanted!r} in {name!r}")


def wait_for_name(root, wanted):
    """Waits until something that shows has `wanted` in its name: a banner, a state, an error."""
    def look():
        return next((node for node in walk(root)
                     if wanted in (node.get_name() or "") and is_showing(node)), None)
    return wait_for(look, f"a text that says {wanted!r}")
