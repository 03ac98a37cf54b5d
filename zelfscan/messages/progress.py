"""What there is to tell about plans and progress workbooks that came back, and about the history of actions."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    # --- VG-001 to VG-019, and VG-120: the history of actions, and bringing together what files say ---
    "VG-001": Message(
        WARNING,
        "Regel {found} van deze geschiedenis kunnen we niet lezen. De andere regels tellen wel.",
        "Zet de regel terug zoals hij was.",
    ),
    "VG-002": Message(
        WARNING,
        "Dit resultaat kunnen we niet lezen. Daarom weten we niet welke acties erin staan.",
        "Typ: zelfscan ronde verwerken MAP --opnieuw.",
    ),
    "VG-003": Message(
        WARNING,
        '{where}Bij actie {action} ("{title}") staat hier bij {field}: "{found}". In {other} staat: "{expected}". '
        "Wat hier staat, is later bewaard. Dat telt.",
        "Klopt dat niet? Spreek af wat geldt, en vul dat in.",
    ),
    "VG-004": Message(
        WARNING,
        'Actie {action} ("{title}") staat niet meer in dit bestand. Wij bewaren haar wel.',
        "Stopt de actie? Kies dan de status gestopt. Doen jullie haar niet? Kies dan: aanpak niet gekozen.",
    ),
    "VG-005": Message(NOTICE, 'Dit is een eigen actie van de directie: "{title}". Ze heet vanaf nu {action}.'),
    "VG-006": Message(
        ERROR,
        "Dit bestand vraagt te veel tijd of geheugen. We hebben het overgeslagen.",
        "Open het in Word of Excel en bewaar het opnieuw, als .docx of .xlsx.",
    ),
    "VG-007": Message(
        ERROR,
        "Bij dit bestand ging bij ons iets mis ({found}). We hebben het overgeslagen.",
        "Stuur het bestand naar de makers van de zelfscan.",
    ),
    "VG-008": Message(
        WARNING,
        "Dit bestand kunnen we hier niet gebruiken. Het is geen Word-bestand en geen werkboek.",
        "Bewaar het plan als .docx, of het voortgangsformulier als .xlsx.",
    ),
    "VG-009": Message(
        ERROR, "Dit bestand kunnen we niet openen.", "Sluit het in andere programma's en doe het opnieuw."
    ),
    "VG-010": Message(
        ERROR,
        "{where}We zien niet van welke directie dit bestand is, en welke acties erin staan.",
        "Zet het nummer van de actie terug in de rij. Of begin opnieuw met het plan of het formulier van de directie.",
    ),
    "VG-011": Message(
        WARNING,
        '{where}Actie {action} ("{title}") is van een andere directie. We schrijven de verandering daar op.',
        "Is dat niet de bedoeling? Haal de actie uit dit bestand.",
    ),
    "VG-012": Message(
        WARNING,
        '{where}De actie "{title}" heeft hier nummer {found}. Dat nummer kennen we niet. '
        "Daarom lezen we haar als eigen actie van de directie.",
    ),
    "VG-013": Message(
        NOTICE,
        '{where}De actie "{title}" lijkt op {action} ("{found}"). '
        "We houden het op dezelfde actie, met een nieuwe naam.",
        "Is het een andere actie? Geef haar een heel andere naam.",
    ),
    "VG-014": Message(
        WARNING,
        "In dit pakket staat geen plan en geen voortgangsformulier.",
        "Kijk of de bijlage er nog in zit.",
    ),
    "VG-015": Message(
        ERROR,
        "Dit pakket kunnen we niet openen.",
        "Pak het uit en zet de plannen en formulieren zelf in de map voortgang.",
    ),
    "VG-016": Message(
        ERROR,
        "Dit is een mail uit Outlook (.msg). Die kunnen we niet openen.",
        "Sleep de bijlage uit de mail naar de map voortgang, of bewaar de mail als .eml.",
    ),
    "VG-017": Message(
        WARNING,
        '{where}Bij actie {action} ("{title}") staat hier bij {field}: "{found}". In {other} staat: "{expected}". '
        "Wat hier staat, is ouder. Daarom telt het andere.",
        "Is dit toch wat nu geldt? Vul het in het nieuwste formulier in.",
    ),
    "VG-018": Message(
        WARNING,
        '{where}Bij actie {action} ("{title}") staat hier bij {field}: "{found}". In {other} staat: "{expected}". '
        "Dat is later bewaard. Dat telt.",
        "Klopt dat niet? Spreek af wat geldt, en vul dat in.",
    ),
    "VG-019": Message(
        WARNING,
        "In de geschiedenis van de acties ontbrak wat we eerder in dit bestand lazen. We schreven het opnieuw op.",
        "Hebben jullie een kopie van de map administratie? Kijk dan of er meer ontbreekt.",
    ),
    "VG-120": Message(
        ERROR,
        'Dit bestand is van "{found}". Die directie heeft in deze ronde geen plan. Daarom lezen we het niet.',
        "Is het van een andere ronde of gemeente? Haal het dan uit de map.",
    ),
    # --- VG-060 to VG-079: the check on plans ---
    "VG-060": Message(
        WARNING,
        "Er is nog geen plan om te toetsen.",
        "Typ eerst: zelfscan ronde verwerken MAP.",
    ),
    # --- VG-020 to VG-049: a plan that comes back from Word ---
    "VG-020": Message(ERROR, "Dit bestand is leeg.", "Vraag de afzender om het plan opnieuw te sturen."),
    "VG-021": Message(
        ERROR,
        "Dit bestand is te groot: {found}. We lezen bestanden tot {expected}.",
        "Haal plaatjes en bijlagen uit het plan en sla het opnieuw op.",
    ),
    "VG-022": Message(
        ERROR,
        "Dit bestand heeft een wachtwoord, daarom kunnen we het niet lezen.",
        "Open het in Word, haal het wachtwoord weg (Bestand, Info, Document beveiligen) en sla het opnieuw op.",
    ),
    "VG-023": Message(
        ERROR,
        "Dit bestand is beschadigd of niet helemaal opgeslagen.",
        "Open het in Word en sla het opnieuw op, of vraag de afzender om het nog een keer te sturen.",
    ),
    "VG-024": Message(
        ERROR,
        "Dit is {found}, en geen plan. Een plan lezen we als Word-document (.docx) of als .odt.",
        "Open het in Word of LibreOffice. Kies Opslaan als, en dan Word-document (.docx).",
    ),
    "VG-025": Message(
        ERROR,
        "Dit bestand is anders gemaakt dan Word of LibreOffice doet: {found}. Voor de veiligheid lezen we het niet.",
        "Open het in Word en sla het opnieuw op als Word-document (.docx).",
    ),
    "VG-026": Message(
        ERROR,
        "In dit bestand zit te veel: {found}. We lezen tot {expected}.",
        "Haal weg wat niet bij het plan hoort en sla het opnieuw op.",
    ),
    "VG-029": Message(
        WARNING,
        "In dit bestand vinden we geen acties van een verbeterplan.",
        "Is het wel een plan? Zet dan het nummer terug bij elke actie, en sla het opnieuw op.",
    ),
    "VG-030": Message(
        NOTICE, "In dit plan staan bijgehouden wijzigingen. We lazen het plan alsof ze allemaal zijn geaccepteerd."
    ),
    "VG-031": Message(
        WARNING,
        '{place}: "{found}" is geen datum die we begrijpen. Deze datum tellen we niet mee.',
        "Typ een dag, een maand en een jaar, bijvoorbeeld 1 april 2027.",
    ),
    "VG-032": Message(
        WARNING,
        '{place}: "{found}" is geen datum die we begrijpen. Deze datum tellen we niet mee.',
        "Bedoel je {expected}? Typ dan die datum.",
    ),
    "VG-033": Message(
        NOTICE,
        '{place}: bij "{field}" staat "{found}". We lazen dat als {expected}.',
        "Klopt dat niet? Verander de datum.",
    ),
    "VG-034": Message(
        NOTICE,
        '{place}: bij "{field}" staat "{found}". We lazen dat als "{expected}".',
        "Klopt dat niet? Kies opnieuw.",
    ),
    "VG-035": Message(
        WARNING,
        '{place}: bij "{field}" staat "{found}". Dat kennen we niet, dus het telt niet mee.',
        "Kies uit: {expected}.",
    ),
    "VG-036": Message(
        NOTICE,
        '{place}: het nummer "{found}" kennen we niet precies. We lazen dit als {expected} ("{title}").',
        "Klopt dat niet? Zet het goede nummer terug.",
    ),
    "VG-037": Message(
        NOTICE,
        '{place}: hier staat geen nummer. Aan de naam zien we dat dit actie {expected} is ("{title}").',
        "Klopt dat niet? Zet het goede nummer erbij.",
    ),
    "VG-038": Message(
        WARNING,
        '{place}: het nummer "{found}" kennen we niet. We lazen "{title}" als een eigen actie.',
        "Is het een actie uit het plan? Zet dan het goede nummer terug.",
    ),
    "VG-039": Message(
        NOTICE,
        '{place}: in Word staat een opmerking bij de actie "{title}". Opmerkingen lezen we niet in.',
        "Hoort het bij de actie? Zet het dan in een vak.",
    ),
    "VG-040": Message(
        WARNING,
        '{place}: hier staan misschien persoonsgegevens ({kinds}): "{found}".',
        "Haal ze weg als ze van een inwoner zijn. Wat wij bewaren, maken we onleesbaar.",
    ),
    "VG-041": Message(
        NOTICE,
        '{place}: bij de actie "{title}" staat tekst buiten de vakken. Die lezen we niet in: "{found}".',
        "Hoort het bij de actie? Zet het dan in een vak.",
    ),
    "VG-042": Message(
        WARNING,
        '{place}: hier is wel iets ingevuld ("{found}"), maar er staat geen actie bij.',
        "Zet in de kolom Actie wat jullie gaan doen.",
    ),
    "VG-043": Message(
        WARNING,
        '{place}: de actie "{title}" ({action}) staat twee keer in dit plan, met iets anders bij "{field}". '
        'Hier telt "{expected}", en niet "{found}".',
        "Klopt dat niet? Laat de actie één keer staan.",
    ),
    "VG-044": Message(
        NOTICE,
        '{place}: actie {action} heet hier "{found}". Wij houden de naam uit het plan: "{expected}".',
        "Is het een andere aanpak? Kies dan: aanpak aangepast, en schrijf bij de reden wat anders is.",
    ),
    "VG-045": Message(
        WARNING,
        '{place}: hier staat nummer {action}, en dat is "{expected}". Maar de naam hier is "{found}". '
        "Wij gaan af op het nummer.",
        "Hoort dit bij de andere actie? Zet het goede nummer terug.",
    ),
    # --- VG-050 to VG-059 and VG-100 to VG-114: progress workbooks that came back, and making them ---
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
    "VG-100": Message(
        ERROR, '"{found}" is geen percentage van 0 tot en met 100.', "Vul een heel getal in, zoals 50."
    ),
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
    # --- VG-080 to VG-099: the progress report ---
    "VG-080": Message(
        WARNING,
        "Er zijn nog geen acties. Daarom maken we geen voortgangsrapportage.",
        "Typ eerst: zelfscan ronde verwerken MAP.",
    ),
    "VG-081": Message(
        WARNING,
        "Wat het vorige rapport zei, kunnen we niet lezen. Daarom vergelijken we nu niet.",
    ),
}
