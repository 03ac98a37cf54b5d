"""What there is to tell about the files that tailor a workbook."""

from zelfscan.messages.kind import ERROR, Message

MESSAGES: dict[str, Message] = {
    # --- IV: the files that tailor a workbook (organisation, filled in beforehand) ---
    "IV-001": Message(
        ERROR, "Regel {line}: dit bestand is niet te lezen als YAML.", "Kijk naar het inspringen en de dubbele punten."
    ),
    "IV-002": Message(ERROR, "Dit bestand is geen gewone tekst.", "Sla het op als tekst met codering UTF-8."),
    "IV-003": Message(ERROR, "Dit bestand is leeg.", "Bekijk het voorbeeld in de handleiding."),
    "IV-004": Message(ERROR, "Regel {line}: hier hoort iets anders te staan: {expected}."),
    "IV-005": Message(ERROR, 'Regel {line}: "{found}" staat hier twee keer.', "Laat er één staan."),
    "IV-006": Message(ERROR, 'Regel {line}: "{found}" kennen we niet.', "{suggestion}"),
    "IV-007": Message(ERROR, 'Regel {line}: "{expected}" ontbreekt of is leeg.', "Vul dit in."),
    "IV-008": Message(ERROR, 'Regel {line}: "{found}" kan hier niet.', "{suggestion}"),
    "IV-009": Message(
        ERROR, "Regel {line}: {found} werkprocessen passen niet in één werkboek.", "Neem er hoogstens {expected}."
    ),
    "IV-010": Message(
        ERROR,
        'Regel {line}: "{found}" is geen kleur. Een {expected} bestaat uit zes tekens: cijfers en letters van A tot F.',
        "Bijvoorbeeld 1F4E79.",
    ),
    "IV-011": Message(ERROR, "Dit bestand is te groot: meer dan {expected}.", "Kijk of dit het goede bestand is."),
    "IV-012": Message(
        ERROR, "Regel {line}: hier zitten lijsten of blokken te diep in elkaar.", "Kijk of dit het goede bestand is."
    ),
    "IV-013": Message(
        ERROR,
        'Regel {line}: in "{found}" staan tekens die niet te zien zijn.',
        "Haal de tekst weg en typ die opnieuw.",
    ),
}
