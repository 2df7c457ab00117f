"""Small files in every format that actions are imported from, about an app that does not exist: Garden, `org.example.Garden`."""

from __future__ import annotations

import json
import pickle
import plistlib
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Any

__all__ = ["APP", "DOCUMENTS", "INTENTS", "LIST", "METADATA", "TABLE", "database", "in_app", "written"]

APP = "org.example.Garden"


def _shown(text: str) -> dict[str, Any]:
    return {"alternatives": [], "key": text}


def _held(family: str, **inner: Any) -> dict[str, Any]:
    return {family: {"wrapper": inner}}


def _field(name: str, held: dict[str, Any], *metadata: Any, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "title": _shown(name.title()),
        "isOptional": False,
        "valueType": held,
        "typeSpecificMetadata": list(metadata),
    } | more


_PLOT = _held("entity", typeName="PlotEntity")
_DEFAULT = "LNValueTypeSpecificMetadataKeyDefaultValue"

METADATA: dict[str, Any] = {
    "actions": {
        "WaterPlot": {
            "identifier": "WaterPlot",
            "title": _shown("Water Plot"),
            "descriptionMetadata": {
                "descriptionText": _shown("Waters a plot."),
                "categoryName": _shown("Plots"),
                "searchKeywords": [_shown("hose"), _shown("KEYWORD_RAIN")],
                "resultValueName": _shown("Watered Plot"),
            },
            "isDiscoverable": True,
            "availabilityAnnotations": {"LNPlatformNameIOS": {"introducedVersion": "17.2"}},
            "outputType": _held("array", memberValueType=_PLOT),
            "outputFlags": 0,
            "parameters": [
                _field("plot", _PLOT, isInput=True),
                _field("strength", _held("linkEnumeration", identifier="Strength"), _DEFAULT, {"string": {"wrapper": "drizzle"}}),
                _field(
                    "minutes",
                    _held("primitive", typeIdentifier=2),
                    _DEFAULT,
                    {"int": {"wrapper": 5}},
                    "LNValueTypeSpecificMetadataKeyMinimumValue",
                    {"int": {"wrapper": 1}},
                    "LNValueTypeSpecificMetadataKeyMaximumValue",
                    {"int": {"wrapper": 90}},
                    parameterDescription=_shown("For how long."),
                ),
                _field("quietly", _held("primitive", typeIdentifier=1), _DEFAULT, {"int": {"wrapper": 1}}),
                _field("notes", _held("array", memberValueType=_held("primitive", typeIdentifier=0)), isOptional=True),
                _field("plan", _held("intents", typeIdentifier=12), isOptional=True),
                _field("riddle", _held("primitive", typeIdentifier=9999), isOptional=True),
            ],
        },
        "GardenWidget": {"identifier": "GardenWidget", "title": _shown("Garden"), "isDiscoverable": False, "parameters": []},
        "RingBell": {"identifier": "RingBell", "title": _shown("RING_BELL_TITLE"), "outputFlags": 0, "parameters": []},
    },
    "entities": {"PlotEntity": {"displayTypeName": _shown("Plot")}},
    "enums": [{"identifier": "Strength", "cases": [{"identifier": "drizzle"}, {"identifier": "pour"}]}],
    "queries": {},
    "generator": {"name": "by hand", "version": "1"},
    "version": 1,
}

INTENTS: dict[str, Any] = {
    "INIntents": [
        {
            "INIntentName": "Sow",
            "INIntentTitle": "Sow Seeds",
            "INIntentDescription": "Sows seeds in a bed.",
            "INIntentCategory": "create",
            "INIntentConfigurable": True,
            "INIntentInput": "seeds",
            "INIntentParameters": [
                {
                    "INIntentParameterName": "seeds",
                    "INIntentParameterDisplayName": "Seeds",
                    "INIntentParameterType": "Object",
                    "INIntentParameterObjectType": "Seed",
                    "INIntentParameterSupportsMultipleValues": True,
                },
                {
                    "INIntentParameterName": "pattern",
                    "INIntentParameterType": "Integer",
                    "INIntentParameterEnumType": "Pattern",
                    "INIntentParameterMetadata": {"INIntentParameterMetadataDefaultValue": "rows"},
                },
                {
                    "INIntentParameterName": "distance",
                    "INIntentParameterType": "Decimal",
                    "INIntentParameterMetadata": {
                        "INIntentParameterMetadataDefaultValue": 2.5,
                        "INIntentParameterMetadataMinimumValue": 0.5,
                        "INIntentParameterMetadataPlaceholder": "Distance",
                    },
                    "INIntentParameterRelationship": {
                        "INIntentParameterRelationshipParentName": "pattern",
                        "INIntentParameterRelationshipPredicateName": "EnumHasExactValue",
                        "INIntentParameterRelationshipPredicateValue": "rows",
                    },
                },
            ],
            "INIntentResponse": {
                "INIntentResponseOutput": "bed",
                "INIntentResponseParameters": [
                    {
                        "INIntentResponseParameterName": "bed",
                        "INIntentResponseParameterDisplayName": "Bed",
                        "INIntentResponseParameterType": "String",
                    }
                ],
            },
        },
        {"INIntentName": "ChooseBed", "INIntentEligibleForWidgets": True},
        {"INIntentName": "Rake", "INIntentClassPrefix": "GD", "INIntentConfigurable": True, "INIntentResponse": {}},
    ],
    "INEnums": [
        {
            "INEnumName": "Pattern",
            "INEnumValues": [
                {"INEnumValueName": "unknown"},
                {"INEnumValueName": "rows", "INEnumValueIndex": 1},
                {"INEnumValueName": "scatter", "INEnumValueIndex": 2},
            ],
        }
    ],
    "INTypes": [],
}

