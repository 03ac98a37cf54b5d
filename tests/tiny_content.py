"""A whole instrument in miniature, as plain data per file: sound as it stands, made to be broken in one place."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from zelfscan.instrument import register, snapshot
from zelfscan.instrument.checks import read_checked
from zelfscan.instrument.checks_meaning import SCALES
from zelfscan.model.instrument import Settings

REMOVE = object()
VALUES = {
    "unknown_value": 2,
    "control_in_order": 0.5,
    "control_largely": 1.25,
    "control_partly": 2.25,
    "inherent_medium": 1.5,
    "inherent_high": 4,
    "r4_w7_at_least": 2,
    "r5_w7_at_least": 3,
    "floor_w3": 3,
    "minimum_group": 5,
    "need_cutoff": 1.25,
}


def _scale(scale_id: str, options: tuple[str, ...]) -> dict[str, Any]:
    known = [{"id": name, "text": f"{name} van {scale_id}", "state": "known", "value": 1} for name in options]
    return {"id": scale_id, "name": scale_id, "options": known}


def _question(question_id: str, factor: str) -> dict[str, Any]:
    return {
        "id": question_id,
        "factor": factor,
        "text": f"Doen we {question_id} altijd?",
        "contact": ["A", "B"],
        "respondents": ["beleid"],
        "per": "process",
        "core": True,
        "sources": ["S01"],
        "help": "Uitleg met {gronden}.",
        "examples": {"A": "Een voorbeeld aan het loket."},
    }


def _intervention(item_id: str, **more: Any) -> dict[str, Any]:
    texts = ("name", "what", "indicator", "target", "first_step", "meeting", "stops", "check", "if_fails")
    fixed = {"type": "sturing", "effort": "K", "owner": "teammanager", "hours": 4, "strength": ["C"]}
    return {"id": item_id, **{name: f"{name} van {item_id}" for name in texts}, **fixed, "sources": ["S01"], **more}


TINY: dict[str, Any] = {
    "instrument.yaml": {"id": "klein", "title": "Kleine scan", "version": "1", "licence": "CC0-1.0"},
    "taxonomy.yaml": {
        "categories": [
            {
                "id": f"R{number}",
                "name": f"Categorie {number}",
                "short_name": f"Cat {number}",
                "description": "Wat het is.",
                "mechanism": "Waarom het een risico is.",
                "sources": ["S01"],
                "component": "werkproces",
                **({"likelihood": ["W1"]} if number == 1 else {"enabling": True}),
            }
            for number in (1, 2)
        ],
        "factors": [{"id": f"R{number}.1", "name": f"Factor {number}", "risk": "Het risico."} for number in (1, 2)],
    },
    "attributes.yaml": [
        {"id": "W1", "name": "Ruimte", "text": "Hoeveel ruimte?", "options": ["a", "b", "c", "d"], "sources": ["S01"]}
    ],
    "documents.yaml": [{"id": "D1", "name": "Wet"}],
    "evaluation.yaml": [
        {
            "id": "PE1",
            "element": "tevredenheid",
            "text": "Was het duidelijk?",
            "who": ["invuller"],
            "moments": ["T1"],
            "forms": ["schaal", "open"],
            "in_workbook": True,
        }
    ],
    "mirror.yaml": [
        {"id": "M1", "factor": "R1.1", "text": "Kreeg je uitleg?", "contact": ["A"], "sources": ["S01"]},
    ],
    "moved.yaml": [],
    "preconditions.yaml": [{"id": "RV1", "group": "mandaat", "text": "Is er een opdracht?", "sources": ["S01"]}],
    "questions/R1.yaml": [_question("V1.1a", "R1.1")],
    "questions/R2.yaml": [_question("V2.1a", "R2.1")],
    "interventions/sturing.yaml": [
        _intervention("I01", factors=["R1.1", "R2.1"], fits=[{"attribute": "W1", "at_least": 2}]),
        _intervention("I02", precondition="RV1", type="randvoorwaarde"),
    ],
    "roles.yaml": [
        {"id": "directeur", "name": "Directeur", "power": True, "next_up": "secretaris"},
        {"id": "secretaris", "name": "Secretaris", "power": True},
        {"id": "teammanager", "name": "Teammanager", "power": True, "next_up": "directeur"},
        {"id": "jurist", "name": "Jurist", "next_up": "directeur", "fallback": "teammanager"},
    ],
    "sources.yaml": [{"id": "S01", "title": "Een bron"}],
    "scales.yaml": [_scale(scale_id, options) for scale_id, options in SCALES.items()],
    "scopes.yaml": {
        "grounds": ["herkomst", "geslacht"],
        "scopes": [
            {"id": "alle", "name": "alle gronden", "phrase": "afkomst of geslacht"},
            {"id": "herkomst", "name": "herkomst", "grounds": ["herkomst"], "phrase": "afkomst"},
        ],
    },
    "settings.yaml": {
        name: {"value": VALUES.get(name, 1), "basis": "eigen keuze", "why": "Zo is het."}
        for name in Settings.model_fields
    },
    "texts/plan.yaml": {"title": "Plan van {directie}", "label": {"unclear": "te weinig zicht"}},
}


def tiny() -> dict[str, Any]:
    """A copy to break."""
    return deepcopy(TINY)


def put(files: dict[str, Any], path: tuple[Any, ...], value: Any) -> None:
    """Set, add (last part ``"+"``) or take away (``REMOVE``) what stands at a path of file, keys and positions."""
    *before, last = path
    target: Any = files
    for part in before:
        target = target[part]
    if last == "+":
        target.append(value)
    elif value is REMOVE:
        del target[last]
    else:
        target[last] = value


def write(folder: Path, files: dict[str, Any]) -> Path:
    """Write the files; text as it stands, data as JSON, which is YAML too."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = data if isinstance(data, (str, bytes)) else json.dumps(data, ensure_ascii=False, indent=1)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return folder


def write_registered(folder: Path) -> Path:
    """The tiny content with its register and its snapshot."""
    write(folder, tiny())
    instrument = read_checked(folder).instrument
    (folder / "register.yaml").write_text(register.dump(register.updated(instrument, ())), encoding="utf-8")
    (folder / snapshot.NAME).write_text(snapshot.dump(folder, instrument), encoding="utf-8")
    return folder
