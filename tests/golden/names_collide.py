# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# uses_input = false
# [names]
# print_ = "print"
# my_name_2 = "my name"
# my_name_3 = "my-name"
# my_name_4 = " my name"
# class_ = "class"
# _1st = "1st"
# value = "%"
# fine_2 = "ﬁne"
# "é_2" = "é"
# Repeat_Item = "Repeat Item"
# my_name_5 = "my name"
# my_name_6 = "my name"
# ///
my_name_2 = clipboard()
my_name_3 = current_date()
my_name = shortcut_input()
my_name_4 = device()
class_ = ask()
_1st = my_name_2
value = my_name_3
text = my_name
fine_2 = my_name_4
fine = class_
print_ = _1st
é = value
é_2 = text
item = fine_2
is_workflow_actions_setvariable(WFInput=fine, WFVariableName="Repeat Item")
my_name_5 = is_workflow_actions_gettext(WFTextActionText="x")
my_name_6 = is_workflow_actions_gettext(WFTextActionText="y")
is_workflow_actions_showresult(Text=f"{print_}{é}{é_2}{item}{Repeat_Item}{my_name_5}{my_name_6}")
