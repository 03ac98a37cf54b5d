"""The one way every model behaves: frozen, strict, and with no field that nobody declared."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
"""Dutch text that a user reads: never empty."""


class Model(BaseModel):
    """A value: immutable, compared by content, refusing unknown fields and silent coercion.

    ``defer_build`` keeps the start of the program fast: a validator is built when first used.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        defer_build=True,
        populate_by_name=True,
        str_strip_whitespace=False,
    )
