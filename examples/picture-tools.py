# /// shortcut
# icon = {glyph = 59784, color = 3980825855}
# surfaces = ["ActionExtension", "QuickActions", "MenuBar"]
# accepts = ["Image", "PDF", "PhotoMedia"]
# returns = ["Image"]
# ///
match menu("Which pictures?"):
    case "The shared ones":
        is_workflow_actions_detect_images(WFInput=shortcut_input())
    case "From the library":
        is_workflow_actions_selectphoto(WFPhotoPickerTypes="Images", WFSelectMultiplePhotos=True)
    case "Those of last summer":
        is_workflow_actions_filter_photos(
            WFContentItemFilter=where(
                rule("Date Taken", "is between", AnotherDate=timestamp("2026-09-22T00:00:00"), Date=timestamp("2026-06-21T00:00:00")),
                rule("Is a Screenshot", "is", Bool=False, Unit=4),
            ),
            WFContentItemInputParameter="Library",
            WFContentItemLimitEnabled=False,
            WFContentItemSortOrder="Oldest First",
            WFContentItemSortProperty="Date Taken",
        )
    case "The last screenshot":
        is_workflow_actions_getlastscreenshot(WFGetLatestPhotoCount=1)
    case "What the screen shows":
        is_workflow_actions_takescreenshot()
pictures = result_of_menu()
if pictures is None:
    is_workflow_actions_exit()
match menu("What shall I do?"):
    case "Make smaller":
        width = is_workflow_actions_ask(
            WFAskActionDefaultAnswerNumber="1200",
            WFAskActionPrompt="How wide, in pixels?",
            WFInputType="Number",
        )
        for item in pictures:
            if item.Width <= width:
                is_workflow_actions_getvariable(WFVariable=item)
            else:
                is_workflow_actions_image_resize(WFImage=item, WFImageResizeWidth=width)
            same_or_smaller = result_of_if()
            is_workflow_actions_setitemname(
                WFInput=same_or_smaller,
                WFName=f"{item.property('Name', 'WFItemName')} {width}",
            )
        smaller = results_of_repeat()
        Result = smaller
    case "One under the other":
        combined = is_workflow_actions_image_combine(
            WFInput=pictures,
            WFImageCombineMode="Vertically",
            WFImageCombineSpacing=10,
        )
        Result = combined
    case "Round corners":
        rounded = is_workflow_actions_image_mask(WFInput=pictures, WFMaskCornerRadius=40, WFMaskType="Rounded Rectangle")
        Result = rounded
    case "Moving picture":
        gif = is_workflow_actions_makegif(WFInput=pictures, WFMakeGIFActionAutoSize=True, WFMakeGIFActionDelayTime=0.25)
        Result = gif
    case "Text in it":
        text_in_picture = is_workflow_actions_extracttextfromimage(WFImage=pictures)
        Result = text_in_picture
    case "Turn":
        turned = is_workflow_actions_image_rotate(WFImage=pictures, WFImageRotateAmount=90)
        Result = turned
    case "Mirror":
        mirrored = is_workflow_actions_image_flip(WFInput=pictures)
        Result = mirrored
    case "Wallpaper":
        is_workflow_actions_wallpaper_set(
            WFInput=pictures,
            WFWallpaperLocation="Lock Screen",
            WFWallpaperShowPreview=True,
        )
        Result = pictures
is_workflow_actions_previewdocument(WFInput=Result)
is_workflow_actions_output(WFOutput=f"{Result}")
