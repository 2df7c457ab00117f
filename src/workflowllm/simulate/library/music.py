"""The music library and the podcasts of the device, as items."""

from __future__ import annotations

from workflowllm.simulate.content import Item, Measure, entity
from workflowllm.simulate.device.contents import Song
from workflowllm.simulate.world import World

__all__ = ["podcasts", "songs"]


def songs(world: World) -> list[Item]:
    """Every song, as `world.part(songs)` keeps it."""
    return [_song(number, own) for number, own in enumerate(world.device.music.songs)]


def _song(number: int, own: Song) -> Item:
    properties = {
        "Title": own.title,
        "Name": own.title,
        "Artist": own.artist,
        "Album": own.album,
        "Album Artist": own.artist,
        "Genre": own.genre,
        "Composer": own.composer,
        "Duration": Measure(own.duration, "sec", "duration"),
        "Album Track #": own.track,
        "Rating": own.rating,
        "Play Count": own.plays,
        "Is Explicit": own.explicit,
        "Lyrics": own.lyrics,
        "Media Kind": "Music",
        "Release Year": own.year,
    }
    return entity("song", f"song-{number}", own.title, properties)


def podcasts(world: World) -> list[Item]:
    """Every podcast of which there is an episode, each once."""
    found: dict[str, Item] = {}
    for own in world.device.podcasts:
        name = own.show or own.title
        properties = {"Name": name, "Title": name, "Artist": own.author, "Author": own.author, "Feed URL": own.url or None}
        found.setdefault(name, entity("podcast", f"podcast-{len(found)}", name, properties))
    return list(found.values())
