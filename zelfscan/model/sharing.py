"""An open data set: counts of directorates, without names, free text or small groups, with what they mean.

The names in the files are Dutch, since they are published; in code they are English.
"""

import datetime as dt
from typing import Literal

from pydantic import Field

from zelfscan.model.base import Model, Text
from zelfscan.model.instrument import Scope

EVERYBODY = "alle"
"""The part that holds all directorates."""


class Subject(Model):
    """What a count is about: a category, an intervention, a question. ``text`` is how the instrument puts it."""

    kind: Text = Field(alias="tabel")
    id: Text = Field(alias="onderwerp")
    name: str = Field(alias="naam")
    text: str = Field(default="", alias="tekst")


class Count(Model):
    """How many directorates are in a class; None where that is not shown."""

    kind: Text = Field(alias="tabel")
    subject: Text = Field(alias="onderwerp")
    part: Text = Field(alias="contact")
    class_: Text = Field(alias="klasse")
    name: Text = Field(alias="klasse_naam")
    number: int | None = Field(alias="aantal", ge=0)


class DataSet(Model):
    """One open data set, as it stands in ``zelfscan-gegevens.json``."""

    schema_version: Literal["1"] = Field(default="1", alias="versie_bestand")
    organisation: Text = Field(alias="gemeente")
    date: dt.date | None = Field(default=None, alias="datum")
    instrument: Text = Field(alias="instrument")
    instrument_version: Text = Field(alias="versie_instrument")
    scope: Scope = Field(alias="afbakening")
    licence: Text = Field(alias="licentie")
    minimum_group: int = Field(alias="kleinste_groep", ge=5)
    size: int | None = Field(alias="directies", ge=0)
    """How many directorates are counted; None when there are too few to say anything."""
    parts: dict[str, int] = Field(default_factory=dict, alias="directies_per_contact")
    explanation: str = Field(default="", alias="uitleg")
    subjects: tuple[Subject, ...] = Field(default=(), alias="onderwerpen")
    counts: tuple[Count, ...] = Field(default=(), alias="tellingen")
