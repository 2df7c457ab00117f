"""What comes out of a small file of each format."""

from __future__ import annotations

import json
import plistlib
from pathlib import Path

import pytest

from tests.catalogue.importers import gardens
from workflowllm.catalogue import store
from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import Definition, When
from workflowllm.catalogue.importers.formats import Imported, import_file, import_from
from workflowllm.errors import CatalogueError


def imported(tmp_path: Path, name: str) -> Imported:
    """What a file of a kind gives."""
    return import_file(gardens.written(tmp_path)[name], gardens.APP)


def only(tmp_path: Path, name: str, identifier: str) -> Definition:
    """One action of a file."""
    return imported(tmp_path, name).catalogue[identifier]


def test_app_intents(tmp_path: Path) -> None:
    action = only(tmp_path, "metadata.actionsdata", "org.example.Garden.WaterPlot")
    assert (action.name, action.description, action.categories, action.keywords) == ("Water Plot", "Waters a plot.", ("Plots",), ("hose",))
    assert (action.app, action.since, action.input) == ("org.example.Garden", 17, "plot")
    assert (action.output, action.output_multiple, action.output_name) == (True, True, "Watered Plot")
    assert action.output_types == ("org.example.Garden.PlotEntity",)
    assert action.descriptor == {"BundleIdentifier": "org.example.Garden", "AppIntentIdentifier": "WaterPlot"}
    kinds = {key: (parameter.kind, parameter.multiple) for key, parameter in action.parameters.items()}
    assert kinds == {
        "plot": ("record", False),
        "strength": ("enumeration", False),
        "minutes": ("number", False),
        "quietly": ("boolean", False),
        "notes": ("text", True),
        "plan": ("file", False),
        "riddle": ("unknown", False),
    }
    strength, minutes, quietly = (action.parameters[key] for key in ("strength", "minutes", "quietly"))
    assert (strength.choices, strength.default, strength.open) == (("drizzle", "pour"), "drizzle", False)
    assert (minutes.default, minutes.minimum, minutes.maximum, minutes.description) == (5, 1, 90, "For how long.")
    assert quietly.default is True
    assert [key for key, parameter in action.parameters.items() if parameter.required] == ["plot"]


def test_app_intents_that_are_left_out_are_counted(tmp_path: Path) -> None:
    found = imported(tmp_path, "metadata.actionsdata")
    assert list(found.catalogue) == ["org.example.Garden.WaterPlot", "org.example.Garden.RingBell"]
    assert found.left_out == {
        "an action that Shortcuts does not offer": 1,
        "a text of which the metadata have only the name": 2,
        "a type of a number that is not known": 1,
    }
    bell = found.catalogue["org.example.Garden.RingBell"]
    assert (bell.name, bell.output) == ("", False)


@pytest.mark.parametrize("name", ["garden.intentdefinition", "binary.intentdefinition"])
def test_sirikit(tmp_path: Path, name: str) -> None:
    found = imported(tmp_path, name)
    assert list(found.catalogue) == ["org.example.Garden.SowIntent", "org.example.Garden.GDRakeIntent"]
    assert found.left_out == {"an intent that Shortcuts does not offer": 1}
    action = found.catalogue["org.example.Garden.SowIntent"]
    assert (action.name, action.categories, action.input) == ("Sow Seeds", ("create",), "seeds")
    assert (action.output, action.output_name, action.output_types) == (True, "Bed", ("string",))
    seeds, pattern, distance = action.parameters.values()
    assert (seeds.kind, seeds.multiple, seeds.label) == ("record", True, "Seeds")
    assert (pattern.kind, pattern.choices, pattern.default) == ("enumeration", ("rows", "scatter"), "rows")
    assert (distance.default, distance.minimum, distance.when) == (2.5, 0.5, (When("pattern", "is", ("rows",)),))
    assert found.catalogue["org.example.Garden.GDRakeIntent"].output is False


