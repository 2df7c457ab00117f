"""What a user would say of an action: its role in the whole, how much it matters, and words for it.

In a phrase, `|` parts the verb from what several steps of one verb share it for ("ask me | ..."), and holes are filled with plain
words only: a text that is code, long or put together from others does not fit, and the next phrase is tried (see `phrases`).
"""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["WISHES", "Wish"]


class Wish(NamedTuple):
    """How a question speaks of an action.

    Attributes:
        role: `input`, what it takes from the user; `get`, from elsewhere; `work`, what it does with that; `end`, what comes of it.
        weight: How much it matters that the question names it.
        phrases: Words for it; the first whose holes can be filled.
    """

    role: str
    weight: float
    phrases: tuple[str, ...]


def _wishes(role: str, weight: int, table: dict[str, str | tuple[str, ...]]) -> dict[str, Wish]:
    return {name: Wish(role, weight, (words,) if isinstance(words, str) else words) for name, words in table.items()}


WISHES: Final[dict[str, Wish]] = {
    **_wishes(
        "input",
        5,
        {
            "ask": (
                'ask me | "{WFAskActionPrompt}"',
                "[WFInputType=Number] ask me for | a number",
                "[WFInputType=Date] ask me for | a date",
                "ask me for | some text",
            ),
            "choosefromlist": ('let me pick from a list for | "{WFChooseFromListActionPrompt}"', "let me pick | from a list"),
            "dictatetext": "listen to what I dictate",
            "documentpicker_open": (
                '[WFShowFilePicker=False] open the file | "{WFGetFilePath}"',
                "[WFShowFilePicker=False] open a file",
                "let me pick | a file",
            ),
            "getclipboard": "take what is on my clipboard",
            "scanbarcode": "scan | a code with the camera",
            "selectcontacts": "let me pick | contacts",
            "selectphoto": "let me pick | photos",
            "takephoto": "take | a photo",
            "takevideo": "take | a video",
            "recordaudio": "record | my voice",
        },
    ),
    **_wishes(
        "get",
        4,
        {
            "downloadurl": (
                "[WFHTTPMethod=POST] send data to a web service",
                "[WFHTTPMethod=PUT] send data to a web service",
                "fetch data from the web",
            ),
            "getcurrentlocation": "find out where I am",
            "getcurrentsong": "look up the song that is playing",
            "getarticle": "read the article on a page",
            "getwebpagecontents": "read the contents of a web page",
            "weather_currentconditions": "check the current weather",
            "weather_forecast": "check the weather forecast",
            "rss": "read the newest items of a feed",
            "searchappstore": "search the App Store",
            "searchlocalbusinesses": "search for places nearby",
            "searchmaps": "search the map",
            "gettraveltime": "work out the travel time",
            "getdistance": "work out the distance",
            "getbatterylevel": "check the battery level",
            "getwifi": "check the network I am on",
            "getipaddress": "look up my IP address",
            "getdevicedetails": "look up details of my device",
            "getlastphoto": "take my latest photos",
            "getlatestscreenshots": "take my latest screenshots",
            "getmyworkflows": "list my shortcuts",
            "file_getfoldercontents": "list the files of a folder",
            "extracttextfromimage": "read the text in a picture",
            "detectlanguage": "find out the language",
            "dnd_getfocus": "check which Focus is on",
            "takescreenshot": "take a picture of the screen",
            "runshellscript": "run a command in the shell",
            "runjavascriptonwebpage": "change the page I am looking at",
        },
    ),
    **_wishes(
        "work",
        2,
        {
            "text_translate": "translate the text",
            "math": "do the sums",
            "calculateexpression": "do the sums",
            "statistics": "work out totals or averages",
            "count": "count | them",
            "adjustdate": "work out the right dates",
            "gettimebetweendates": "work out how much time lies between dates",
            "number_random": "pick something at random",
            "text_replace": "clean up the text",
            "text_match": "find the right places in the text",
            "text_split": "split the text into parts",
            "text_combine": "put the parts together",
            "text_changecase": "change capital letters",
            "base64encode": "encode the content",
            "hash": "make a checksum",
            "getvalueforkey": "look up the values it needs",
            "setvalueforkey": "keep the values in a dictionary",
            "detect_link": "find the links in it",
            "detect_date": "find the dates in it",
            "detect_number": "find the numbers in it",
            "image_resize": "resize the pictures",
            "image_convert": "convert the pictures",
            "image_crop": "crop the pictures",
            "image_combine": "put the pictures together",
            "image_mask": "cut the picture to shape",
            "overlayimageonimage": "lay one picture over another",
            "overlaytext": "write text on the picture",
            "encodemedia": "encode the recording",
            "makezip": "pack everything into an archive",
            "unzip": "unpack an archive",
            "makepdf": "make a PDF",
            "makegif": "make a moving image",
            "splitpdf": "split the PDF into pages",
            "gettextfrompdf": "read the text of the PDF",
            "generatebarcode": "make a QR code",
            "getrichtextfromhtml": "turn the page into formatted text",
            "getrichtextfrommarkdown": "turn Markdown into formatted text",
            "gethtmlfromrichtext": "turn it into a web page",
            "getmarkdownfromrichtext": "turn it into Markdown",
            "url_expand": "follow short links",
            "delay": "wait a moment",
            "setitemname": "give the file a name",
            "format_date": "write out the date",
        },
    ),
    # Said only of programs that do little else.
    **_wishes(
        "work",
        0,
        {
            "gettext": "prepare | a text",
            "dictionary": "keep | a set of values",
            "list": "keep | a list",
            "number": "keep | a number",
            "url": "keep | an address",
            "date": "take | the current date",
            "getvariable": "keep | a value",
            "getitemfromlist": "take | items of a list",
            "getitemname": "look at | names",
            "getitemtype": "look at | the kind of things",
            "detect_text": "take | the text of it",
            "detect_dictionary": "read | structured data",
            "detect_images": "take | the pictures in it",
            "geturlcomponent": "take apart | an address",
            "urlencode": "encode | an address",
            "round": "round | numbers",
            "format_number": "round | numbers",
            "format_filesize": "write out | the size",
            "text_match_getgroup": "pick parts of the text",
            "text_trimwhitespace": "clean up the text",
            "file": "take | a file",
            "file_getlink": "make a link to a file",
            "gettypeaction": "change the type of it",
            "measurement_create": "convert units",
            "measurement_convert": "convert units",
            "exit": "stop in time",
            "nothing": "do nothing more",
        },
    ),
    **_wishes(
        "end",
        5,
        {
            "alert": ('show me the alert | "{WFAlertActionTitle}"', 'show me the message | "{WFAlertActionMessage}"', "show me | an alert"),
            "notification": (
                'notify me with | "{WFNotificationActionTitle}"',
                'notify me with | "{WFNotificationActionBody}"',
                "notify me",
            ),
            "showresult": ('show me | "{Text}"', "show me | the result"),
            "previewdocument": "show me a preview",
            "showwebpage": "show me | a web page",
            "speaktext": ('say | "{WFText}"', "read the text aloud"),
            "output": "return | the result",
            "setclipboard": "copy the result to the clipboard",
            "documentpicker_save": "save | a file",
            "file_append": "add | a line to a file",
            "savetocameraroll": "save | the pictures to my photos",
            "share": "share | the result",
            "sendmessage": ('send the message | "{WFSendMessageContent}"', "send | a message"),
            "sendemail": ('send an email about | "{WFSendEmailActionSubject}"', "send | an email"),
            "addnewreminder": ('add the reminder | "{WFCalendarItemTitle}"', "add | a reminder"),
            "addnewevent": ('add the event | "{WFCalendarItemTitle}"', "add | a calendar event"),
            "appendnote": "add it to a note",
            "shownote": "open | a note",
            "showincalendar": "show me the calendar",
            "personalhotspot_set": "switch the personal hotspot",
            "com_apple_mobilenotes_SharingExtension": "make a note of it",
            "health_quantity_log": (
                "log | {WFQuantitySampleType} in Health",
                "log | it in Health",
            ),
            "health_workout_log": "log | a workout in Health",
            "openurl": "open | a link",
            "openapp": ("open | the app {WFSelectedApp}", "open | an app"),
            "openin": "open | the file in another app",
            "openxcallbackurl": "call | another app",
            "playmusic": "play | music",
            "playsound": "play | a sound",
            "timer_start": "start | a timer",
            "print": "print | it",
            "getdirections": "show me the way",
            "com_apple_mobilephone_call": "call | someone",
            "com_apple_facetime_facetime": "call | someone",
            "deletephotos": "delete | photos",
            "removereminders": "delete | reminders",
            "file_delete": "delete | files",
            "wallpaper_set": "change my wallpaper",
            "photos_createalbum": "make | a photo album",
            "addtoplaylist": "add songs to a playlist",
            "addnewcalendar": "add | a calendar",
            "file_createfolder": "make | a folder",
            "file_move": "move | files",
            "file_rename": "rename | files",
        },
    ),
    **_wishes(
        "end",
        4,
        {
            "runworkflow": ('run my shortcut | "{WFWorkflowName}"', "run | another shortcut"),
            "setvolume": "set | the volume",
            "setbrightness": "set | the brightness",
            "wifi_set": ("[OnValue=False] turn off | Wi-Fi", "turn on | Wi-Fi"),
            "bluetooth_set": ("[OnValue=False] turn off | Bluetooth", "turn on | Bluetooth"),
            "airplanemode_set": ("[OnValue=False] turn off | airplane mode", "turn on | airplane mode"),
            "cellulardata_set": ("[OnValue=False] turn off | mobile data", "turn on | mobile data"),
            "lowpowermode_set": ("[OnValue=False] turn off | low power mode", "turn on | low power mode"),
            "flashlight": ("[WFFlashlightSetting=Off] turn off | the torch", "[state=0] turn off | the torch", "turn on | the torch"),
            "dnd_set": ("[Enabled=1] turn on | a Focus", "turn off | the Focus"),
            "pausemusic": "play or pause the music",
            "skipforward": "skip to the next song",
            "lockscreen": "lock the screen",
            "returntohomescreen": "go to the home screen",
            "vibrate": "vibrate",
            "vibratedevice": "vibrate",
            "takescreenshot": "take a picture of the screen",
            "waittoreturn": "wait until I come back",
        },
    ),
}
"""Built-in actions by their identifiers without the usual beginning, a few others by their whole names."""
