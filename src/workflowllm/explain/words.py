"""What the most frequent actions do, in words, for the outline. All others are called by their name in the catalogue."""

from __future__ import annotations

from typing import Final

from workflowllm.catalogue.definition import Definition
from workflowllm.explain.sources import OWN, app_of, own
from workflowllm.workflow.nodes import Action

__all__ = ["QUIET", "verb"]

_VERBS: Final[dict[str, str]] = dict(
    line.strip().split(": ", 1)
    for line in """\
getvariable: takes a value
setvariable: keeps a value
appendvariable: adds to a list
gettext: makes text
runworkflow: runs another shortcut
getvalueforkey: reads dictionaries
setvalueforkey: changes a dictionary
dictionary: makes a dictionary
getitemfromlist: picks from a list
text.replace: replaces text
text.split: splits text
text.combine: joins text
text.match: looks for patterns in text
text.match.getgroup: looks for patterns in text
text.changecase: changes upper and lower case
text.trimwhitespace: trims text
text.translate: translates text
exit: stops
conditional: decides
repeat.each: repeats
repeat.count: repeats
choosefrommenu: lets you choose
output: gives a result
alert: shows an alert
choosefromlist: lets you choose from a list
ask: asks you
url: holds an address
downloadurl: fetches from the web
math: calculates
calculateexpression: calculates
round: rounds numbers
statistics: calculates
number: holds a number
number.random: draws a random number
format.number: writes numbers
format.date: writes dates
format.filesize: writes file sizes
count: counts
openurl: opens addresses
documentpicker.save: saves a file
documentpicker.open: reads files
file: takes a file
file.select: lets you choose files
file.createfolder: makes a folder
file.append: adds to a text file
file.delete: deletes files
file.rename: renames files
file.move: moves files
file.getfoldercontents: lists a folder
file.getlink: makes a link to a file
setitemname: names things
getitemname: reads names
getitemtype: reads types
gettypeaction: changes file types
detect.text: turns things into text
detect.dictionary: turns things into a dictionary
detect.link: looks for addresses
detect.images: looks for pictures
detect.date: looks for dates
detect.number: looks for numbers
detect.contacts: looks for contacts
detect.address: looks for street addresses
detect.phonenumber: looks for telephone numbers
notification: shows a notification
showresult: shows a result
previewdocument: shows a preview
viewresult: shows a result
showwebpage: shows a web page
speaktext: speaks
vibrate: vibrates
playsound: plays a sound
list: makes a list
filter.reminders: finds reminders
filter.files: chooses files
filter.contacts: finds contacts
filter.photos: finds photos
filter.calendarevents: finds calendar events
filter.notes: finds notes
filter.health.quantity: reads health data
filter.music: finds music
filter.images: chooses pictures
filter.articles: chooses articles
addnewreminder: makes a reminder
addnewevent: makes a calendar event
addnewcontact: makes a contact
setters.reminders: changes reminders
setters.contacts: changes contacts
setters.calendarevents: changes calendar events
health.quantity.log: writes health data
health.workout.log: writes a workout
properties.files: reads details of files
properties.images: reads details of pictures
properties.reminders: reads details of reminders
properties.contacts: reads details of contacts
properties.calendarevents: reads details of events
properties.locations: reads details of places
properties.music: reads details of music
properties.appstore: reads details of apps
properties.weather.conditions: reads the weather
properties.health.quantity: reads details of health data
properties.safariwebpage: reads the web page you look at
setclipboard: copies to the clipboard
getclipboard: reads the clipboard
openapp: opens an app
openin: opens a file in an app
openxcallbackurl: hands over to another app
waittoreturn: waits for you to come back
handoff: goes on in the app
returntohomescreen: goes to the home screen
getmyworkflows: lists your shortcuts
base64encode: codes or decodes Base64
urlencode: codes text for addresses
hash: computes a hash
date: holds a date
adjustdate: computes with dates
gettimebetweendates: computes with dates
delay: waits
getwebpagecontents: reads a web page
getarticle: reads an article
geturlcomponent: takes an address apart
url.expand: follows a short address
url.getheaders: asks a server for headers
rss: reads a feed
searchweb: searches the web
getdevicedetails: reads details of the device
getwifi: reads your network
getipaddress: reads your IP address
getbatterylevel: reads the battery
savetocameraroll: saves to your photos
selectphoto: lets you choose photos
getlastphoto: takes your latest photos
getlastscreenshot: takes your latest screenshots
deletephotos: deletes photos
takephoto: takes a photo
takevideo: takes a video
takescreenshot: takes a screenshot
recordaudio: records sound
dictatetext: listens to you
scanbarcode: scans a code
generatebarcode: makes a QR code
gethtmlfromrichtext: turns text into HTML
getrichtextfromhtml: turns HTML into text
getrichtextfrommarkdown: turns Markdown into text
getmarkdownfromrichtext: turns text into Markdown
share: opens the share sheet
airdropdocument: sends by AirDrop
sendmessage: sends a message
sendemail: sends mail
print: prints
dnd.set: sets a focus
setbrightness: sets the brightness
setvolume: sets the volume
flashlight: sets the flashlight
wifi.set: sets Wi-Fi
bluetooth.set: sets Bluetooth
airplanemode.set: sets airplane mode
cellulardata.set: sets cellular data
lowpowermode.set: sets low power mode
wallpaper.set: sets the wallpaper
lockscreen: locks the screen
image.resize: resizes pictures
image.crop: crops pictures
image.convert: converts pictures
image.combine: joins pictures
image.mask: masks pictures
overlayimageonimage: lays pictures over each other
overlaytext: writes on pictures
extracttextfromimage: reads text in pictures
makepdf: makes a PDF
makezip: makes an archive
unzip: opens an archive
makegif: makes a GIF
encodemedia: converts media
timer.start: starts a timer
weather.currentconditions: reads the weather
weather.forecast: reads the forecast
getcurrentlocation: finds where you are
getdistance: measures distances
gettraveltime: asks how long a way takes
getdirections: shows directions
searchmaps: opens a map
selectcontacts: lets you choose contacts
contacts: holds contacts
phonenumber: holds a telephone number
searchappstore: searches the App Store
playmusic: plays music
pausemusic: plays or pauses
appendnote: adds to a note
runshellscript: runs a shell script
runsshscript: runs a script on another computer
runapplescript: runs an AppleScript
runjavascriptonwebpage: runs a script in a web page
runjavascriptforautomation: runs a script
homeaccessory: controls your home
askllm: asks a language model
getcurrentsong: reads what plays
measurement.create: holds a measurement
measurement.convert: converts units
""".splitlines()
)

QUIET: Final = own(
    "comment nothing getvariable setvariable appendvariable gettext number dictionary list url detect.text detect.link detect.dictionary",
    "getvalueforkey setvalueforkey getitemfromlist text.replace text.split text.combine text.match text.match.getgroup setitemname",
    "math round count date format.date format.number urlencode",
)
"""Actions that only work with values: an outline names them where a row of actions does nothing else."""


def verb(action: Action, definition: Definition | None) -> str:
    """What an action does, in a few words that follow the name of a shortcut."""
    identifier = action.identifier
    if identifier.startswith(OWN) and identifier.removeprefix(OWN) in _VERBS:
        return _VERBS[identifier.removeprefix(OWN)]
    name = definition.name if definition is not None and definition.name else identifier.rsplit(".", 1)[-1].removesuffix("Intent")
    return f"does “{name}”" if identifier.startswith(OWN) else f"uses {app_of(action, definition)} (“{name}”)"
