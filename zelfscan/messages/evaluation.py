"""What there is to tell about the process evaluation."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    "EV-001": Message(
        ERROR,
        "In deze ronde is nog niets verwerkt. Dan valt er nog niets te evalueren.",
        "Typ eerst: zelfscan ronde verwerken {found}",
    ),
    "EV-002": Message(
        WARNING,
        "De uitkomst van deze directie vinden we niet, of we kunnen die niet lezen. Wat zij van de scan vond, telt "
        "niet mee.",
        "Verwerk de ronde opnieuw, met --opnieuw.",
    ),
    "EV-003": Message(
        WARNING,
        "Dit bestand van de administratie is beschadigd. Wat erin stond, telt niet mee.",
        "Zet een kopie terug, of verwerk de ronde opnieuw.",
    ),
    "EV-004": Message(
        WARNING,
        '"{found}" past niet bij de vraag of de directie wil. Deze rij telt niet mee.',
        'Bedoel je "{suggestion}"?',
    ),
    "EV-005": Message(
        ERROR,
        'We vinden geen tabel met notities. Die hoort op blad "{expected}".',
        "Zet de koppen terug, of geef het bestand een andere naam. Dan maken we een nieuw.",
    ),
    "EV-006": Message(
        ERROR,
        'De directie "{found}" doet niet mee in deze ronde. Deze notitie telt nog niet mee.',
        "{suggestion}",
    ),
    "EV-007": Message(
        ERROR,
        'Bij het nummer "{found}" kun je hier niets noteren. Deze notitie telt nog niet mee.',
        "{suggestion}",
    ),
    "EV-008": Message(
        ERROR,
        '"{found}" kunnen we hier niet lezen. De notitie ernaast telt wel mee.',
        "Vul in: {expected}.",
    ),
    "EV-009": Message(
        WARNING,
        'In deze rij staat "{found}", maar we weten niet bij welke directie en vraag dat hoort.',
        "Vul de directie en het nummer van de vraag in.",
    ),
    "EV-010": Message(
        NOTICE,
        "Dit bestand is nieuw. Noteer hierin wat je hoort in gesprekken. Maak daarna de evaluatie opnieuw.",
    ),
    "EV-011": Message(
        NOTICE,
        "Deze directies staan nog niet in het bestand: {found}.",
        "Wil je iets over hen noteren? Kopieer een rij en verander de directie.",
    ),
}
