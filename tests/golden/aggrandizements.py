# /// shortcut
# client_version = "2607.1.3"
# icon = {glyph = 59511, color = 463140863}
# surfaces = ["NCWidget", "WatchKit"]
# accepts = ["String", "URL"]
# ///
contents_of_url = is_workflow_actions_downloadurl(WFURL="https://example.com")
is_workflow_actions_showresult(Text=f"{contents_of_url.plain()}")
is_workflow_actions_showresult(Text=f"{contents_of_url['a']}")
is_workflow_actions_showresult(Text=f"{contents_of_url['a.b c']}")
is_workflow_actions_showresult(Text=f"{contents_of_url['']}")
is_workflow_actions_showresult(Text=f"{contents_of_url['a']['b']}")
is_workflow_actions_showresult(Text=f"{contents_of_url.as_text()}")
is_workflow_actions_showresult(Text="".join([contents_of_url.as_dictionary()["it's"]]))
is_workflow_actions_showresult(Text=f"{contents_of_url.as_type('WFNewContentItem')}")
is_workflow_actions_showresult(Text=f"{contents_of_url.as_type('com.example.Thing')}")
is_workflow_actions_showresult(Text=f"{contents_of_url.Name}")
is_workflow_actions_showresult(Text=f"{contents_of_url.File_Size}")
is_workflow_actions_showresult(Text=f"{contents_of_url.property('File Size', 'WFFileSizeProperty')}")
is_workflow_actions_showresult(Text=f"{contents_of_url.property('Date', dict(a=1))}")
is_workflow_actions_showresult(Text=f"{contents_of_url.format(date='Short', time='None')}")
is_workflow_actions_showresult(Text="".join([contents_of_url.format("yyyy \"d\" 'x'", iso_time=None)]))
is_workflow_actions_showresult(Text=f"{contents_of_url.format(iso_time=None, date='RFC 2822')}")
is_workflow_actions_showresult(Text=f"{contents_of_url.format(iso_time=None, date='Relative', relative='Short')}")
is_workflow_actions_showresult(Text=f"{contents_of_url.as_type('WFMeasurementContentItem').in_unit(WFUnitSymbol='km', WFUnitType='Length')}")
is_workflow_actions_showresult(Text=f"{contents_of_url.in_unit(WFUnitSymbol='°C')}")
is_workflow_actions_showresult(Text="".join([contents_of_url.opaque('{"Type":"WFNewVariableAggrandizement","x":1}')]))
is_workflow_actions_showresult(Text=f"{contents_of_url.property('format')['k'].as_url().property('as text')}")
d = contents_of_url.as_dictionary()["a"]
