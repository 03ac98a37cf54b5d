"""The content controls of a template: whether what people fill in there can be read back."""

from collections.abc import Iterator

from zelfscan.documents.controls import PREFIX
from zelfscan.documents.render import W
from zelfscan.documents.template_blocks import Fault
from zelfscan.documents.template_file import Paragraph, Place, TemplateFile
from zelfscan.model.progress import ActionField

FIELDS = tuple(field.value for field in ActionField)


def control_faults(template: TemplateFile) -> Iterator[Fault]:
    """Controls whose tag says that they can be read back, with a field that nobody knows.

    A control without such a tag is fine: then the words beside it and above it tell which field it is.
    """
    for part in template.parts:
        for tag in part.root.iter(f"{W}tag"):
            value = tag.get(f"{W}val", "")
            if value.startswith(PREFIX) and _field(value) not in FIELDS:
                around = set(tag.iterancestors(f"{W}p"))
                near = next((one for one in part.paragraphs if one.element in around), None)
                place = near or Paragraph("", (), "", 0, Place(part.name), part.root, part.root, None, False)
                yield Fault("SJ-059", place, _field(value), expected=", ".join(FIELDS))


def _field(tag: str) -> str:
    """The field that a tag ends with: ``zelfscan:{{ actie.nummer }}:klaar op={{ actie.klaar_dag }}``."""
    return tag.removeprefix(PREFIX).partition("=")[0].rpartition(":")[2].strip()