LIST: dict[str, Any] = {
    "is.example.actions.prune": {
        "ActionClass": "EXPruneAction",
        "Name": {"en": "Prune", "de": "Schneiden"},
        "Category": "Garden",
        "Keywords": ["cut", "shears"],
        "Description": {"DescriptionSummary": "Prunes a tree.", "DescriptionResult": "The branches"},
        "Input": {"ParameterKey": "EXTree", "Types": ["NSString"], "Multiple": False, "Required": True},
        "Output": {"OutputName": "Branches", "Types": ["NSString"], "Multiple": True},
        "ParameterSummary": {"EXHow(Hard),EXTree": "Prune ${EXTree} hard", "EXHow,EXTree": "Prune ${EXTree}"},
        "Parameters": [
            {"Class": "WFVariablePickerParameter", "Key": "EXTree", "Label": "Tree"},
            {"Class": "WFEnumerationParameter", "Key": "EXHow", "Items": ["Hard", "Soft"], "DefaultValue": "Soft", "Placeholder": "How"},
            {
                "Class": "WFNumberFieldParameter",
                "Key": "EXBranches",
                "Placeholder": "Branches",
                "RequiredResources": [
                    {"WFResourceClass": "WFParameterRelationResource", "WFParameterKey": "EXHow", "WFParameterValue": "Hard"}
                ],
            },
        ],
    },
    "is.example.actions.rest": {"ActionClass": "EXRestAction", "Name": "Rest", "InputPassthrough": True, "Category": "Garden"},
}


def _document(name: str, required: list[dict[str, str]], optional: list[dict[str, str]], returns: list[str]) -> dict[str, Any]:
    return {
        "name": name,
        "description": "No description available." if not returns else "Weighs a harvest.",
        "required_parameters": required,
        "optional_parameters": optional,
        "return_data": [{"name": each, "description": "Output data."} for each in returns],
    }


DOCUMENTS: dict[str, Any] = {
    "apis": {
        "org.example.Garden.Weigh": _document(
            "org.example.Garden.Weigh",
            [{"name": "harvest", "type": "OBJECT", "description": "Harvest"}, {"name": "unit", "type": "NUMBER", "description": "Unit"}],
            [{"name": "scale", "type": "ENUM", "description": "Scale", "enum_class": "Scale"}],
            ["Weight"],
        ),
        "is.workflow.actions.compost": _document(
            "is.workflow.actions.compost", [{"name": "WFHeap", "type": "WFNumberFieldParameter", "description": "Heap"}], [], []
        ),
    },
    "categories": {"org_example_Garden_Weigh": ["Tools"], "is_workflow_actions_compost": []},
    "input_parameter": {"org_example_Garden_Weigh": "harvest"},
    "has_output": ["org_example_Garden_Weigh"],
}

TABLE: dict[str, Any] = {
    "org.example.Garden.Weigh": {
        "harvest": "Harvest(Object)",
        "unit": 'Unit(Enum) = "gram"',
        "exactly": "Bool = True",
        "digits": 'Integer = "2"',
        "notes": "array(String)",
        "beds": "WFContentArrayParameter(Object) = ['One', 'Two']",
        "odd": None,
        "ThisIsReturnValue:Weight": "NSNumber(Object)",
    },
    "org.example.Garden.Rest": {"minutes": "Float = 7.5"},
}


def written(folder: Path) -> dict[str, Path]:
    """Every kind of document, written in every way that it comes in, by the name of its kind."""
    folder.mkdir(parents=True, exist_ok=True)
    bare = defaultdict(str, {name: [[name, document]] for name, document in DOCUMENTS["apis"].items()})
    contents = {
        "metadata.actionsdata": json.dumps(METADATA).encode(),
        "garden.intentdefinition": plistlib.dumps(INTENTS),
        "binary.intentdefinition": plistlib.dumps(INTENTS, fmt=plistlib.FMT_BINARY),
        "WFActions.plist": plistlib.dumps(LIST),
        "documents.json": json.dumps(DOCUMENTS).encode(),
        "documents.pkl": pickle.dumps(bare, 4),
        "table.json": json.dumps(TABLE).encode(),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents} | {"Tools-prod.sqlite": database(folder / "Tools-prod.sqlite")}


