picture = is_workflow_actions_selectphoto(WFSelectMultiplePhotos=False)
width = is_workflow_actions_properties_images(WFInput=picture, WFContentItemPropertyName="Width")
height = is_workflow_actions_properties_images(WFInput=picture, WFContentItemPropertyName="Height")
if width < height:
    is_workflow_actions_getvariable(WFVariable=width)
else:
    is_workflow_actions_getvariable(WFVariable=height)
side = result_of_if()
square = is_workflow_actions_image_crop(
    WFInput=picture,
    WFImageCropHeight=f"{side}",
    WFImageCropPosition="Center",
    WFImageCropWidth=f"{side}",
)
icon = is_workflow_actions_image_mask(WFInput=square, WFMaskType="Icon")
sizes = is_workflow_actions_list(WFItems=["1024", "180", "120", "60"])
for item in sizes:
    scaled = is_workflow_actions_image_resize(WFImage=icon, WFImageResizeWidth=f"{item}")
    png = is_workflow_actions_image_convert(WFInput=scaled, WFImageFormat="PNG")
    is_workflow_actions_setitemname(WFInput=png, WFName=f"icon-{item}.png")
icons = results_of_repeat()
archive = is_workflow_actions_makezip(WFInput=icons, WFArchiveFormat="zip", WFZIPName="Icons")
is_workflow_actions_documentpicker_save(WFInput=archive, WFAskWhereToSave=True)
