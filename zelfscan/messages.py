"""The catalogue of findings: for each code its severity, its Dutch sentence and the way out.

One file, so that a colleague can review the language of all messages at once. Sentences may use the
fields of Finding ({found}, {expected}, {suggestion}) and the names in its details.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from zelfscan.model.finding import Finding, Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of finding: how much it weighs, what it says, and what to do about it."""

    severity: Severity
    text: str
    way_out: str = ""


CATALOGUE: dict[str, Message] = {
    # --- BE: the file itself (reading) ---
    "BE-001": Message(
        ERROR,
        "Dit bestand kunnen we niet openen.",
        "Kijk of het bestand er nog staat en of een ander programma het open heeft.",
    ),
    "BE-002": Message(
        NOTICE,
        "Dit is een hulpbestand dat Excel zelf maakt zolang een werkboek open staat. We slaan het over.",
        "Sluit het werkboek in Excel, dan verdwijnt dit bestand vanzelf.",
    ),
    "BE-003": Message(ERROR, "Dit bestand is leeg.", "Vraag de afzender om het werkboek opnieuw te sturen."),
    "BE-004": Message(
        ERROR,
        "Dit bestand is te groot: {found}. We lezen bestanden tot {expected}.",
        "Haal plaatjes en bijlagen uit het werkboek en sla het opnieuw op.",
    ),
    "BE-005": Message(
        ERROR,
        "Dit werkboek heeft een wachtwoord, daarom kunnen we het niet lezen.",
        "Open het in Excel, haal het wachtwoord weg (Bestand, Info, Werkmap beveiligen) en sla het opnieuw op.",
    ),
    "BE-006": Message(
        ERROR,
        "Dit bestand is beschadigd of niet helemaal opgeslagen.",
        "Open het in Excel en sla het opnieuw op, of vraag de afzender om het nog een keer te sturen.",
    ),
    "BE-007": Message(
        ERROR,
        "Dit is {found}, en geen werkboek.",
        "Stuur het ingevulde werkboek als Excel-bestand (.xlsx, .xlsm of .xls) of als .ods.",
    ),
    "BE-008": Message(
        ERROR,
        "Dit bestand is anders gemaakt dan Excel of LibreOffice doet: {found}. Voor de veiligheid lezen we het niet.",
        "Open het in Excel en sla het opnieuw op als gewoon werkboek (.xlsx).",
    ),
    "BE-009": Message(
        ERROR,
        "In dit bestand zit te veel: {found}. We lezen tot {expected}.",
        "Haal weg wat niet bij de zelfscan hoort en sla het opnieuw op.",
    ),
    "BE-010": Message(
        ERROR,
        "Dit blad is veel te groot. Er staat iets heel ver weg van de rest.",
        "Haal op dit blad de lege rijen en kolommen weg en sla het werkboek opnieuw op.",
    ),
    "BE-011": Message(NOTICE, "In dit bestand zitten macro's. Die hebben we niet uitgevoerd en ook niet nodig."),
    "BE-012": Message(NOTICE, "In dit bestand zitten koppelingen naar andere bestanden. Die hebben we niet gevolgd."),
    "BE-013": Message(
        ERROR,
        "Dit bestand is niet te lezen.",
        "Open het in Excel en sla het opnieuw op als gewoon werkboek (.xlsx).",
    ),
    # --- WB: whether it is one of our workbooks ---
    "WB-001": Message(
        ERROR,
        "Dit is geen werkboek van de zelfscan. We vinden geen van onze nummers terug.",
        "Kijk of dit het goede bestand is.",
    ),
    "WB-002": Message(
        ERROR,
        'Dit werkboek hoort bij een ander instrument ("{found}") en niet bij "{expected}".',
        "Kijk of dit het goede bestand is.",
    ),
    "WB-003": Message(
        WARNING,
        "Dit werkboek is van versie {found}. Nu is het versie {expected}. We lezen wat in allebei staat.",
        "Vragen die alleen in een van beide versies staan, tellen niet mee.",
    ),
    "WB-004": Message(
        NOTICE,
        "Het verborgen blad Meta ontbreekt. We weten van welk instrument dit werkboek is door de eigenschappen van "
        "het bestand. Wat er gevraagd is, lezen we af aan de nummers in de rijen.",
    ),
    "WB-005": Message(
        NOTICE,
        "Het verborgen blad Meta ontbreekt. We herkennen dit werkboek aan de nummers in de rijen.",
    ),
    # --- BL: sheets, columns and rows ---
    "BL-001": Message(
        ERROR,
        'Het blad "{found}" ontbreekt.',
        "Zet het blad terug, of kopieer jullie antwoorden naar een nieuw werkboek.",
    ),
    "BL-002": Message(NOTICE, 'Wat op blad "{expected}" hoort, vonden we op dit blad. Dat geeft niet.'),
    "BL-003": Message(
        ERROR,
        'In rij {row} ontbreekt de kolom "{found}".',
        "Zet deze kop terug boven de kolom, precies zo geschreven.",
    ),
    "BL-004": Message(
        ERROR,
        'Op dit blad ontbreekt de rij met koppen, die begint met "Nr". Zonder koppen weten we niet wat waar staat.',
        "Kopieer deze rij uit het oorspronkelijke werkboek.",
    ),
    "BL-005": Message(
        WARNING,
        "Op dit blad ontbreken rijen ({count}): {found}.",
        "Zijn ze per ongeluk weggehaald? Kopieer ze uit het oorspronkelijke werkboek.",
    ),
    "BL-006": Message(
        ERROR,
        'Het nummer "{found}" kennen we niet, dus deze rij telt niet mee.',
        'Bedoelen jullie "{suggestion}"?',
    ),
    "BL-007": Message(NOTICE, "In deze rij ontbreekt het nummer. Aan de vraag zien we dat het {suggestion} is."),
    "BL-008": Message(
        WARNING,
        "De tekst van deze vraag is veranderd. Wij lezen het antwoord bij de oorspronkelijke vraag.",
        'De vraag is: "{expected}" Klopt het antwoord daarbij?',
    ),
    "BL-009": Message(NOTICE, 'De rij "{found}" hoort niet in dit werkboek. We slaan deze rij over.'),
    "BL-010": Message(
        ERROR,
        'Op dit blad staan dezelfde rijen als op blad "{original}", met andere antwoorden bij: {found}.',
        "Haal het blad weg dat niet klopt.",
    ),
    "BL-011": Message(
        WARNING,
        'De kolom "{found}" staat er twee keer. We lezen alleen de eerste.',
        "Haal de kolom weg die niet klopt.",
    ),
    "BL-012": Message(NOTICE, 'Op dit blad staan dezelfde rijen als op blad "{original}". Ze tellen één keer.'),
    "BL-013": Message(
        ERROR,
        'Het nummer "{found}" kennen we niet, dus deze rij telt niet mee.',
        "Zet het goede nummer terug, of haal de rij weg.",
    ),
    "BL-014": Message(
        WARNING,
        "Op dit blad is de tekst van {count} vragen veranderd. Wij lezen de antwoorden bij de oorspronkelijke vragen.",
        "Kijk of de antwoorden passen bij de vragen in het oorspronkelijke werkboek.",
    ),
    "BL-015": Message(
        NOTICE,
        'Op dit blad staat tekst die we niet lezen, zoals deze: "{found}".',
        "Zet het in Toelichting als het mee moet.",
    ),
    # --- GE: the sheet Gegevens ---
    "GE-001": Message(ERROR, "De naam van de directie ontbreekt.", "Vul in voor welke directie dit werkboek is."),
    "GE-002": Message(
        WARNING,
        'Hier ontbreekt namens wie jullie invullen. We gaan uit van "{suggestion}".',
        "Kies een antwoord uit de lijst.",
    ),
    "GE-003": Message(
        ERROR,
        'Namens wie jullie invullen is niet duidelijk: "{found}" kennen we niet.',
        "Kies uit: {expected}.",
    ),
    "GE-004": Message(ERROR, '"{found}" lezen we niet als aantal mensen.', "Vul een heel getal in, zoals 6."),
    "GE-005": Message(
        NOTICE,
        "Hier ontbreekt met hoeveel mensen jullie invulden. Vragen naar een mening tellen dan niet mee.",
    ),
    "GE-006": Message(ERROR, '"{found}" is geen datum die kan kloppen.', "Schrijf de datum zoals 12-3-2026."),
    "GE-007": Message(NOTICE, "De datum van invullen ontbreekt."),
    "GE-008": Message(
        WARNING,
        'Hier staat "{found}", maar dit werkboek is gemaakt voor "{expected}". We gaan uit van "{found}".',
        "Kijk of dit het goede werkboek is.",
    ),
    # --- WP: work processes ---
    "WP-001": Message(
        ERROR,
        "Er is nog geen werkproces ingevuld.",
        "Geef het eerste werkproces hier een naam.",
    ),
    "WP-002": Message(
        ERROR,
        "Werkproces {process} heeft geen naam, maar er is wel iets ingevuld (aantal: {count}).",
        "Geef het werkproces hier een naam, of haal de antwoorden weg.",
    ),
    "WP-003": Message(
        ERROR,
        'Bij werkproces {process} ("{name}") ontbreekt het soort contact. Dan weten we niet welke vragen erbij horen.',
        "Kies Ja bij contact A, B of C.",
    ),
    "WP-004": Message(
        WARNING,
        'Bij werkproces {process} ("{name}") is geen enkel kenmerk ingevuld. Het risico blijft dan onbekend.',
        "Vul de kenmerken W1 tot en met W12 in.",
    ),
    "WP-005": Message(
        WARNING,
        "Werkproces {process} heet hetzelfde als werkproces {other}.",
        "Geef elk werkproces een eigen naam.",
    ),
    # --- AN: what stands in a cell ---
    "AN-001": Message(NOTICE, '"{found}" lezen we als "{suggestion}".'),
    "AN-002": Message(NOTICE, '"{found}" kan drie dingen betekenen. We lezen het als "{suggestion}".'),
    "AN-003": Message(ERROR, '"{found}" is geen geldig antwoord.', 'Bedoelen jullie "{suggestion}"?'),
    "AN-004": Message(ERROR, '"{found}" is geen geldig antwoord.', "Kies uit: {expected}."),
    "AN-005": Message(
        ERROR,
        "Hier staat de foutwaarde {found}. Wat jullie hier invulden, is niet meer te zien.",
        "Vul deze cel opnieuw in.",
    ),
    "AN-006": Message(
        ERROR,
        'Excel maakte hier een datum van: "{found}".',
        "Kies het antwoord opnieuw uit de lijst.",
    ),
    "AN-007": Message(
        WARNING,
        'Bij "{found}" hoort een reden, en die ontbreekt.',
        "Schrijf in de kolom Toelichting waarom deze vraag hier niet past.",
    ),
    "AN-008": Message(
        WARNING,
        '"{found}" kan drie dingen betekenen. We lezen het als "{suggestion}", maar dan ontbreekt de reden.',
        'Kies een van de drie antwoorden die met "N.v.t." beginnen, of schrijf de reden in de kolom Toelichting.',
    ),
    "AN-009": Message(ERROR, 'Hier staat "{found}", en dat is geen antwoord op deze vraag.', "Kies uit: {expected}."),
    "AN-010": Message(NOTICE, 'Deze vraag speelt hier niet. Het antwoord "{found}" telt daarom niet mee.'),
    "AN-011": Message(
        NOTICE,
        "In deze kolom staan {count} antwoorden op vragen die hier niet spelen. Die tellen niet mee.",
    ),
    "AN-012": Message(
        WARNING,
        'Hier staat een formule. We lezen wat die het laatst liet zien: "{found}".',
        "Vul het antwoord zelf in, zonder formule.",
    ),
    "AN-013": Message(
        ERROR,
        'De rij {row} staat er twee keer, met verschillende antwoorden: hier "{found}", en iets anders in {other}.',
        "Laat alleen het antwoord staan dat klopt.",
    ),
    "AN-014": Message(NOTICE, "De rij {row} staat er twee keer, ook in rij {other}. De antwoorden tellen één keer."),
    "AN-015": Message(
        NOTICE,
        "Deze tekst is zo lang dat hij niet helemaal in een cel van Excel past. Misschien mist het einde.",
    ),
    "AN-016": Message(
        NOTICE,
        "In deze tekst staan tekens die niet te zien zijn. In Word komt daar een vakje (□) te staan.",
    ),
    "AN-017": Message(
        WARNING,
        "Hier staat een formule zonder uitkomst, dus deze cel telt als open.",
        "Vul het antwoord zelf in, zonder formule.",
    ),
    "AN-018": Message(
        ERROR,
        'Getal en tekst spreken elkaar tegen: "{found}". Bij dit getal hoort: {expected}.',
        "Kies opnieuw uit de lijst.",
    ),
    "AN-019": Message(WARNING, "Hier staat {found}, en we verwachten een naam.", "Kijk of dit klopt."),
    "AN-020": Message(WARNING, '"{found}" past hier niet.', "Vul een getal in van {expected}."),
    "AN-021": Message(
        WARNING,
        'Het werkproces "{found}" kennen we niet. We lezen deze regel als iets van de hele directie.',
        "Kies uit: {expected}.",
    ),
    "AN-022": Message(
        WARNING,
        "Vanaf hier ontbreekt op dit blad nog bij {count} antwoorden de reden.",
        "Schrijf in de kolom Toelichting waarom de vraag niet past.",
    ),
    # --- EO: people's own judgement ---
    "EO-001": Message(
        ERROR,
        "De reden ontbreekt, dus dit oordeel telt nog niet mee.",
        "Schrijf in één zin waarom jullie er anders over denken.",
    ),
    "EO-002": Message(
        ERROR,
        'Het werkproces "{found}" kennen we niet, dus dit oordeel telt niet mee.',
        "Kies uit: {expected}.",
    ),
    "EO-003": Message(
        ERROR,
        'De categorie "{found}" kennen we niet, dus dit oordeel telt niet mee.',
        "Kies {expected}.",
    ),
    "EO-004": Message(ERROR, "Hier ontbreekt of het risico hoger of lager is.", "Kies hoger of lager."),
    "EO-005": Message(
        ERROR,
        'Bij "{found}" hoort geen risico per werkproces, dus dit oordeel telt niet mee.',
        "Kies R1 tot en met R8, of schrijf het op het blad Eigen risico's.",
    ),
    "EO-006": Message(
        ERROR,
        "Deze cel is leeg, dus dit oordeel telt nog niet mee.",
        "Kies uit: {expected}.",
    ),
    # --- PG: personal data ---
    "PG-001": Message(
        WARNING,
        'Hier staan misschien persoonsgegevens ({kinds}): "{found}".',
        "Haal ze weg als ze van een inwoner zijn. In het verbeterplan maken we ze onleesbaar.",
    ),
    # --- OP: what is still open ---
    "OP-001": Message(NOTICE, "Op dit blad zijn nog {found} van de {asked} antwoorden open."),
    "OP-002": Message(NOTICE, "Op dit blad is nog {found} van de {asked} antwoorden open."),
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
    # --- SC: several workbooks of one directorate together (scoring) ---
    "SC-001": Message(
        ERROR,
        'Werkproces {process} heet "{found}", maar in een ander werkboek heet het "{expected}".',
        "Geef hetzelfde werkproces in elk werkboek dezelfde naam, of zet het op een andere plek (P1, P2).",
    ),
    "SC-002": Message(
        WARNING,
        "Werkproces {process}: bij {attribute} verschillen de werkboeken {found} stappen. De hoogste telt.",
        "Bespreek samen wat klopt.",
    ),
    "SC-003": Message(
        ERROR,
        "Eigen oordeel bij {process} en {category}: hier is geen uitkomst die hoger of lager kan.",
        "Kijk op het blad Resultaat welke uitkomsten er zijn, of haal deze regel weg.",
    ),
    "SC-004": Message(
        ERROR,
        "Eigen oordeel bij {process} en {category}: {found} kan niet, de uitkomst staat al aan het eind van de schaal.",
        "Haal deze regel weg, of kies de andere kant op.",
    ),
    "SC-005": Message(
        ERROR,
        "Eigen oordeel bij {process} en {category}: de reden ontbreekt, dus deze stap {found} telt nog niet mee.",
        "Schrijf in één zin waarom jullie er anders over denken.",
    ),
    "SC-006": Message(
        WARNING,
        "Eigen oordeel bij {process} en {category}: de ene regel zegt hoger, de andere lager. Dat heft elkaar op.",
        "Bespreek samen wat klopt en laat één regel staan.",
    ),
    "SC-007": Message(
        WARNING,
        "Dit werkboek is hetzelfde als {found}. Het telt één keer mee.",
    ),
    "SC-008": Message(
        ERROR,
        "Dit is hetzelfde werkboek als {found}, maar met andere antwoorden.",
        "Kies welk bestand telt, en laat het andere weg.",
    ),
    "SC-009": Message(
        WARNING,
        "Er is alleen een werkboek van inwoners. Zonder werkboek van de directie zelf is er nog geen risicobeeld.",
        "Voeg het werkboek van de directie toe.",
    ),
    # --- PL: choosing actions and owners (planning) ---
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
    # --- UI: writing the documents (cli) ---
    "UI-001": Message(
        ERROR,
        "Dit bestand kan niet worden geschreven.",
        "Sluit het in Word of Excel, of kies een andere map. Draai de opdracht daarna opnieuw.",
    ),
    "UI-004": Message(
        ERROR, "De schijf is vol. Er is niets veranderd.", "Maak ruimte vrij en draai de opdracht opnieuw."
    ),
    "UI-005": Message(
        NOTICE, "Dit bestand is door iemand aangepast. We lieten het staan en zetten het nieuwe ernaast: {found}."
    ),
    "UI-002": Message(
        ERROR,
        "Dit Word-sjabloon werkt niet.",
        "Kijk wat er mis is met: zelfscan sjabloon controleren.",
    ),
    "UI-003": Message(
        ERROR,
        'De plannen van "{found}" en "{expected}" komen in hetzelfde bestand. Dat van "{found}" is niet gemaakt.',
        "Geef een van beide een andere naam, of kies een andere map.",
    ),
    "PL-001": Message(
        WARNING,
        "Niemand staat genoteerd als {role}. De eigenaar is nog te benoemen bij: {found}.",
        "Vul op het blad Gegevens in wie deze rol heeft.",
    ),
    "PL-002": Message(
        WARNING,
        "De opdrachtgever is nog te benoemen bij: {found}. Dat is iemand anders dan de eigenaar.",
        "Vul op het blad Gegevens in wie {role} is.",
    ),
    "PL-003": Message(
        WARNING,
        "Geen enkele actie in dit plan verandert een werkwijze, een systeem of de sturing.",
        "Bedenk samen wat jullie in het werk zelf kunnen veranderen, en zet dat erbij.",
    ),
    "PL-004": Message(
        WARNING,
        "Geen enkele actie in dit plan doen jullie samen met inwoners.",
        "Bedenk samen hoe inwoners kunnen meedenken, en zet dat erbij.",
    ),
    "PL-005": Message(
        WARNING,
        "Voor {factor} staat alleen een training in het plan. Training alleen verandert weinig (bronnen: {found}).",
        "Zet er een verandering in het werk zelf bij.",
    ),
    "PL-006": Message(
        WARNING,
        "De wet of een norm vraagt om {found}, maar er passen niet meer acties in dit plan.",
        "Bespreek met een jurist wanneer dit kan.",
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
}


def severity(finding: Finding) -> Severity:
    """How much a finding weighs."""
    return CATALOGUE[finding.code].severity


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether a finding of severity fout is among them."""
    return any(severity(finding) is Severity.ERROR for finding in findings)


def body(finding: Finding) -> str:
    """What is the matter and the way out, without code and place."""
    return " ".join(part for part in matter_and_way_out(finding) if part)


def matter_and_way_out(finding: Finding) -> tuple[str, str]:
    """What is the matter, and the way out (empty where there is none), as two texts."""
    message = CATALOGUE[finding.code]
    return message.text.format_map(names(finding)), message.way_out.format_map(names(finding))


def names(finding: Finding) -> dict[str, str]:
    """What the sentences of a finding can name."""
    told = {"found": finding.found, "expected": finding.expected, "suggestion": finding.suggestion}
    return {**told, **finding.details}


def sentence(finding: Finding) -> str:
    """The whole message: code, place, what is the matter, way out."""
    sheet, cell = finding.sheet and f"blad {finding.sheet}", finding.cell and f"cel {finding.cell}"
    place = ", ".join(part for part in (finding.file, sheet, cell) if part)
    return f"[{finding.code}] {place}: {body(finding)}" if place else f"[{finding.code}] {body(finding)}"


WORD_PARTS = {
    "word/document": "tekst",
    "word/header": "koptekst",
    "word/footer": "voettekst",
    "word/footnotes": "voetnoten",
    "word/endnotes": "eindnoten",
    "word/comments": "opmerkingen",
    "word/charts": "grafiek",
    "word/diagrams": "tekening",
    "word/_rels": "koppelingen",
    "docProps": "eigenschappen",
}
"""The parts of a Word file, by the start of their names, in the words that Word uses for them."""


def word_place(part: str, heading: str, table: int, row: int, text: str) -> str:
    """A place in a Word file, as a person would look for it; ``table`` and ``row`` count from 1, 0 is none."""
    known = next((word for start, word in WORD_PARTS.items() if part.startswith(start)), "bestand")
    pieces = [
        known,
        f'onder "{heading}"' if heading else "",
        f"tabel {table}" if table else "",
        f"rij {row}" if row else "",
        f'alinea "{text}"' if text else "",
    ]
    return ", ".join(piece for piece in pieces if piece)
