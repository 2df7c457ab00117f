"""Actions on music and podcasts."""

from __future__ import annotations

from typing import Any

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import NOTHING, Content, Item
from workflowllm.simulate.filtering import find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library import things
from workflowllm.simulate.library.music import podcasts, songs
from workflowllm.simulate.prompts import pick
from workflowllm.simulate.shown import shown

__all__ = [
    "add_to_playlist",
    "add_up_next",
    "current_song",
    "find_music",
    "library_podcasts",
    "new_playlist",
    "play_music",
    "play_podcast",
    "player",
    "playlist",
    "select_music",
]


def _playlists(world: Any) -> dict[str, list[Item]]:
    """Songs by the name of their list, as `world.part` keeps them."""
    own = {item.name: item for item in world.part(songs)}
    return {one.name: [own[title] for title in one.songs if title in own] for one in world.device.music.playlists}


@runs("playmusic")
def play_music(call: Call) -> Content:
    """Play Music: plays its input from the start, and hands it on (action definition). Choice: a stored collection is told by its name."""
    given = call.content("WFMediaItems")
    names = [things.stored_name((item,)) for item in given]
    call.effect("played", "music:", what=names, shuffle=call.text("WFPlayMusicActionShuffle"), repeat=call.text("WFPlayMusicActionRepeat"))
    return call.input


@runs("pausemusic", "skipforward", "skipback", "clearupnext", "seek")
def player(call: Call) -> Content:
    """Play/Pause, Skip Forward, Skip Back, Clear Playing Next, Seek: what the player does; the input is handed on (action definitions)."""
    call.effect("played", "music:", what=call.choice("WFPlayPauseBehavior", call.name), **{"with": dict(call.recorded)})
    return call.input


@runs("addmusictoupnext")
def add_up_next(call: Call) -> Content:
    """Add to Playing Next: puts its input behind what plays, and hands it on (action definition)."""
    call.effect("changed", "music:up next", added=[item.name for item in call.input])
    return call.input


@runs("filter.music")
def find_music(call: Call) -> Content:
    """Find Music, or filter what is given (action definition)."""
    call.effect("read", "music:")
    return find(call, tuple(call.world.part(songs)))


@runs("exportsong", "selectmusic")
def select_music(call: Call) -> Content:
    """Select Music: the person picks a song, or several where that is allowed (action definition)."""
    own = call.world.part(songs)
    call.effect("read", "music:")
    if not own:
        raise call.fail(f"{call.name} failed because there is nothing to choose from.")
    several = call.boolean("WFExportSongActionSelectMultiple", False)
    return tuple([own[number] for number in pick(call.run, call.name, [item.name for item in own], several, call.step)])


@runs("getcurrentsong")
def current_song(call: Call) -> Content:
    """Get Current Song: the song that plays, or nothing (action definition)."""
    title = call.world.device.music.current
    call.effect("read", "music:")
    return tuple([item for item in call.world.part(songs) if item.name == title][:1]) if title else NOTHING


@runs("get.playlist")
def playlist(call: Call) -> Content:
    """Get Playlist: the songs of a list (action definition). A list that the device lacks is an empty one (Choice)."""
    call.effect("read", "music:")
    return tuple(call.world.part(_playlists).get(things.stored_name(call.content("WFPlaylistName")), ()))


@runs("createplaylist")
def new_playlist(call: Call) -> Content:
    """Create Playlist: a list of songs with a name (action definition)."""
    name = call.text("WFPlaylistName") or "New Playlist"
    given = list(call.content("WFPlaylistItems"))
    call.world.part(_playlists)[name] = given
    call.effect("created", f"music:{name}", songs=[item.name for item in given], description=call.text("WFPlaylistDescription"))
    return tuple(given)


@runs("addtoplaylist")
def add_to_playlist(call: Call) -> Content:
    """Add to Playlist: puts its input at the end of a list (action definition)."""
    name = things.stored_name(call.content("WFPlaylistName"))
    own = call.world.part(_playlists).setdefault(name, [])
    own.extend(call.input)
    call.run.bound_items(len(own))
    call.effect("changed", f"music:{name}", added=shown(call.input))
    return tuple(own)


@runs("getpodcastsfromlibrary")
def library_podcasts(call: Call) -> Content:
    """Get Podcasts from Library: every podcast that the person follows (action definition)."""
    call.effect("read", "music:")
    return tuple(call.world.part(podcasts))


@runs("playpodcast")
def play_podcast(call: Call) -> Content:
    """Play Podcast: plays its input, and hands it on (action definition)."""
    names = [things.stored_name((item,)) for item in call.content("WFPodcastShow")]
    call.effect("played", "music:", what=names, kind="podcast")
    return call.input
