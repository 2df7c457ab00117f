# /// shortcut
# icon = {glyph = 59784, color = 4292093695}
# surfaces = ["ActionExtension"]
# accepts = ["Image"]
# ///
if shortcut_input() is None:
    is_workflow_actions_selectphoto(WFSelectMultiplePhotos=True)
else:
    is_workflow_actions_detect_images(WFInput=shortcut_input())
photos = result_of_if()
amount = is_workflow_actions_count(Input=photos, WFCountType="Items")
if amount > 1:
    is_workflow_actions_image_combine(WFInput=photos, WFImageCombineMode="Grid", WFImageCombineSpacing=8)
else:
    is_workflow_actions_getitemfromlist(WFInput=photos, WFItemSpecifier="First Item")
picture = result_of_if()
if picture.Width > picture.Height:
    side = picture.Height
else:
    side = picture.Width
square = is_workflow_actions_image_crop(
    WFInput=picture,
    WFImageCropHeight=side,
    WFImageCropPosition="Center",
    WFImageCropWidth=side,
)
small = is_workflow_actions_image_resize(WFImage=square, WFImageResizeWidth=1080)
signed = is_workflow_actions_overlaytext(
    WFImage=small,
    WFText=f"© {device().Device_Name} {current_date().format('yyyy')}",
    WFTextColor=dict(
        WFColorRepresentationType="WFColorRepresentationTypeCGColor",
        alphaComponent=0.8,
        blueComponent=1.0,
        greenComponent=1.0,
        redComponent=1.0,
    ),
    WFTextPosition="Bottom Right",
    WFTextRotation=0,
)
ready = is_workflow_actions_image_convert(
    WFInput=signed,
    WFImageCompressionQuality=0.9,
    WFImageFormat="JPEG",
    WFImagePreserveMetadata=False,
)
is_workflow_actions_share(WFInput=ready)
