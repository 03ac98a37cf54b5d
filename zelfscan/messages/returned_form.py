"""What there is to tell about a progress workbook that comes back."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    "VG-050": Message(
        ERROR,
        "Dit is geen voortgangsformulier. We vinden geen van onze acties terug.",
        "Kijk of dit het goede bestand is.",
    ),
    "VG-051": Message(
        ERROR,
        "In dit voortgangsformulier vinden we de tabel met acties niet meer.",
        'Zet de rij met koppen terug, die begint met "Nr", of vraag een nieuw formulier.',
    ),
    "VG-052": Message(NOTICE, "In deze rij ontbreekt het nummer. Aan de naam zien we dat het {suggestion} is."),
    "VG-053": Message(
        WARNING,
        'Het nummer "{found}" kennen we niet. We lezen deze rij als een eigen actie.',
        "Is het een actie uit het plan? Zet dan het goede nummer terug.",
    ),
    "VG-054": Message(NOTICE, 'De kop "{found}" lezen we als "{suggestion}".'),
    "VG-055": Message(
        WARNING,
        'De kolom "{found}" ontbreekt. Wat we daarvan al wisten, laten we staan.',
        "Hadden jullie daar iets ingevuld? Zet de kolom dan terug, met deze kop.",
    ),
    "VG-056": Message(
        NOTICE,
        "Dit formulier zegt niet meer wat erin stond toen het werd uitgegeven. "
        "We vergelijken met wat we zelf het laatst wisten.",
    ),
    "VG-057": Message(
        WARNING,
        'De actie "{found}" hoort bij {expected}, en niet bij de directie van dit formulier.',
        "Kijk of de actie hier hoort.",
    ),
    "VG-058": Message(ERROR, '"{found}" is geen status die we kennen.', 'Bedoelen jullie "{suggestion}"?'),
    "VG-059": Message(ERROR, '"{found}" is geen status die we kennen.', "Kies uit: {expected}."),
    "VG-100": Message(ERROR, '"{found}" is geen percentage van 0 tot en met 100.', "Vul een heel getal in, zoals 50."),
    "VG-101": Message(
        WARNING, "Hier staat {found}. We lezen dat als 1 procent.", "Is de actie helemaal klaar? Vul dan 100 in."
    ),
    "VG-102": Message(
        ERROR,
        "De datum {found} ligt vóór het begin van de actie ({expected}).",
        "Kijk welke van de twee niet klopt.",
    ),
    "VG-103": Message(
        WARNING,
        "De status is klaar, maar hier staat {found} procent.",
        "Is de actie klaar? Vul dan 100 in. Anders past de status loopt beter.",
    ),
    "VG-104": Message(
        WARNING, "De status is klaar, maar het resultaat is leeg.", "Schrijf in één zin op wat er nu anders is."
    ),
    "VG-105": Message(
        WARNING,
        "Hier staat een nieuwe datum ({found}), en de reden ontbreekt.",
        "Schrijf op waarom de datum verandert.",
    ),
    "VG-106": Message(
        WARNING, 'De actie is voor 100 procent af, maar de status is "{found}".', "Kies de status klaar, als dat klopt."
    ),
    "VG-107": Message(
        WARNING, "Hier staat een reden voor een nieuwe datum, maar de nieuwe datum ontbreekt.", "Vul de datum in."
    ),
    "VG-108": Message(
        WARNING, "Deze actie is gestopt. Nergens staat waarom.", "Schrijf bij Obstakel of Aanpassing wat er speelde."
    ),
    "VG-109": Message(
        ERROR,
        'Hier staat "{found}", maar de naam van de actie ontbreekt. Deze rij telt nu niet mee.',
        "Schrijf in de kolom Actie wat jullie gaan doen.",
    ),
    "VG-110": Message(
        NOTICE,
        'Op dit blad staat tekst die we niet lezen, zoals deze: "{found}".',
        "Zet het op het blad Acties bij een actie als het mee moet.",
    ),
    "VG-111": Message(
        NOTICE, "Dit formulier zegt niet meer van welke directie het is. We zien het aan de nummers van de acties."
    ),
    "VG-112": Message(
        NOTICE,
        'Van "{found}" weten we geen mailadres. De mail staat klaar, maar zonder ontvanger.',
        "Vul het mailadres in de lijst met deelnemers in, of zet het zelf in de mail.",
    ),
    "VG-113": Message(
        WARNING,
        "Er zijn nog geen acties. Daarom maken we geen voortgangsformulieren.",
        "Typ eerst: zelfscan ronde verwerken MAP.",
    ),
    "VG-114": Message(
        WARNING,
        'Actie {action} heet in het plan "{expected}", en hier "{title}". Wij gaan af op het nummer.',
        "Hoort deze rij bij een andere actie? Zet het goede nummer terug. "
        "Is de aanpak veranderd? Schrijf dat bij Aanpassing.",
    ),
}