def test_the_list_of_the_engine(tmp_path: Path) -> None:
    found = imported(tmp_path, "WFActions.plist")
    prune, rest = found.catalogue.values()
    assert (prune.name, prune.categories, prune.keywords, prune.returns) == ("Prune", ("Garden",), ("cut", "shears"), "The branches")
    assert (prune.input, prune.output, prune.output_name, prune.output_multiple) == ("EXTree", True, "Branches", True)
    tree, how, branches = prune.parameters.values()
    assert tree.kind == "reference"
    assert (how.kind, how.choices, how.default) == ("enumeration", ("Hard", "Soft"), "Soft")
    assert (branches.default, branches.when) == (None, (When("EXHow", "is", ("Hard",)),)), "a placeholder is no default"
    assert rest.passes_through
    assert found.left_out == {}


def test_documents_of_the_paper(tmp_path: Path) -> None:
    weigh, compost = imported(tmp_path, "documents.json").catalogue.values()
    assert (weigh.app, weigh.description, weigh.categories, weigh.input) == (
        "org.example.Garden",
        "Weighs a harvest.",
        ("Tools",),
        "harvest",
    )
    assert (weigh.output, weigh.output_name) == (True, "Weight")
    assert {key: parameter.kind for key, parameter in weigh.parameters.items()} == {
        "harvest": "unknown",
        "unit": "unknown",
        "scale": "enumeration",
    }
    assert weigh.parameters["scale"].open
    assert not any(parameter.required or parameter.default is not None for parameter in weigh.parameters.values())
    assert (compost.app, compost.description, compost.output) == ("", "", None)
    assert compost.parameters["WFHeap"].kind == "number"


def test_documents_of_the_paper_as_it_pickled_them(tmp_path: Path) -> None:
    bare = imported(tmp_path, "documents.pkl").catalogue
    whole = imported(tmp_path, "documents.json").catalogue
    assert list(bare) == list(whole)
    assert [action.parameters for action in bare.values()] == [action.parameters for action in whole.values()]
    assert [action.output for action in bare.values()] == [True, None]


def test_typed_parameters(tmp_path: Path) -> None:
    found = imported(tmp_path, "table.json")
    weigh, rest = found.catalogue.values()
    assert {key: (parameter.kind, parameter.default, parameter.multiple) for key, parameter in weigh.parameters.items()} == {
        "harvest": ("unknown", None, False),
        "unit": ("enumeration", "gram", False),
        "exactly": ("boolean", True, False),
        "digits": ("number", 2, False),
        "notes": ("text", None, True),
        "beds": ("list", None, False),
        "odd": ("unknown", None, False),
    }
    assert (weigh.output, weigh.output_name, weigh.output_types) == (True, "Weight", ("NSNumber",))
    assert rest.output is None
    assert rest.parameters["minutes"].default == 7.5
    assert found.left_out == {"a default that is a list or a mapping": 1}


def test_the_database_of_a_mac(tmp_path: Path) -> None:
    found = imported(tmp_path, "Tools-prod.sqlite")
    compost, water = found.catalogue.values()
    assert (compost.name, compost.app, compost.returns, compost.output_name) == ("Compost", "", "The soil", "Soil")
    assert (water.name, water.app_name, water.description, water.keywords) == ("Water Plot", "Garden", "Waters a plot.", ("hose",))
    assert (water.output, water.output_name) == (True, "Plot")
    assert water.descriptor == {
        "BundleIdentifier": "org.example.Garden",
        "Name": "Garden",
        "TeamIdentifier": "TEAM123456",
        "AppIntentIdentifier": "WaterPlot",
    }
    assert [(key, parameter.kind, parameter.label) for key, parameter in water.parameters.items()] == [
        ("plot", "record", "Plot"),
        ("minutes", "number", ""),
        ("strength", "enumeration", ""),
        ("quietly", "boolean", "Quietly"),
        ("either", "unknown", ""),
    ]
    assert water.parameters["strength"].choices == ("drizzle", "pour")
    assert found.left_out == {"the table Categories, which this version has not, or has otherwise": 1}


