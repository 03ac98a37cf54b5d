"""The catalogue of what can be wrong in the content: code and Dutch sentence, with the way out."""

from enum import StrEnum

from zelfscan.model.content import ContentProblem


class Code(StrEnum):
    """IN-1xx files, IN-2xx entries and keys, IN-3xx ids and links, IN-4xx meaning, IN-5xx texts, IN-6xx register."""

    MISSING_FILE = "IN-101"
    UNKNOWN_FILE = "IN-102"
    NOT_YAML = "IN-103"
    NOT_TEXT = "IN-104"
    WRONG_TOP = "IN-105"
    EMPTY_LIST = "IN-106"
    DOUBLE_KEY = "IN-107"
    LINKED_VALUE = "IN-108"
    AMBIGUOUS_VALUE = "IN-109"
    TOO_DEEP = "IN-110"
    CANNOT_OPEN = "IN-111"
    UNKNOWN_KEY = "IN-201"
    MISSING_KEY = "IN-202"
    UNKNOWN_VALUE = "IN-203"
    WRONG_KIND = "IN-204"
    EMPTY_VALUE = "IN-205"
    DOUBLE_ID = "IN-301"
    ID_SHAPE = "IN-302"
    UNKNOWN_LINK = "IN-303"
    WRONG_FACTOR = "IN-304"
    CATEGORY_WITHOUT_FACTOR = "IN-305"
    FACTOR_WITHOUT_CORE = "IN-306"
    FACTOR_WITHOUT_INTERVENTION = "IN-307"
    OWNER_WITHOUT_POWER = "IN-308"
    ROLE_CIRCLE = "IN-309"
    ROLE_WITHOUT_END = "IN-310"
    PRECONDITION_ACTIONS = "IN-311"
    INTERVENTION_AIM = "IN-312"
    MOVED_COUNT = "IN-313"
    MOVED_TWICE = "IN-314"
    UNKNOWN_GROUND = "IN-401"
    MIXED_GROUNDS = "IN-402"
    EXAMPLE_CONTACT = "IN-403"
    RESPONDENT = "IN-404"
    CITY_WIDE = "IN-405"
    REPEATED = "IN-406"
    LIKELIHOOD = "IN-407"
    FIT = "IN-408"
    EVALUATION_FORM = "IN-409"
    SCALE_MISSING = "IN-410"
    SCALE_OPTION = "IN-411"
    SCALE_VALUE = "IN-412"
    SCALE_SYNONYM = "IN-413"
    SCOPE = "IN-414"
    SETTING_RANGE = "IN-415"
    SETTING_ORDER = "IN-416"
    QUESTION_MARK = "IN-501"
    TOO_LONG = "IN-502"
    FORBIDDEN_WORD = "IN-503"
    PLACEHOLDER = "IN-504"
    UNTIDY = "IN-505"
    SAME_TEXT = "IN-506"
    NOT_REGISTERED = "IN-601"
    TEXT_CHANGED = "IN-602"
    VANISHED = "IN-603"
    REUSED = "IN-604"
    REPLACEMENT = "IN-605"
    MOVED_REGISTER = "IN-606"
    NOT_MOVED = "IN-607"


