"""What there is to tell about Word templates."""

from zelfscan.messages.kind import ERROR, NOTICE, WARNING, Message

MESSAGES: dict[str, Message] = {
    # --- SJ: Word templates ---
    "SJ-001": Message(
        ERROR,
        "Dit bestand is niet te lezen als Word-document.",
        "Sla het sjabloon in Word op als Word-document (.docx).",
    ),
    "SJ-002": Message(
        ERROR,
        "Dit bestand heeft een wachtwoord of is een oud Word-bestand (.doc).",
        "Haal het wachtwoord weg en sla het op als Word-document (.docx).",
    ),
    "SJ-003": Message(
        ERROR,
        "Dit is een Word-sjabloon of een document met macro's (.dotx, .dotm of .docm).",
        "Sla het op als gewoon Word-document (.docx).",
    ),
    "SJ-004": Message(
        WARNING,
        "In dit bestand staat geen enkele plaatshouder. Elk plan wordt dan hetzelfde.",
        "De lijst staat in: zelfscan sjabloon velden.",
    ),
    "SJ-010": Message(ERROR, '{place}: de plaatshouder "{found}" bestaat niet.', 'Bedoel je "{suggestion}"?'),
    "SJ-011": Message(
        ERROR,
        '{place}: de plaatshouder "{found}" bestaat niet.',
        "De lijst staat in: zelfscan sjabloon velden.",
    ),
    "SJ-013": Message(
        ERROR,
        '{place}: "{found}" bestaat alleen binnen zijn eigen lus.',
        "Zet dit tussen de for en de endfor.",
    ),
    "SJ-014": Message(
        ERROR,
        '{place}: "{found}" kan niet. "{suggestion}" is een tekst zonder onderdelen.',
        "Laat het deel na de punt weg.",
    ),
    "SJ-015": Message(
        ERROR, '{place}: je herhaalt "{found}", maar dat is geen lijst.', "Gebruik hier de naam van een lijst."
    ),
    "SJ-016": Message(
        ERROR,
        '{place}: "{found}" is een lijst of een regel met onderdelen, geen tekst.',
        "Herhaal de lijst met for, en noem daarin het onderdeel dat je wilt zien.",
    ),
    "SJ-017": Message(
        ERROR, '{place}: "{found}" kan niet. Een naam begint nooit met een laag streepje.', "Haal dit weg."
    ),
    "SJ-018": Message(
        ERROR,
        '{place}: na de streep staat "{found}", maar zo\'n bewerking bestaat niet.',
        "Haal de streep en dit woord weg.",
    ),
    "SJ-019": Message(ERROR, '{place}: na "is" staat "{found}", maar zo\'n toets bestaat niet.', "Haal dit weg."),
    "SJ-020": Message(
        ERROR, '{place}: "{found}" is niet goed getypt. Het gaat mis bij "{expected}".', "Typ de plaatshouder opnieuw."
    ),
    "SJ-021": Message(
        ERROR,
        '{place}: "{suggestion}" begint met "{found}". Dat is geen opdracht.',
        "Kies uit for, endfor, if, elif, else, endif en set.",
    ),
    "SJ-022": Message(
        ERROR,
        '{place}: bij "{found}" ontbreken haakjes.',
        "Een plaatshouder begint en eindigt in dezelfde alinea, met twee haakjes: {{{{ naam }}}} of {{% if naam %}}.",
    ),
    "SJ-023": Message(ERROR, '{place}: "{found}" heeft te weinig haakjes.', "Typ {expected}."),
    "SJ-024": Message(ERROR, '{place}: in "{found}" staat een spatie verkeerd.', "Typ {expected}."),
    "SJ-025": Message(
        ERROR, '{place}: in "{found}" staan aanhalingstekens die niet werken.', "Typ rechte aanhalingstekens."
    ),
    "SJ-026": Message(
        NOTICE,
        '{place}: in "{found}" staan gekrulde aanhalingstekens. We lezen ze als rechte.',
        "Je hoeft niets te doen.",
    ),
    "SJ-027": Message(ERROR, '{place}: "{found}" wordt nergens afgesloten.', "Zet daarna {expected}."),
    "SJ-028": Message(ERROR, '{place}: "{found}" hoort nergens bij.', "Haal dit weg, of zet het begin ervoor."),
    "SJ-029": Message(ERROR, '{place}: "{found}" laat de tekst verdwijnen.', "Typ {expected}."),
    "SJ-030": Message(
        ERROR,
        '{place}: "{found}" past niet bij "{suggestion}". Er verdwijnt zo tekst uit het plan.',
        "Typ {expected}.",
    ),
    "SJ-031": Message(
        ERROR,
        '{place}: naast "{found}" staat "{suggestion}". Dat verdwijnt uit het plan.',
        "Zet {found} in een eigen alinea, rij of cel, zonder iets anders.",
    ),
    "SJ-032": Message(
        ERROR,
        '{place}: "{found}" werkt alleen in een tabel.',
        "Gebruik in gewone tekst {{%p in plaats van {{%tr of {{%tc.",
    ),
    "SJ-033": Message(
        ERROR,
        '{place}: "{suggestion}" en "{found}" staan op dezelfde plek. Dan verdwijnt alles ertussen.',
        "Zet begin en einde elk in een eigen alinea, rij of cel.",
    ),
    "SJ-034": Message(
        ERROR,
        '{place}: "{suggestion}" begint op een andere plek dan waar "{found}" eindigt.',
        "Zet begin en einde in dezelfde tabel, rij of cel.",
    ),
    "SJ-035": Message(
        ERROR,
        '{place}: door "{found}" kan deze cel of dit vak helemaal leeg raken. Word kan het plan dan niet openen.',
        "Zet in de cel ook een lege alinea.",
    ),
    "SJ-036": Message(
        ERROR, '{place}: "{found}" wordt op deze plek niet ingevuld.', "Zet dit in de gewone tekst, of haal het weg."
    ),
    "SJ-037": Message(
        ERROR,
        '{place}: in tekst die iemand schrapte staat nog "{found}".',
        "Accepteer of weiger in Word alle wijzigingen.",
    ),
    "SJ-038": Message(
        ERROR, "{place}: invullen met voorbeelden lukt hier niet.", "Typ de plaatshouders op deze plek opnieuw."
    ),
    "SJ-039": Message(
        ERROR,
        "{place}: hier kan een tabel zonder rijen of cellen ontstaan. Word kan het plan dan niet openen.",
        "Zet in de tabel ook een rij of cel die altijd blijft, zoals een rij met koppen.",
    ),
    "SJ-050": Message(
        WARNING,
        '{place}: de opmaakstijl "{found}" bestaat niet in dit bestand.',
        "Kies in Word een stijl uit de lijst.",
    ),
    "SJ-051": Message(
        WARNING,
        "Het sjabloon heeft geen koppen. Wie voorgelezen tekst gebruikt, kan er niet in zoeken.",
        "Geef elke kop in Word de stijl Kop 1, Kop 2 of Kop 3.",
    ),
    "SJ-052": Message(
        WARNING,
        "{place}: deze kop heeft niveau {found}. Er hoort hoogstens niveau {expected} te staan.",
        "Kies Kop {expected}.",
    ),
    "SJ-053": Message(
        WARNING,
        "{place}: deze tabel heeft geen rij met koppen.",
        'Kies in Word bij de eerste rij: Tabeleigenschappen, Rij, "Op elke pagina als veldnamenrij herhalen".',
    ),
    "SJ-054": Message(
        WARNING,
        "De taal van het sjabloon is {found}, niet Nederlands.",
        "Kies in Word bij Taal: Nederlands, als standaard.",
    ),
    "SJ-055": Message(
        WARNING,
        "{place}: deze tekst staat op een andere taal ({found}).",
        "Kies in Word voor deze tekst Nederlands als taal.",
    ),
    "SJ-056": Message(WARNING, "Het sjabloon heeft geen titel.", "Vul in Word bij Bestand, Info een titel in."),
    "SJ-057": Message(WARNING, "Het sjabloon heeft geen paginanummers.", "Kies in Word: Invoegen, Paginanummer."),
    "SJ-058": Message(
        WARNING,
        '{place}: de afbeelding "{found}" heeft geen beschrijving.',
        "Klik er in Word met rechts op en kies Alternatieve tekst.",
    ),
    "SJ-059": Message(
        WARNING,
        '{place}: in dit invulvak staat als label "{found}". Dat kennen we niet, dus we lezen het vak niet terug.',
        "Kies in Word: Ontwikkelaars, Eigenschappen. Zet bij Label een van deze woorden: {expected}.",
    ),
}
