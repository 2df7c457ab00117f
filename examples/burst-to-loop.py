pictures = is_workflow_actions_selectphoto(WFSelectMultiplePhotos=True)
count = is_workflow_actions_count(Input=pictures, WFCountType="Items")
if count < 2:
    is_workflow_actions_showresult(Text="Please pick two photos or more.")
    is_workflow_actions_exit()
narrow = is_workflow_actions_image_resize(WFImage=pictures, WFImageResizeWidth=480)
list_ = is_workflow_actions_list(WFItems=["0.1", "0.25", "0.5"])
speed = is_workflow_actions_choosefromlist(WFInput=list_, WFChooseFromListActionPrompt="Seconds for each picture?")
loop = is_workflow_actions_makegif(
    WFInput=narrow,
    WFMakeGIFActionAutoSize=True,
    WFMakeGIFActionDelayTime=f"{speed}",
    WFMakeGIFActionLoopEnabled=True,
)
is_workflow_actions_savetocameraroll(WFInput=loop)
is_workflow_actions_share(WFInput=loop)