TEXTS: dict[Code, str] = {
    Code.MISSING_FILE: "Dit bestand ontbreekt.",
    Code.UNKNOWN_FILE: "Dit bestand hoort hier niet.",
    Code.NOT_YAML: "Dit is geen goede YAML: {found}.",
    Code.NOT_TEXT: "Dit bestand is geen gewone tekst (UTF-8).",
    Code.WRONG_TOP: "Bovenaan staat {found}; hier hoort {expected}.",
    Code.EMPTY_LIST: "Hier staat niets in. Minstens één onderdeel is nodig.",
    Code.DOUBLE_KEY: "De sleutel '{found}' staat er twee keer. Laat er één staan.",
    Code.LINKED_VALUE: "Verwijzingen met & en * mogen hier niet. Schrijf de waarde uit.",
    Code.AMBIGUOUS_VALUE: "'{found}' kan iets anders worden. Zet er aanhalingstekens om, of schrijf {expected}.",
    Code.TOO_DEEP: "Hier zitten lijsten of blokken te diep in elkaar.",
    Code.CANNOT_OPEN: "Dit bestand kunnen we niet openen.",
    Code.UNKNOWN_KEY: "De sleutel '{found}' bestaat niet.",
    Code.MISSING_KEY: "De sleutel '{expected}' ontbreekt.",
    Code.UNKNOWN_VALUE: "'{found}' mag hier niet staan. Kies uit: {expected}.",
    Code.WRONG_KIND: "Hier staat {found}; nodig is {expected}.",
    Code.EMPTY_VALUE: "Hier staat niets. Vul {expected} in.",
    Code.DOUBLE_ID: "Dit id is al gebruikt in {found}. Een id bestaat maar één keer.",
    Code.ID_SHAPE: "Dit id heeft niet de goede vorm. Een goed voorbeeld: {expected}.",
    Code.UNKNOWN_LINK: "'{found}' bestaat niet; nodig is {expected}.",
    Code.WRONG_FACTOR: "Deze vraag staat bij factor {found}, maar het id hoort bij {expected}.",
    Code.CATEGORY_WITHOUT_FACTOR: "Deze categorie heeft geen factoren.",
    Code.FACTOR_WITHOUT_CORE: "Deze factor heeft geen kernvraag die ook voor kleine groepen telt (geen mening).",
    Code.FACTOR_WITHOUT_INTERVENTION: "Voor deze factor bestaat geen interventie.",
    Code.OWNER_WITHOUT_POWER: "De rol '{found}' gaat niet over het werk zelf en kan dus geen eigenaar zijn.",
    Code.ROLE_CIRCLE: "De rollen wijzen in een kring naar elkaar: {found}.",
    Code.ROLE_WITHOUT_END: "Zet erbij wie boven deze rol staat (next_up). Niemand is zijn eigen opdrachtgever.",
    Code.PRECONDITION_ACTIONS: "Bij deze randvoorwaarde horen {found} acties; het moet er precies één zijn.",
    Code.INTERVENTION_AIM: "Noem factoren, of een randvoorwaarde met het type 'randvoorwaarde', en niet allebei.",
    Code.MOVED_COUNT: "Bij '{found}' hoort {expected} onder 'to', elk één keer.",
    Code.MOVED_TWICE: "Ook een ander oud id gaat naar '{found}'. Schrijf dan bij allebei 'how: merged'.",
    Code.UNKNOWN_GROUND: "De grond '{found}' bestaat niet. Kies uit: {expected}.",
    Code.MIXED_GROUNDS: "'alle' staat alleen, niet naast andere gronden.",
    Code.EXAMPLE_CONTACT: "Er is een voorbeeld voor contact {found}, maar deze vraag geldt alleen voor {expected}.",
    Code.RESPONDENT: "'{found}' kan een vraag niet beantwoorden. Kies uit: {expected}.",
    Code.CITY_WIDE: "Een vraag die voor de hele gemeente gelijk is, geldt per directie en niet per werkproces.",
    Code.REPEATED: "'{found}' staat er twee keer.",
    Code.LIKELIHOOD: "De kenmerken voor de kans kloppen niet. {expected}.",
    Code.FIT: "Een voorwaarde noemt een kenmerk met at_least 1, 2 of 3, of een soort contact, en niet allebei.",
    Code.EVALUATION_FORM: "Deze vraag staat in het werkboek, maar mist {expected}.",
    Code.SCALE_MISSING: "De antwoordschaal '{expected}' ontbreekt.",
    Code.SCALE_OPTION: "De keuzes van deze schaal zijn {found}; nodig zijn {expected}.",
    Code.SCALE_VALUE: "Bij '{found}' past de waarde niet bij de soort antwoord. {expected}.",
    Code.SCALE_SYNONYM: "'{found}' hoort bij meer dan één keuze.",
    Code.SCOPE: "De reikwijdte klopt niet. {expected}.",
    Code.SETTING_RANGE: "De waarde {found} kan niet. Nodig is {expected}.",
    Code.SETTING_ORDER: "De waarde {found} kan niet: {expected}.",
    Code.QUESTION_MARK: "Een vraag eindigt met een vraagteken.",
    Code.TOO_LONG: "'{found}' is te lang: {expected}.",
    Code.FORBIDDEN_WORD: "Het woord '{found}' gebruiken we niet. {expected}.",
    Code.PLACEHOLDER: "'{found}' kan niet worden ingevuld. Toegestaan: {expected}.",
    Code.UNTIDY: "In '{found}' staat iets dat weg moet: {expected}.",
    Code.SAME_TEXT: "Deze tekst is gelijk aan die van {found}.",
    Code.NOT_REGISTERED: "Dit id staat nog niet in het register. Draai: zelfscan instrument register.",
    Code.TEXT_CHANGED: "De tekst is anders dan in het register ('{expected}'). Draai: zelfscan instrument register.",
    Code.VANISHED: "Dit id is weg uit de inhoud. Zet het terug, of zet in het register 'withdrawn: true'.",
    Code.REUSED: "Dit id is vervallen en mag niet opnieuw worden gebruikt. Kies een nieuw id.",
    Code.REPLACEMENT: "De vervanger '{found}' staat niet in het register.",
    Code.MOVED_REGISTER: "Zet dit id in het register op 'withdrawn: true', met 'replaced_by: [{expected}]'.",
    Code.NOT_MOVED: "Dit id is vervallen. Zet in moved.yaml wat er met de antwoorden moet gebeuren.",
}


def describe(problem: ContentProblem) -> str:
    """The problem as one Dutch line: code, file, line, place, what is wrong, and the nearest valid value."""
    place = [problem.file] if problem.file else []
    if problem.line is not None:
        place.append(f"regel {problem.line}")
    if problem.place:
        place.append(problem.place)
    sentence = TEXTS[Code(problem.code)].format(found=problem.found, expected=problem.expected)
    hint = f" Bedoel je '{problem.suggestion}'?" if problem.suggestion else ""
    return f"[{problem.code}] {', '.join(place)}: {sentence}{hint}"
