"""Which placeholders each kind of Word template has; apart, so that making one kind does not bring all the others."""

from collections.abc import Mapping

from zelfscan.documents.fields import BijlageVelden, PlanVelden
from zelfscan.documents.fields_check import ToetsbriefVelden
from zelfscan.documents.fields_evaluation import ProcesevaluatieVelden
from zelfscan.documents.fields_letter import OpdrachtbriefVelden
from zelfscan.documents.fields_market import MarktverkenningVelden
from zelfscan.documents.fields_progress import VoortgangsrapportageVelden
from zelfscan.documents.fields_remeasurement import HermetingVelden
from zelfscan.documents.fields_report import ManagementrapportVelden
from zelfscan.model.base import Model

TEMPLATES: Mapping[str, type[Model]] = {
    "verbeterplan": PlanVelden,
    "bijlage": BijlageVelden,
    "opdrachtbrief": OpdrachtbriefVelden,
    "managementrapport": ManagementrapportVelden,
    "marktverkenning": MarktverkenningVelden,
    "toetsbrief": ToetsbriefVelden,
    "procesevaluatie": ProcesevaluatieVelden,
    "voortgangsrapportage": VoortgangsrapportageVelden,
    "hermeting": HermetingVelden,
}
"""Which placeholders each kind of template has."""
