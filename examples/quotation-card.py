sentence = is_workflow_actions_ask(WFAllowsMultilineText=True, WFAskActionPrompt="Which sentence?", WFInputType="Text")
style = is_workflow_actions_text_changecase(text=f"{sentence}", WFCaseType="Capitalize with sentence case")
background = is_workflow_actions_takephoto(WFCameraCaptureShowPreview=True, WFPhotoCount=1)
card = is_workflow_actions_overlaytext(
    WFImage=background,
    WFText=f"{style}",
    WFTextPosition="Bottom Center",
    WFTextRotation=0,
)
logo = is_workflow_actions_documentpicker_open(
    WFFileErrorIfNotFound=False,
    WFGetFilePath="Design/logo.png",
    WFShowFilePicker=False,
)
if logo is not None:
    is_workflow_actions_overlayimageonimage(
        WFInput=logo,
        WFImage=card,
        WFImagePosition="Top Left",
        WFImageWidth=120,
        WFShouldShowImageEditor=False,
    )
else:
    is_workflow_actions_getvariable(WFVariable=card)
finished = result_of_if()
is_workflow_actions_share(WFInput=finished)
