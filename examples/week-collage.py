photos = is_workflow_actions_filter_photos(
    WFContentItemFilter=where(rule("Is a Screenshot", "is", Bool=False, Unit=4)),
    WFContentItemInputParameter="Library",
    WFContentItemLimitEnabled=True,
    WFContentItemLimitNumber=30,
    WFContentItemSortOrder="Latest First",
    WFContentItemSortProperty="Date Taken",
)
for item in photos:
    taken = item.property("Date Taken", "WFPhotoDateTaken")
    if taken.is_in_the_last(quantity(7, "days")):
        square = is_workflow_actions_image_crop(
            WFInput=item,
            WFImageCropHeight=800,
            WFImageCropPosition="Center",
            WFImageCropWidth=800,
        )
        Tiles.append(square)
how_many = is_workflow_actions_count(Input=Tiles, WFCountType="Items")
if how_many >= 4:
    grid = is_workflow_actions_image_combine(WFInput=Tiles, WFImageCombineMode="In a Grid", WFImageCombineSpacing=10)
    small = is_workflow_actions_image_resize(WFImage=grid, WFImageResizeWidth=2000)
    final = is_workflow_actions_image_convert(WFInput=small, WFImageCompressionQuality=0.9, WFImageFormat="JPEG")
    is_workflow_actions_savetocameraroll(WFInput=final, WFCameraRollSelectedGroup="Recents")
    is_workflow_actions_previewdocument(WFInput=final)
else:
    is_workflow_actions_alert(
        WFAlertActionMessage=f"There are only {how_many} photos from this week.",
        WFAlertActionTitle="Too few photos",
    )