def test_a_database_of_another_version_gives_what_it_has(tmp_path: Path) -> None:
    more = "DROP TABLE Types; DROP TABLE ContainerMetadata; ALTER TABLE ToolLocalizations DROP COLUMN localizationUsage;"
    found = import_file(gardens.database(tmp_path / "other.sqlite", more))
    water = found.catalogue["org.example.Garden.WaterPlot"]
    assert water.parameters["strength"].kind == "enumeration"
    assert (water.parameters["plot"].kind, water.app) == ("unknown", "")
    assert found.left_out["the table Types, which this version has not, or has otherwise"] == 1


def test_a_saved_catalogue_comes_back_with_its_sources(tmp_path: Path) -> None:
    first = imported(tmp_path, "metadata.actionsdata").catalogue
    store.save(tmp_path / "saved.json", first, {})
    again = import_file(tmp_path / "saved.json")
    assert dict(again.catalogue) == dict(first)
    assert [action.sources for action in again.catalogue.values()] == [action.sources for action in first.values()]
    assert again.left_out == {}


@pytest.mark.parametrize("field", ["keywords", "since", "parameters", "descriptor", "needs", "input"])
def test_a_damaged_definition_in_a_saved_catalogue_is_left_out(tmp_path: Path, field: str) -> None:
    store.save(tmp_path / "saved.json", imported(tmp_path, "metadata.actionsdata").catalogue, {})
    tree = json.loads((tmp_path / "saved.json").read_bytes())
    tree["actions"]["org.example.Garden.RingBell"][field] = [7]
    (tmp_path / "saved.json").write_text(json.dumps(tree))
    found = import_file(tmp_path / "saved.json")
    assert list(found.catalogue) == ["org.example.Garden.WaterPlot"]
    assert found.left_out == {"a definition that is damaged": 1}


def test_every_field_names_its_source(tmp_path: Path) -> None:
    for name in gardens.written(tmp_path):
        found = imported(tmp_path, name)
        for action in found.catalogue.values():
            assert set(action.sources.values()) <= {found.source}, name
            assert all(set(parameter.sources.values()) <= {found.source} for parameter in action.parameters.values()), name
            assert "name" in action.sources or not action.name


def test_a_file_in_an_app_needs_no_name_of_the_app(tmp_path: Path) -> None:
    path = gardens.in_app(tmp_path, json.dumps(gardens.METADATA).encode())
    action = import_from(path)["org.example.Garden.WaterPlot"]
    assert (action.app, action.app_name, action.descriptor["Name"]) == ("org.example.Garden", "Garden", "Garden")


def test_a_folder_gives_what_all_its_files_describe(tmp_path: Path) -> None:
    gardens.in_app(tmp_path, json.dumps(gardens.METADATA).encode())
    gardens.in_app(tmp_path, plistlib.dumps(gardens.INTENTS), "Garden.intentdefinition")
    found = import_from(tmp_path / "Garden.app")
    assert isinstance(found, Catalogue)
    assert set(found) == {f"org.example.Garden.{name}" for name in ("WaterPlot", "RingBell", "SowIntent", "GDRakeIntent")}


def test_the_name_of_a_file_does_not_count(tmp_path: Path) -> None:
    for name, path in gardens.written(tmp_path).items():
        other = path.rename(tmp_path / f"{path.stem}.txt{path.suffix}x")
        assert import_file(other, gardens.APP).catalogue, name


@pytest.mark.parametrize("name", ["metadata.actionsdata", "garden.intentdefinition"])
def test_an_app_that_nobody_names_is_asked_for(tmp_path: Path, name: str) -> None:
    with pytest.raises(CatalogueError, match="of which app") as caught:
        import_from(gardens.written(tmp_path)[name])
    assert "--app" in caught.value.advice
