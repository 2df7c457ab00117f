# /// shortcut
# icon = {glyph = 59771, color = 3679049983}
# ///
week_ago = is_workflow_actions_adjustdate(
    WFDate=f"{current_date()}",
    WFAdjustOperation="Subtract",
    WFDuration=quantity("7", "days"),
)
songs = is_workflow_actions_filter_music(
    WFContentItemFilter=where(rule("Play Count", ">", Number="5"), rule("Last Played Date", "<", Date=week_ago)),
    WFContentItemInputParameter="Library",
    WFContentItemLimitEnabled=True,
    WFContentItemLimitNumber=25.0,
    WFContentItemSortOrder="Biggest First",
    WFContentItemSortProperty="Play Count",
)
how_many = is_workflow_actions_count(Input=songs, WFCountType="Items")
if how_many == 0:
    is_workflow_actions_alert(
        WFAlertActionCancelButtonShown=False,
        WFAlertActionMessage="Play some music first, then try again.",
        WFAlertActionTitle="Nothing found",
    )
else:
    playlist = is_workflow_actions_createplaylist(
        WFPlaylistItems=songs,
        WFPlaylistAuthor="Shortcuts",
        WFPlaylistDescription=f"{how_many} songs you know by heart",
        WFPlaylistName=f"Old friends, {current_date().format('MMMM yyyy')}",
    )
    is_workflow_actions_playmusic(
        WFMediaItems=playlist,
        WFPlayMusicActionRepeat="None",
        WFPlayMusicActionShuffle="Songs",
    )
