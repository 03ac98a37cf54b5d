"""What there is to tell about a round: its settings, its participants, what came back."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    # --- RO-020 and on: processing what came back in a round ---
    "RO-021": Message(WARNING, "Hierin vinden we geen werkboek.", "Kijk of de bijlage of het werkboek er nog in zit."),
    "RO-022": Message(
        ERROR,
        "Hier zit een pakket in een pakket in een pakket. Zo diep kijken we niet.",
        "Pak het uit en zet de werkboeken zelf in de map retour.",
    ),
    "RO-023": Message(
        ERROR,
        "Hier zit te veel in: {found}. We openen tot {expected}.",
        "Pak het uit en zet de werkboeken zelf in de map retour.",
    ),
    "RO-024": Message(
        ERROR, "Dit zip-bestand heeft een wachtwoord.", "Pak het uit en zet de werkboeken zelf in de map retour."
    ),
    "RO-025": Message(
        NOTICE,
        "Van dit werkboek kwam ook een versie die later is bewaard: {expected}. Die telt, en deze niet.",
        "Zijn dit de antwoorden van een andere groep? Geef die groep een eigen werkboek.",
    ),
    "RO-046": Message(
        NOTICE, "Van dit werkboek kwam na onze reactie een nieuwe versie: {expected}. Die telt, en deze niet."
    ),
    "RO-026": Message(
        NOTICE,
        "Van dit werkboek is er ook een bestand dat later is gemaakt: {expected}. Dat telt, en dit niet.",
        "Zijn dit de antwoorden van een andere groep? Geef die groep een eigen werkboek.",
    ),
    "RO-027": Message(
        NOTICE,
        "Van dit werkboek zijn er meer bestanden, en we zien niet welk later is gemaakt. {expected} telt, en dit niet.",
        "Klopt dat niet? Haal het andere bestand weg.",
    ),
    "RO-028": Message(NOTICE, "Dit is precies hetzelfde bestand als {expected}. Het telt één keer."),
    "RO-029": Message(
        WARNING,
        'De directie "{found}" staat niet in deelnemers.xlsx. We hebben dit werkboek wel verwerkt.',
        "Klopt de naam? Zet de directie dan in de lijst.",
    ),
    "RO-045": Message(
        WARNING,
        'De directie "{found}" staat niet in deelnemers.xlsx. We hebben dit werkboek wel verwerkt.',
        'Hoort het bij "{suggestion}"? Verbeter dan de naam in het werkboek.',
    ),
    "RO-030": Message(
        WARNING,
        'Hier staat de directie "{found}", maar dit werkboek ging naar "{expected}". Daar tellen we het bij.',
        "Kijk of de goede directie dit werkboek heeft ingevuld.",
    ),
    "RO-031": Message(NOTICE, "Van deze directies hebben we nog niets ontvangen ({count}): {found}."),
    "RO-032": Message(NOTICE, "Van {found} missen we nog: {expected}."),
    "RO-033": Message(
        ERROR,
        "Dit bestand vraagt te veel tijd of geheugen. We hebben het overgeslagen.",
        "Open het in Excel en sla het opnieuw op als gewoon werkboek (.xlsx).",
    ),
    "RO-034": Message(
        ERROR,
        "Bij dit bestand ging er iets mis in ons programma ({found}).",
        "Stuur deze melding naar wie de zelfscan voor jullie beheert.",
    ),
    "RO-035": Message(
        ERROR,
        "Het plan van {directorate} maken lukte niet ({found}).",
        "Stuur deze melding naar wie de zelfscan voor jullie beheert.",
    ),
    "RO-036": Message(
        WARNING, "Iemand heeft dit bestand aangepast, daarom laten we het staan. Het nieuwe staat ernaast: {expected}."
    ),
    "RO-037": Message(
        ERROR,
        "Dit bestand kunnen we niet schrijven.",
        "Sluit het in Word of Excel, of kijk of jullie in deze map mogen schrijven. Draai de opdracht dan opnieuw.",
    ),
    "RO-038": Message(
        ERROR,
        "Dit bestand past niet meer op de schijf.",
        "Maak ruimte en draai de opdracht opnieuw.",
    ),
    "RO-039": Message(ERROR, "Dit bestand kunnen we niet schrijven ({found}).", "Draai de opdracht later opnieuw."),
    "RO-040": Message(
        ERROR,
        "Deze ronde wordt al verwerkt{found}. Daarom stoppen we hier.",
        "Wacht tot dat klaar is en draai de opdracht dan opnieuw.",
    ),
    "RO-041": Message(
        ERROR,
        "Dit is een mail uit Outlook (.msg). Die kunnen we niet openen.",
        "Sleep de bijlage uit de mail naar de map retour, of bewaar de mail als .eml.",
    ),
    "RO-042": Message(
        ERROR, "Het cluster op {found} antwoordt niet.", "Kijk of het adres klopt, of laat --cluster weg."
    ),
    "RO-043": Message(
        ERROR,
        "Voor --cluster ontbreekt een onderdeel.",
        "Installeer het met: pip install 'zelfscan[cluster]'.",
    ),
    "RO-047": Message(
        ERROR,
        "Hierin staat wat er is uitgedeeld, maar we kunnen het niet lezen. We gaan nu af op de naam in elk werkboek.",
        "Zet een eerdere versie van dit bestand terug.",
    ),
    "RO-044": Message(
        NOTICE,
        "Dit bestand hoorde bij een eerdere retour en klopt niet meer. Niemand had het aangepast; we haalden het weg.",
    ),
    # --- RO: a round: its settings and its list of participants ---
    "RO-001": Message(
        ERROR,
        "Dit is geen map van een ronde: ronde.yaml ontbreekt.",
        "Maak een ronde met: zelfscan ronde nieuw MAP.",
    ),
    "RO-002": Message(
        ERROR,
        "De lijst met deelnemers ontbreekt.",
        "Zet deelnemers.xlsx terug in de map van de ronde.",
    ),
    "RO-003": Message(
        ERROR,
        'We vinden het blad "{expected}" niet, of de rij met koppen is weg.',
        'Zet de koppen terug. De eerste kop is "Directie".',
    ),
    "RO-004": Message(WARNING, 'De kop "{found}" kennen we niet.', 'Bedoel je "{suggestion}"?'),
    "RO-005": Message(ERROR, 'De kolom "{expected}" ontbreekt.', "Zet deze kop terug, precies zo geschreven."),
    "RO-006": Message(WARNING, 'De kolom "{found}" staat er twee keer. We lezen alleen de eerste.', "Haal er één weg."),
    "RO-007": Message(ERROR, '"{found}" kan hier niet.', "{suggestion}"),
    "RO-008": Message(ERROR, "Hier staat nog niets: {expected} ontbreekt.", "Vul dit in."),
    "RO-009": Message(
        ERROR,
        'De directie "{found}" staat er twee keer: ook in cel {expected}.',
        "Haal een van de twee rijen weg. Tot dan delen we voor deze directie niets uit.",
    ),
    "RO-010": Message(
        ERROR,
        'Voor "{found}" en "{suggestion}" (cel {expected}) zouden de bestanden dezelfde naam krijgen: {name}.',
        "Geef een van de twee een naam die meer verschilt.",
    ),
    "RO-011": Message(
        WARNING,
        '"{found}" is geen mailadres. De mail krijgt nu geen ontvanger.',
        "{suggestion}",
    ),
    "RO-012": Message(
        WARNING,
        'De datum "{found}" staat er als tekst. We lezen: {suggestion}.',
        "Klopt dat niet? Typ de datum dan opnieuw.",
    ),
    "RO-013": Message(ERROR, '"{found}" is geen datum die we kennen.', "Typ de datum zo: {suggestion}."),
    "RO-014": Message(
        ERROR, '"{found}" is geen aantal werkboeken.', "Vul een heel getal in van 0 tot en met {expected}. {suggestion}"
    ),
    "RO-015": Message(
        ERROR,
        "Bij geen enkel niveau staat een aantal werkboeken.",
        "Vul bij minstens één niveau in hoeveel werkboeken je uitdeelt.",
    ),
    "RO-016": Message(ERROR, 'De directie "{found}" staat niet op het blad Deelnemers.', "{suggestion}"),
    "RO-017": Message(
        ERROR,
        "Voor deze directie staan er te veel werkprocessen: {found}.",
        "Laat er hoogstens {expected} staan.",
    ),
    "RO-018": Message(
        ERROR,
        "Bij dit werkproces staat contact {found}. Bij de directie staat alleen {expected}.",
        "Zet het erbij op het blad Deelnemers, of haal het hier weg.",
    ),
    "RO-019": Message(WARNING, '"{found}" staat er voor deze directie twee keer. Het eerste telt.', "Haal er één weg."),
    "RO-080": Message(
        ERROR,
        'Regel {line}: het bestand "{found}" bij "{expected}" bestaat niet.',
        "Kijk of de naam klopt. Een naam geldt vanaf de map van de ronde.",
    ),
    "RO-081": Message(ERROR, 'Regel {line}: "{{{found}}}" kennen we niet.', "{suggestion}"),
    "RO-082": Message(
        NOTICE,
        'De directie "{found}" kreeg een werkboek, maar staat niet meer in de lijst.',
        "Het werkboek blijft geldig. Komt het terug, dan lezen we het.",
    ),
    "RO-083": Message(
        ERROR,
        "Hierin staat wat er is uitgedeeld, maar we kunnen het niet lezen. Daarom delen we niets uit.",
        "Zet een eerdere versie van dit bestand terug.",
    ),
    "RO-084": Message(ERROR, 'Regel {line}: "{found}" kan hier niet.', "Vul in: {expected}."),
    "RO-085": Message(
        NOTICE,
        "Iemand heeft dit bestand veranderd, dus het blijft staan. De nieuwe versie staat ernaast: {found}.",
    ),
    "RO-086": Message(
        ERROR,
        'De eerste regel van de mail begint niet met "Onderwerp:", of er is geen tekst.',
        'Begin met "Onderwerp: ...", daarna een lege regel en dan de tekst.',
    ),
    "RO-087": Message(WARNING, "In deze cel staat een fout van Excel ({found}). We lezen hem als leeg."),
    "RO-088": Message(
        WARNING, "Er staat nog geen directie in de lijst.", "Vul op het blad Deelnemers minstens één rij in."
    ),
    "RO-089": Message(
        ERROR,
        'Regel {line}: "{found}" is niet de map van een andere ronde.',
        "Zet hier de map van de vorige ronde, waarin ronde.yaml staat. Of maak het leeg.",
    ),
    # --- RO-050 and on: a workbook of an older version of the instrument ---
    "RO-050": Message(NOTICE, 'Wat bij "{found}" stond, hoort nu bij {suggestion}. Daar lezen we het.'),
    "RO-051": Message(
        WARNING,
        'De vraag "{found}" bestaat nu uit {suggestion}. We zetten jullie antwoord bij elk deel.',
        "Kijk bij elk deel of het antwoord klopt.",
    ),
    "RO-052": Message(
        WARNING,
        'De vraag "{found}" is met een andere samengevoegd tot {suggestion}. Het minst gunstige antwoord telt.',
        "Kijk of dat antwoord klopt.",
    ),
    "RO-053": Message(NOTICE, 'De vraag "{found}" bestaat niet meer. Wat daar staat, telt niet mee.'),
}
