# /// shortcut
# icon = {glyph = 59771, color = 2071128575}
# surfaces = ["Watch"]
# ///
if device().Device_Type == enumeration("Mac"):
    is_workflow_actions_alert(
        WFAlertActionCancelButtonShown=False,
        WFAlertActionMessage="Start this on your phone or watch.",
        WFAlertActionTitle="Better on the way",
    )
    is_workflow_actions_exit()
shows = is_workflow_actions_getpodcastsfromlibrary()
show = is_workflow_actions_choosefromlist(WFInput=shows, WFChooseFromListActionPrompt="Which show?")
minutes = is_workflow_actions_ask(
    WFAskActionDefaultAnswerNumber="20",
    WFAskActionPrompt="How long is your way, in minutes?",
    WFInputType="Number",
)
is_workflow_actions_playpodcast(WFPodcastShow=show)
is_workflow_actions_timer_start(WFDuration=quantity(minutes, "min"))
seconds = is_workflow_actions_math(WFInput=minutes, WFMathOperand=60, WFMathOperation="×")
is_workflow_actions_delay(WFDelayTime=seconds)
is_workflow_actions_pausemusic(WFPlayPauseBehavior="Pause")
