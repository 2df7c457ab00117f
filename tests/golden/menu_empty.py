# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
match menu("Nothing here"):
    case _ if preamble():
        pass
match menu(items=None):
    case "One":
        pass
    case "Two":
        pass