def in_app(folder: Path, content: bytes, name: str = "extract.actionsdata") -> Path:
    """A file as it stands in the app on a Mac."""
    inside = folder / "Garden.app" / "Contents"
    (inside / "Resources" / "Metadata.appintents").mkdir(parents=True, exist_ok=True)
    (inside / "Info.plist").write_bytes(plistlib.dumps({"CFBundleIdentifier": APP, "CFBundleName": "Garden"}))
    path = inside / "Resources" / "Metadata.appintents" / name
    path.write_bytes(content)
    return path


_SCHEMA = """
CREATE TABLE Tools (rowId INTEGER PRIMARY KEY, id TEXT, toolType TEXT, flags INTEGER, requirements BLOB, sourceContainerId INTEGER);
CREATE TABLE ToolLocalizations (toolId INTEGER, locale TEXT, localizationUsage TEXT, name TEXT, descriptionSummary TEXT,
    descriptionResult TEXT, outputResultName TEXT);
CREATE TABLE Parameters (toolId INTEGER, key TEXT, sortOrder INTEGER, flags INTEGER, typeInstance BLOB);
CREATE TABLE ParameterLocalizations (toolId INTEGER, key TEXT, locale TEXT, name TEXT, description TEXT, trueString TEXT);
CREATE TABLE ToolParameterTypes (toolId INTEGER, key TEXT, typeId TEXT);
CREATE TABLE ToolOutputTypes (toolId INTEGER, typeIdentifier TEXT);
CREATE TABLE Types (rowId TEXT PRIMARY KEY, id BLOB, kind INTEGER);
CREATE TABLE TypeDisplayRepresentations (typeId TEXT, locale TEXT, name TEXT);
CREATE TABLE EnumerationCases (typeId TEXT, locale TEXT, id TEXT, title TEXT);
CREATE TABLE ContainerMetadata (rowId INTEGER PRIMARY KEY, id TEXT, teamId TEXT);
CREATE TABLE ContainerMetadataLocalizations (containerId INTEGER, locale TEXT, name TEXT);
CREATE TABLE SearchKeywords (toolId INTEGER, locale TEXT, keyword TEXT, "order" INTEGER);
CREATE TABLE LinkActionIdentifiers (toolId INTEGER, identifier TEXT);
INSERT INTO ContainerMetadata VALUES (1, 'com.apple.shortcuts', ''), (2, 'org.example.Garden', 'TEAM123456');
INSERT INTO ContainerMetadataLocalizations VALUES (2, 'de', 'Garten'), (2, 'en', 'Garden');
INSERT INTO Tools VALUES (1, 'is.workflow.actions.compost', 'action', 0, x'08', 1),
    (2, 'org.example.Garden.WaterPlot', 'appIntent', 0, NULL, 2);
INSERT INTO ToolLocalizations VALUES (1, 'en', 'display', 'Compost', 'Turns a heap.', 'The soil', 'Soil'),
    (2, 'de', 'display', 'Beet giessen', NULL, NULL, NULL), (2, 'en', 'spoken', 'water', NULL, NULL, NULL),
    (2, 'en', 'display', 'Water Plot', 'Waters a plot.', NULL, NULL);
INSERT INTO Parameters VALUES (2, 'minutes', 2, 0, NULL), (2, 'plot', 1, 0, x'0A02'), (2, 'strength', 3, 0, NULL),
    (2, 'quietly', 4, 0, NULL),
    (2, 'either', 5, 0, NULL);
INSERT INTO ParameterLocalizations VALUES (2, 'plot', 'en', 'Plot', 'Which plot.', NULL), (2, 'quietly', 'en', 'Quietly', NULL, 'Yes');
INSERT INTO ToolParameterTypes VALUES (2, 'plot', 'org.example.Garden.PlotEntity'), (2, 'minutes', 'int'),
    (2, 'strength', 'org.example.Garden.Strength'), (2, 'quietly', 'string'), (2, 'either', 'string'), (2, 'either', 'int');
INSERT INTO ToolOutputTypes VALUES (1, 'string'), (2, 'org.example.Garden.PlotEntity');
INSERT INTO Types VALUES ('string', x'', 1), ('int', x'', 1),
    ('org.example.Garden.PlotEntity', x'', 2), ('org.example.Garden.Strength', x'', 3);
INSERT INTO TypeDisplayRepresentations VALUES ('org.example.Garden.PlotEntity', 'en', 'Plot');
INSERT INTO EnumerationCases VALUES ('org.example.Garden.Strength', 'de', 'nur deutsch', 'x'),
    ('org.example.Garden.Strength', 'en', 'drizzle', 'Drizzle'), ('org.example.Garden.Strength', 'en', 'pour', 'Pour');
INSERT INTO SearchKeywords VALUES (2, 'en', 'hose', 1);
INSERT INTO LinkActionIdentifiers VALUES (2, 'WaterPlot');
"""


def database(path: Path, more: str = "") -> Path:
    """A database as a Mac keeps it, with as much of it as is read.

    Args:
        path: Where.
        more: What is done to it in the end.
    """
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(_SCHEMA + more)
    connection.commit()
    connection.close()
    return path
