# /// shortcut
# icon = {glyph = 59845, color = 4274264319}
# ///
friend = is_workflow_actions_selectcontacts(WFSelectMultiple=False)
address = is_workflow_actions_properties_contacts(WFInput=friend, WFContentItemPropertyName="Street Address")
if address is None:
    is_workflow_actions_address(
        WFAddressLine1=f"{ask('Where does your friend live?')}",
        WFCity=f"{ask('In which town?')}",
    )
else:
    is_workflow_actions_detect_address(WFInput=address)
start_of_friend = result_of_if()
here = is_workflow_actions_getcurrentlocation()
middle = is_workflow_actions_gethalfwaypoint(
    WFGetHalfwayPointFirstLocation=here,
    WFGetHalfwayPointSecondLocation=start_of_friend,
)
places = is_workflow_actions_searchlocalbusinesses(
    WFInput=middle,
    WFSearchQuery="Café",
    WFSearchRadius=quantity("2", "km"),
)
cafe = is_workflow_actions_choosefromlist(WFInput=places, WFChooseFromListActionPrompt="Where shall we meet?")
my_way = is_workflow_actions_gettraveltime(
    WFDestination=cafe,
    WFGetDirectionsActionMode="Driving",
    WFGetDirectionsFrom="Current Location",
)
map_link = is_workflow_actions_getmapslink(WFInput=cafe)
is_workflow_actions_sendmessage(
    WFSendMessageContent=f"Let us meet here: {cafe} {map_link}. I need {my_way}.",
    ShowWhenRun=True,
    WFSendMessageActionRecipients=friend,
)
