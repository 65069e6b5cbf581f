namespace Samsteg.Rules;

/// <summary>An application on the form of RAR Sörmland as it was written on paper, and what is to be read out of it.</summary>
internal static class InitiativeOnPaper
{
    /// <summary>Lines: <c>#</c> a section, <c>##</c> a part of it, <c>-</c> an item, <c>|</c> a row.</summary>
    public const string Document =
        """
        # Insatsens namn
        Nyttiga Affärer 2.0
        # Insatsägare
        Region Sörmland
        # Samverkansparter
        Region Sörmland – Insatsägare: svarar för helheten och för att arbetet drar åt samma håll som länets övriga planer.
        Arbetsförmedlingen Sörmland – Rådgivande part som stärker företagens affärsmässighet och förklarar regler och villkor för arbetsträning och praktik, till exempel på affärsskolorna.
        Coompanion Sörmland – Leder projekt och processer och genomför aktiviteterna tillsammans med regionen, Arbetsförmedlingen och kommunerna.
        Nyköpings kommun, Arbetsmarknadsenheten – Bidrar med deltagare som kan få arbetsträning i sociala företag, i linje med kommunens egna strategier.
        Nyköpings kommun, Näringslivsenheten – Främjar nya sociala företag genom goda exempel, öppna kontaktvägar och bättre förutsättningar för affärsavtal inom kommunen.
        # Bakgrund
        Ansökan fortsätter det arbete som Region Sörmland samordnade under cirka två år i projektet Nyttiga affärer, där målet var att göra socialt företagande mer känt.
        Det första projektet leddes av Coompanion, betalades av Tillväxtverket och tog avstamp i regeringens strategi för sociala företag.
        Runt 80 företag kontaktades och omkring 40 sade sig vilja vara med i ett länsnätverk.
        En slutsats var att företagen behöver bli bättre på att visa vilken effekt deras arbete ger och på att bära sig ekonomiskt utan bidrag.
        Kunskapen i länet bedömdes vara lägre än i andra län, men intresset från offentliga aktörer växte och det fattades mötesplatser.
        # Syfte
        Fler människor ska närma sig arbetslivet genom arbetsträning och liknande stöd i sociala företag.
        Nya sociala företag ska kunna växa fram, och de som finns ska stå stadigare i sin affär.
        - Personer i RAR:s målgrupper tar steg mot arbete.
        - Deltagare förbereds, stärks och slussas till företag i nätverket.
        - Fler platser för arbetsträning öppnas och villkoren runt dem förbättras.
        - Fler sociala företag startar i länet.
        - Företagen klarar konkurrens och affärer bättre.
        - Rådgivning och kontakter med offentlig sektor blir lättare att få.
        - Företagsfrämjare förstår de sociala företagens särskilda affärsmodeller.
        - Fler företag håller den kvalitet som krävs för att leverera arbetsträning.
        - Två nätverk, ett för företag och ett för offentlig sektor, får mötas och utvecklas.
        - Fler avtal träffas som öppnar arbetsträning och praktik för personer långt från arbetsmarknaden.
        - Kunskapen om socialt företagande som svar på samhällsproblem ökar.
        # Mål
        Insatsen har åtta målsättningar inom tre områden. De gäller till och med den 30 november 2022.
        1. Fyra Framtidsverkstäder med 30 deltagare
        Deltagarna rekryteras främst via kommunerna, får sex träffar i grupp och 2–4 coachsamtal var.
        2. 20 deltagare i arbetsträning eller praktik
        Platsen väljs efter personens förutsättningar, planeras gemensamt och följs upp; fyra coachsamtal till ingår.
        3. Minst 15 företag redo att ta emot
        Handledarkurs och löpande stöd gör både nya och äldre företag trygga i att ta emot.
        4. Två affärsskolor för 20 företag
        Hålls med innovationsaktörer och om det går en folkhögskola; varje företag skickar 1–2 personer.
        5. Affärsrådgivning till sociala företagare
        Råd ska finnas både i projektet och hos andra främjare.
        6. 10 nya avtal med offentlig sektor
        Upphandling, IOP och andra avtalsformer används som verktyg.
        7. Två utbildningar för offentlig sektor
        Minst 15 olika offentliga organisationer eller avdelningar ska vara med sammanlagt.
        8. Fyra brobyggande träffar
        Nätverken möts fyra gånger för att öka förståelsen och hitta lösningar.
        # Behov
        Psykisk ohälsa, arbetslöshet och avbruten skolgång är problem som ingen part löser ensam, därför krävs samverkan över sektorsgränser.
        Den som varit arbetslös eller sjukskriven i flera år har ofta en lång väg tillbaka och behöver samordnat stöd; pandemin gör läget svårare.
        De sociala företagen i länet är få och flera har svag ekonomi; engagemanget är ofta större än affärskunnandet.
        Företagen har svårt att hitta rätt ingång i det offentliga och att svara på upphandlingar, och kommunerna är inte alltid säkra på hur en upphandling som passar ska se ut.
        Ansvaret i det offentliga är delat mellan upphandling, näringsliv, arbetsmarknad och beställare, vilket gör rollerna otydliga.
        # Planerad tid
        Start: 2020-12-01
        Slut: 30 november 2022
        Sista dag för intag: 2022-02-01
        # Målgrupp
        - Personer som behöver arbetsträning eller praktik
        - Sociala företag och samhällsentreprenörer
        - Funktioner i offentlig sektor
        - Arbetsförmedlingens företagsrådgivare och arbetsförmedlare
        # Förväntat antal deltagare
        30 deltagare går en Framtidsverkstad och får 2–4 coachsamtal var
        20 deltagare får arbetsträning eller annat arbetsnära stöd med 4–6 uppföljande coachsamtal och handlingsplan
        15 personer i offentlig sektor lär sig om avtal och upphandling tillsammans med 5 sociala företag
        15 företag går handledarutbildning med minst 15 personer
        30 personer går affärsskola, från 20 sociala företag
        # Metoder
        Utbilda utbildaren: Företag i länet som redan är utbildade lär upp handledare i företag som är nya.
        Kreativa arbetssätt: Beprövade övningar som tränar mod, självkänsla och nytänkande om den egna framtiden.
        Coachning av ICF-coach: En utbildad coach ger enskilda samtal och lotsar till en plats som passar personen.
        Samskapande: Forskningsbaserad modell där idéer och erbjudanden tas fram utifrån kundens behov.
        Utbildning i upphandling och effektmätning: Kunskapspass för företag och offentliga aktörer.
        Gruppaktiviteter för företag: Gemensamt arbete med affärsidé, kunder, marknadsföring och hållbara affärsmodeller.
        Enskild affärsrådgivning: Samtal som utvecklar idén, konkurrenskraften och det som gör företaget unikt.
        Nätverksbyggande: Träffar där företag kan samarbeta och hjälpa varandra.
        Samarbete med folkhögskola: Ett önskemål om gemensamma utbildningar.
        # Aktiviteter
        | För vem | Aktivitet | Antal | Gruppstorlek | Deltagare totalt | Beskrivning | Leder till målsättning |
        | Deltagare | Framtidsverkstad | 4 | 7–8 | 30 | Grupp som ser över nuläge, behov och framtidsbild och förbereder sig för arbetsträning eller praktik. | Mål 1 |
        | Deltagare | Enskilda coachsamtal |  |  | 30 | Antalet samtal styrs av behovet och ska leda till en aktuell handlingsplan som visar nästa steg. | Mål 1 |
        | Deltagare | Lotsning till företag |  |  | ca 20 | Coach och deltagare träffar arbetsgivaren tillsammans och hittar en plats som passar. | Mål 2 |
        | Deltagare | Arbetsträning eller praktik |  |  | ca 20 | Företag, deltagare och projektets personal planerar perioden ihop innan den börjar. | Mål 2 |
        | Deltagare | Coachsamtal under placeringen |  |  | ca 20 | Extra samtal medan deltagaren är ute på företaget. | Mål 2 |
        | Deltagare | Uppföljning av placeringen |  |  |  | Avstämning med både deltagare och företag, digitalt eller på plats, med besök först i början. | Mål 2 |
        | Deltagare | Handlingsplan och stegförflyttning |  |  |  | Planen skrivs tidigt, följs upp flera gånger och visar hur personen rör sig framåt. | Mål 1, 2 |
        | Deltagare | Myndighetssamverkan kring individen |  |  |  | Möten med berörda myndigheter när en deltagares väg kräver det. | Mål 2 |
        | Deltagare | Gruppaktiviteter |  |  |  | Övriga träffar i grupp för deltagarna. | Mål 1 |
        | Deltagare | Rekrytering av deltagare |  |  | 30 | Kommunerna föreslår deltagare; Arbetsförmedlingen kopplas in när någon är inskriven där. | Mål 1 |
        | Företag | Handledarkurs | 2 |  |  | Företagen tar fram rutiner och checklistor för arbetsträning och lär sig följa och dokumentera stegförflyttning. | Mål 3 |
        | Företag | Affärsskola | 2 |  |  | Kurs om affärsmodell, pris, effektmätning, kunder och avtal; företag som vill ta emot deltagare går före. | Mål 4 |
        | Företag | Upphandlingsskola för företag |  |  |  | Företagen lär sig lämna anbud och kan gå samman om större uppdrag. | Mål 6 |
        | Företag | Affärsrådgivning |  |  |  | Egna möten med rådgivare om affärsutveckling, marknadsföring och kundgrupper. | Mål 5 |
        | Företag | Stöd till mottagande företag |  |  |  | Besök och stöd kring hur arbetsträning och avtal fungerar så att företaget kan ta emot fler. | Mål 3 |
        | Gemensamt | Lärandeprocess om upphandling och avtal |  |  |  | Företag berättar på plats vad de kan erbjuda och deltagarna prövar vilka avtal som går att få till. | Mål 6, 7 |
        | Gemensamt | Avtalsprocesser |  |  |  | Varje möjligt avtal startas, drivs och följs upp; projektledaren stöttar och expert köps in om det kör fast. | Mål 6 |
        | Gemensamt | Brobyggande nätverksträff | 4 |  |  | Nätverken för offentliga aktörer och sociala företag träffas för att förstå varandra och skapa lösningar. | Mål 8 |
        | Offentlig sektor | Utbildning för offentlig sektor | 2 |  |  | Pass om att köpa tjänster av sociala företag genom upphandling, med verkliga fall från värdkommunen. | Mål 7 |
        | Offentlig sektor | Lokala kontaktvägar |  |  |  | En känd ingång i varje kommun för sociala företag. |  |
        | Gemensamt | Två nätverk | 2 |  |  | Ett nätverk för företag och ett för offentlig sektor hålls igång. | Mål 8 |
        | Gemensamt | Berättelser, film och artiklar |  |  |  | En kommunikatör fångar resultat och sprider dem. |  |
        # Organisation
        Region Sörmland äger projektet och Coompanion Sörmland genomför det. Fler kommuner kan bjudas in efter hand, delta i aktiviteter och anmäla deltagare.
        ## Styrgrupp
        - Coompanion Sörmland
        - Region Sörmland
        - Arbetsförmedlingen
        - Nyköpings kommun
        - Samordningsförbundet RAR Sörmland
        ## Funktioner
        Projektledare – Leder projektet, utbildar deltagare och handledare och driver frågorna om offentlig sektor och avtal.
        Processledare – Arbetar med företagens affärer, affärsskolor och rådgivning.
        Certifierad ICF-coach – Coachar deltagare en och en och håller handlingsplanen aktuell.
        Konsulter i effektmätning – Stärker företagens affärsmodeller med mätbara effekter.
        Kommunikatör – Sprider resultat i film och text.
        Ekonom – Sköter projektets ekonomi.
        Inköpta konsulter – Upphandlingsprocesser, föreläsningar samt ekonomi och revision vid behov.
        Utvärderare – Tar fram utvärderingsplanen ihop med projektet.
        # Uppföljning och utvärdering
        ## Metod för uppföljning
        Lärande utvärdering som följer processen och visar hur målen nås.
        Aktörer och deltagare ska vara med i hög grad.
        ## Resultatmål
        | Mål | Jämförelse | Värde | Enhet | Senast | Hör till målsättning |
        | 30 deltagare börjar Framtidsverkstad | Minst | 30 | deltagare | 30 nov 2022 | Mål 1 |
        | 30 deltagare har tillgång till 2–4 coachsamtal | Minst | 30 | deltagare | 30 nov 2022 | Mål 1 |
        | 20 deltagare fullföljer och vill gå vidare | Minst | 20 | deltagare | 30 nov 2022 | Mål 1 |
        | Minst 20 deltagare får en placering som passar | Minst | 20 | deltagare | 30 nov 2022 | Mål 2 |
        | Könsfördelning mellan 40 och 60 procent | Mellan | 40–60 | procent | 30 nov 2022 | Mål 1, 2 |
        | Minst 17 deltagare har handlingsplan | Minst | 17 | deltagare | 30 nov 2022 | Mål 1, 2 |
        | Minst 10 företag har tagit emot en person | Minst | 10 | företag | 30 nov 2022 | Mål 2, 3 |
        | Minst 20 företag har gått klart affärsskola | Minst | 20 | företag | 30 nov 2022 | Mål 4 |
        | Minst 15 företag har gått handledarutbildning | Minst | 15 | företag | 30 nov 2022 | Mål 3 |
        | 10 avtal på plats mellan företag och det offentliga | Minst | 10 | avtal | 30 nov 2022 | Mål 6 |
        | Fyra nätverksträffar | Minst | 4 | träffar | 30 nov 2022 | Mål 8 |
        | Två gemensamma utbildningar om upphandling | Minst | 2 | tillfällen | 30 nov 2022 | Mål 7 |
        ## Projektmål
        - Två etablerade nätverk
        - Kontaktpersoner i offentlig sektor
        - Färdigt länskoncept för deltagare
        - Färdigt länskoncept för mottagande företag
        - Företagen syns och blir förebilder
        - Goda exempel på avtal
        - Deltagare berättar hur företagen hjälpt dem
        - Positiva artiklar i press och sociala medier
        ## Effektmål
        - Främjarna når och stöttar fler sociala företag
        - Affärsskola hålls varje år
        - Företagen har tillgång till nätverk
        - Företagarna kan mer om att driva en hållbar affär
        - Fler arbetsträningsplatser
        - Fler mogna företag som kan ta emot
        - Intresset för att bli socialt företag växer
        - Fler i länet vet vad socialt företagande är
        - Mer kunskap och mod att ingå avtal
        - Etablerad handledarutbildning i länet
        # Implementering
        ## Övergripande
        - Högre kunskap i länet ska ge fler affärer även efter projektet.
        - Mötesplatser för social innovation ska finnas kvar vid slutet.
        ## För individen
        - Deltagarna har kommit närmare arbetsmarknaden och några har fått jobb.
        - Det finns fler företag att välja mellan för den som behöver handledd arbetsträning.
        ## För företagen
        - Företagen förstår offentlig sektor bättre och har fler kontakter där.
        - De kan mer om affärsmodeller, effektmätning och upphandling och står starkare i konkurrensen.
        - Utbildningar för handledare och för blivande sociala företagare finns färdiga.
        - Ett nätverk där företag hjälper företag lever vidare.
        - En folkhögskoleutbildning för sociala entreprenörer är en ambition.
        ## För offentlig sektor
        - Kommun, region, förbund och arbetsförmedling vet hur de kan samarbeta med sociala företag.
        - Avtal med företagen ger fler en väg mot egen försörjning.
        - Dialogen blir enklare när en grupp behöver nya lösningar.
        - Ett nätverk för offentliga aktörer om avtal och samverkan finns.
        ## Förankring per kommun
        | Kommun | Läge | Datum | Kommentar |
        | Nyköping | Förankrad |  | Med från både näringsliv och arbetsmarknad; ett möte väntar med den som leder Nya vägar till försörjning. |
        | Strängnäs | Möte bokat eller hållet |  | Samtal förs med Jobbcentrum och ett möte på chefsnivå väntar. |
        | Gnesta | Möte bokat eller hållet | 2020-10-06 | Kommunens chef för kommunikation och samverkan känner till projektet och ett möte är inbokat. |
        | Eskilstuna | Möte bokat eller hållet | 2020-09-30 | Näringslivsenhetens chef har fått information, frågan förankras uppåt och Jobbcentrum är mycket intresserat. |
        | Flen | Väntar på svar |  | Kontaktad och i liten grad med i förra projektet, men inget svar än. |
        | Vingåker | Kontaktad |  | Kontaktad; samtalet fortsätter efter Social Innovation Day. |
        | Katrineholm | Kontaktad | 2020-09-30 | Viadidakt har fått frågan om samverkan. |
        | Trosa | Inte kontaktad |  | Kontakt återstår. |
        | Oxelösund | Inte kontaktad |  | Kontakt återstår. |
        # Budget och finansiering
        Sökt belopp: 3 880 000 kr. Fördelningen finns i bilagan.
        # Lokal behandling
        ☒ Ja ☐ Nej
        När: 2020-09-20
        Hur: Vid ett möte i Nyköping. Deltagare bör i första hand komma via kommunerna och inte via den lokala samverkansgruppen.
        Vilka var med: Coompanion, LSG:s processledare, RAR:s förbundschef
        # Överenskommelse
        ## Lagar och förordningar
        Ägaren ansvarar för verksamheten och för att lagar och styrdokument följs, även förbundets egna.
        ## Arbetsgivaransvar
        Personalen är kvar som anställd hos sin medlemsorganisation.
        ## Information från insatsen
        Insatsen rapporterar löpande så som förbundet anvisar och anmäler större ändringar i en avvikelserapport.
        ## Kostnader
        Beviljat belopp är högsta ersättning, verkliga kostnader ersätts och beslutet förutsätter att förbundet får sina medel.
        # Underskrifter
        | Organisation | Namnförtydligande | Ort och datum |
        | Region Sörmland |  |  |
        | Arbetsförmedlingen Sörmland |  |  |
        | Coompanion Sörmland |  |  |
        | Nyköpings kommun |  |  |
        | Nyköpings kommun |  |  |
        """;

    /// <summary>What each field says: of a table by row and column, of several lines with a slash between.</summary>
    public const string Expected =
        """
        name = Nyttiga Affärer 2.0
        owner[0].organisation = Region Sörmland
        partners[0].organisation = Region Sörmland
        partners[0].role = Insatsägare: svarar för helheten och för att arbetet drar åt samma håll som länets övriga planer.
        partners[1].organisation = Arbetsförmedlingen Sörmland
        partners[1].role = Rådgivande part som stärker företagens affärsmässighet och förklarar regler och villkor för arbetsträning och praktik, till exempel på affärsskolorna.
        partners[2].organisation = Coompanion Sörmland
        partners[2].role = Leder projekt och processer och genomför aktiviteterna tillsammans med regionen, Arbetsförmedlingen och kommunerna.
        partners[3].organisation = Nyköpings kommun
        partners[3].unit = Arbetsmarknadsenheten
        partners[3].role = Bidrar med deltagare som kan få arbetsträning i sociala företag, i linje med kommunens egna strategier.
        partners[4].organisation = Nyköpings kommun
        partners[4].unit = Näringslivsenheten
        partners[4].role = Främjar nya sociala företag genom goda exempel, öppna kontaktvägar och bättre förutsättningar för affärsavtal inom kommunen.
        background = Ansökan fortsätter det arbete som Region Sörmland samordnade under cirka två år i projektet Nyttiga affärer, där målet var att göra socialt företagande mer känt. / Det första projektet leddes av Coompanion, betalades av Tillväxtverket och tog avstamp i regeringens strategi för sociala företag. / Runt 80 företag kontaktades och omkring 40 sade sig vilja vara med i ett länsnätverk. / En slutsats var att företagen behöver bli bättre på att visa vilken effekt deras arbete ger och på att bära sig ekonomiskt utan bidrag. / Kunskapen i länet bedömdes vara lägre än i andra län, men intresset från offentliga aktörer växte och det fattades mötesplatser.
        purpose = Fler människor ska närma sig arbetslivet genom arbetsträning och liknande stöd i sociala företag. / Nya sociala företag ska kunna växa fram, och de som finns ska stå stadigare i sin affär. / Personer i RAR:s målgrupper tar steg mot arbete. / Deltagare förbereds, stärks och slussas till företag i nätverket. / Fler platser för arbetsträning öppnas och villkoren runt dem förbättras. / Fler sociala företag startar i länet. / Företagen klarar konkurrens och affärer bättre. / Rådgivning och kontakter med offentlig sektor blir lättare att få. / Företagsfrämjare förstår de sociala företagens särskilda affärsmodeller. / Fler företag håller den kvalitet som krävs för att leverera arbetsträning. / Två nätverk, ett för företag och ett för offentlig sektor, får mötas och utvecklas. / Fler avtal träffas som öppnar arbetsträning och praktik för personer långt från arbetsmarknaden. / Kunskapen om socialt företagande som svar på samhällsproblem ökar.
        objectives_introduction = Insatsen har åtta målsättningar inom tre områden. De gäller till och med den 30 november 2022.
        objectives[0].number = 1
        objectives[0].name = Fyra Framtidsverkstäder med 30 deltagare
        objectives[0].text = Deltagarna rekryteras främst via kommunerna, får sex träffar i grupp och 2–4 coachsamtal var.
        objectives[1].number = 2
        objectives[1].name = 20 deltagare i arbetsträning eller praktik
        objectives[1].text = Platsen väljs efter personens förutsättningar, planeras gemensamt och följs upp; fyra coachsamtal till ingår.
        objectives[2].number = 3
        objectives[2].name = Minst 15 företag redo att ta emot
        objectives[2].text = Handledarkurs och löpande stöd gör både nya och äldre företag trygga i att ta emot.
        objectives[3].number = 4
        objectives[3].name = Två affärsskolor för 20 företag
        objectives[3].text = Hålls med innovationsaktörer och om det går en folkhögskola; varje företag skickar 1–2 personer.
        objectives[4].number = 5
        objectives[4].name = Affärsrådgivning till sociala företagare
        objectives[4].text = Råd ska finnas både i projektet och hos andra främjare.
        objectives[5].number = 6
        objectives[5].name = 10 nya avtal med offentlig sektor
        objectives[5].text = Upphandling, IOP och andra avtalsformer används som verktyg.
        objectives[6].number = 7
        objectives[6].name = Två utbildningar för offentlig sektor
        objectives[6].text = Minst 15 olika offentliga organisationer eller avdelningar ska vara med sammanlagt.
        objectives[7].number = 8
        objectives[7].name = Fyra brobyggande träffar
        objectives[7].text = Nätverken möts fyra gånger för att öka förståelsen och hitta lösningar.
        need = Psykisk ohälsa, arbetslöshet och avbruten skolgång är problem som ingen part löser ensam, därför krävs samverkan över sektorsgränser. / Den som varit arbetslös eller sjukskriven i flera år har ofta en lång väg tillbaka och behöver samordnat stöd; pandemin gör läget svårare. / De sociala företagen i länet är få och flera har svag ekonomi; engagemanget är ofta större än affärskunnandet. / Företagen har svårt att hitta rätt ingång i det offentliga och att svara på upphandlingar, och kommunerna är inte alltid säkra på hur en upphandling som passar ska se ut. / Ansvaret i det offentliga är delat mellan upphandling, näringsliv, arbetsmarknad och beställare, vilket gör rollerna otydliga.
        start = 2020-12-01
        end = 2022-11-30
        intake_end = 2022-02-01
        target_groups[0].group = Personer som behöver arbetsträning eller praktik
        target_groups[1].group = Sociala företag och samhällsentreprenörer
        target_groups[2].group = Funktioner i offentlig sektor
        target_groups[3].group = Arbetsförmedlingens företagsrådgivare och arbetsförmedlare
        expected[0].number = 30
        expected[0].unit = participants
        expected[0].description = går en Framtidsverkstad och får 2–4 coachsamtal var
        expected[1].number = 20
        expected[1].unit = participants
        expected[1].description = får arbetsträning eller annat arbetsnära stöd med 4–6 uppföljande coachsamtal och handlingsplan
        expected[2].number = 15
        expected[2].unit = public_sector_persons
        expected[2].description = lär sig om avtal och upphandling tillsammans med 5 sociala företag
        expected[3].number = 15
        expected[3].unit = enterprises
        expected[3].description = går handledarutbildning med minst 15 personer
        expected[4].number = 30
        expected[4].unit = persons
        expected[4].description = går affärsskola, från 20 sociala företag
        methods[0].name = Utbilda utbildaren
        methods[0].text = Företag i länet som redan är utbildade lär upp handledare i företag som är nya.
        methods[1].name = Kreativa arbetssätt
        methods[1].text = Beprövade övningar som tränar mod, självkänsla och nytänkande om den egna framtiden.
        methods[2].name = Coachning av ICF-coach
        methods[2].text = En utbildad coach ger enskilda samtal och lotsar till en plats som passar personen.
        methods[3].name = Samskapande
        methods[3].text = Forskningsbaserad modell där idéer och erbjudanden tas fram utifrån kundens behov.
        methods[4].name = Utbildning i upphandling och effektmätning
        methods[4].text = Kunskapspass för företag och offentliga aktörer.
        methods[5].name = Gruppaktiviteter för företag
        methods[5].text = Gemensamt arbete med affärsidé, kunder, marknadsföring och hållbara affärsmodeller.
        methods[6].name = Enskild affärsrådgivning
        methods[6].text = Samtal som utvecklar idén, konkurrenskraften och det som gör företaget unikt.
        methods[7].name = Nätverksbyggande
        methods[7].text = Träffar där företag kan samarbeta och hjälpa varandra.
        methods[8].name = Samarbete med folkhögskola
        methods[8].text = Ett önskemål om gemensamma utbildningar.
        activities[0].audience = participants
        activities[0].name = Framtidsverkstad
        activities[0].count = 4
        activities[0].group_minimum = 7
        activities[0].group_maximum = 8
        activities[0].total = 30
        activities[0].text = Grupp som ser över nuläge, behov och framtidsbild och förbereder sig för arbetsträning eller praktik.
        activities[0].objectives = 0
        activities[1].audience = participants
        activities[1].name = Enskilda coachsamtal
        activities[1].total = 30
        activities[1].text = Antalet samtal styrs av behovet och ska leda till en aktuell handlingsplan som visar nästa steg.
        activities[1].objectives = 0
        activities[2].audience = participants
        activities[2].name = Lotsning till företag
        activities[2].total = 20
        activities[2].text = Coach och deltagare träffar arbetsgivaren tillsammans och hittar en plats som passar.
        activities[2].objectives = 1
        activities[3].audience = participants
        activities[3].name = Arbetsträning eller praktik
        activities[3].total = 20
        activities[3].text = Företag, deltagare och projektets personal planerar perioden ihop innan den börjar.
        activities[3].objectives = 1
        activities[4].audience = participants
        activities[4].name = Coachsamtal under placeringen
        activities[4].total = 20
        activities[4].text = Extra samtal medan deltagaren är ute på företaget.
        activities[4].objectives = 1
        activities[5].audience = participants
        activities[5].name = Uppföljning av placeringen
        activities[5].text = Avstämning med både deltagare och företag, digitalt eller på plats, med besök först i början.
        activities[5].objectives = 1
        activities[6].audience = participants
        activities[6].name = Handlingsplan och stegförflyttning
        activities[6].text = Planen skrivs tidigt, följs upp flera gånger och visar hur personen rör sig framåt.
        activities[6].objectives = 0, 1
        activities[7].audience = participants
        activities[7].name = Myndighetssamverkan kring individen
        activities[7].text = Möten med berörda myndigheter när en deltagares väg kräver det.
        activities[7].objectives = 1
        activities[8].audience = participants
        activities[8].name = Gruppaktiviteter
        activities[8].text = Övriga träffar i grupp för deltagarna.
        activities[8].objectives = 0
        activities[9].audience = participants
        activities[9].name = Rekrytering av deltagare
        activities[9].total = 30
        activities[9].text = Kommunerna föreslår deltagare; Arbetsförmedlingen kopplas in när någon är inskriven där.
        activities[9].objectives = 0
        activities[10].audience = enterprises
        activities[10].name = Handledarkurs
        activities[10].count = 2
        activities[10].text = Företagen tar fram rutiner och checklistor för arbetsträning och lär sig följa och dokumentera stegförflyttning.
        activities[10].objectives = 2
        activities[11].audience = enterprises
        activities[11].name = Affärsskola
        activities[11].count = 2
        activities[11].text = Kurs om affärsmodell, pris, effektmätning, kunder och avtal; företag som vill ta emot deltagare går före.
        activities[11].objectives = 3
        activities[12].audience = enterprises
        activities[12].name = Upphandlingsskola för företag
        activities[12].text = Företagen lär sig lämna anbud och kan gå samman om större uppdrag.
        activities[12].objectives = 5
        activities[13].audience = enterprises
        activities[13].name = Affärsrådgivning
        activities[13].text = Egna möten med rådgivare om affärsutveckling, marknadsföring och kundgrupper.
        activities[13].objectives = 4
        activities[14].audience = enterprises
        activities[14].name = Stöd till mottagande företag
        activities[14].text = Besök och stöd kring hur arbetsträning och avtal fungerar så att företaget kan ta emot fler.
        activities[14].objectives = 2
        activities[15].audience = joint
        activities[15].name = Lärandeprocess om upphandling och avtal
        activities[15].text = Företag berättar på plats vad de kan erbjuda och deltagarna prövar vilka avtal som går att få till.
        activities[15].objectives = 5, 6
        activities[16].audience = joint
        activities[16].name = Avtalsprocesser
        activities[16].text = Varje möjligt avtal startas, drivs och följs upp; projektledaren stöttar och expert köps in om det kör fast.
        activities[16].objectives = 5
        activities[17].audience = joint
        activities[17].name = Brobyggande nätverksträff
        activities[17].count = 4
        activities[17].text = Nätverken för offentliga aktörer och sociala företag träffas för att förstå varandra och skapa lösningar.
        activities[17].objectives = 7
        activities[18].audience = public_sector
        activities[18].name = Utbildning för offentlig sektor
        activities[18].count = 2
        activities[18].text = Pass om att köpa tjänster av sociala företag genom upphandling, med verkliga fall från värdkommunen.
        activities[18].objectives = 6
        activities[19].audience = public_sector
        activities[19].name = Lokala kontaktvägar
        activities[19].text = En känd ingång i varje kommun för sociala företag.
        activities[20].audience = joint
        activities[20].name = Två nätverk
        activities[20].count = 2
        activities[20].text = Ett nätverk för företag och ett för offentlig sektor hålls igång.
        activities[20].objectives = 7
        activities[21].audience = joint
        activities[21].name = Berättelser, film och artiklar
        activities[21].text = En kommunikatör fångar resultat och sprider dem.
        organisation = Region Sörmland äger projektet och Coompanion Sörmland genomför det. Fler kommuner kan bjudas in efter hand, delta i aktiviteter och anmäla deltagare.
        steering_group[0].organisation = Coompanion Sörmland
        steering_group[1].organisation = Region Sörmland
        steering_group[2].organisation = Arbetsförmedlingen
        steering_group[3].organisation = Nyköpings kommun
        steering_group[4].organisation = Samordningsförbundet RAR Sörmland
        staffing[0].role = Projektledare
        staffing[0].text = Leder projektet, utbildar deltagare och handledare och driver frågorna om offentlig sektor och avtal.
        staffing[1].role = Processledare
        staffing[1].text = Arbetar med företagens affärer, affärsskolor och rådgivning.
        staffing[2].role = Certifierad ICF-coach
        staffing[2].text = Coachar deltagare en och en och håller handlingsplanen aktuell.
        staffing[3].role = Konsulter i effektmätning
        staffing[3].text = Stärker företagens affärsmodeller med mätbara effekter.
        staffing[4].role = Kommunikatör
        staffing[4].text = Sprider resultat i film och text.
        staffing[5].role = Ekonom
        staffing[5].text = Sköter projektets ekonomi.
        staffing[6].role = Inköpta konsulter
        staffing[6].text = Upphandlingsprocesser, föreläsningar samt ekonomi och revision vid behov.
        staffing[7].role = Utvärderare
        staffing[7].text = Tar fram utvärderingsplanen ihop med projektet.
        follow_up = Lärande utvärdering som följer processen och visar hur målen nås. / Aktörer och deltagare ska vara med i hög grad.
        result_targets[0].name = 30 deltagare börjar Framtidsverkstad
        result_targets[0].comparison = at_least
        result_targets[0].value = 30
        result_targets[0].unit = deltagare
        result_targets[0].due = 2022-11-30
        result_targets[0].objectives = 0
        result_targets[1].name = 30 deltagare har tillgång till 2–4 coachsamtal
        result_targets[1].comparison = at_least
        result_targets[1].value = 30
        result_targets[1].unit = deltagare
        result_targets[1].due = 2022-11-30
        result_targets[1].objectives = 0
        result_targets[2].name = 20 deltagare fullföljer och vill gå vidare
        result_targets[2].comparison = at_least
        result_targets[2].value = 20
        result_targets[2].unit = deltagare
        result_targets[2].due = 2022-11-30
        result_targets[2].objectives = 0
        result_targets[3].name = Minst 20 deltagare får en placering som passar
        result_targets[3].comparison = at_least
        result_targets[3].value = 20
        result_targets[3].unit = deltagare
        result_targets[3].due = 2022-11-30
        result_targets[3].objectives = 1
        result_targets[4].name = Könsfördelning mellan 40 och 60 procent
        result_targets[4].comparison = between
        result_targets[4].unit = procent
        result_targets[4].due = 2022-11-30
        result_targets[4].objectives = 0, 1
        result_targets[5].name = Minst 17 deltagare har handlingsplan
        result_targets[5].comparison = at_least
        result_targets[5].value = 17
        result_targets[5].unit = deltagare
        result_targets[5].due = 2022-11-30
        result_targets[5].objectives = 0, 1
        result_targets[6].name = Minst 10 företag har tagit emot en person
        result_targets[6].comparison = at_least
        result_targets[6].value = 10
        result_targets[6].unit = företag
        result_targets[6].due = 2022-11-30
        result_targets[6].objectives = 1, 2
        result_targets[7].name = Minst 20 företag har gått klart affärsskola
        result_targets[7].comparison = at_least
        result_targets[7].value = 20
        result_targets[7].unit = företag
        result_targets[7].due = 2022-11-30
        result_targets[7].objectives = 3
        result_targets[8].name = Minst 15 företag har gått handledarutbildning
        result_targets[8].comparison = at_least
        result_targets[8].value = 15
        result_targets[8].unit = företag
        result_targets[8].due = 2022-11-30
        result_targets[8].objectives = 2
        result_targets[9].name = 10 avtal på plats mellan företag och det offentliga
        result_targets[9].comparison = at_least
        result_targets[9].value = 10
        result_targets[9].unit = avtal
        result_targets[9].due = 2022-11-30
        result_targets[9].objectives = 5
        result_targets[10].name = Fyra nätverksträffar
        result_targets[10].comparison = at_least
        result_targets[10].value = 4
        result_targets[10].unit = träffar
        result_targets[10].due = 2022-11-30
        result_targets[10].objectives = 7
        result_targets[11].name = Två gemensamma utbildningar om upphandling
        result_targets[11].comparison = at_least
        result_targets[11].value = 2
        result_targets[11].unit = tillfällen
        result_targets[11].due = 2022-11-30
        result_targets[11].objectives = 6
        project_targets[0].name = Två etablerade nätverk
        project_targets[1].name = Kontaktpersoner i offentlig sektor
        project_targets[2].name = Färdigt länskoncept för deltagare
        project_targets[3].name = Färdigt länskoncept för mottagande företag
        project_targets[4].name = Företagen syns och blir förebilder
        project_targets[5].name = Goda exempel på avtal
        project_targets[6].name = Deltagare berättar hur företagen hjälpt dem
        project_targets[7].name = Positiva artiklar i press och sociala medier
        effect_targets[0].name = Främjarna når och stöttar fler sociala företag
        effect_targets[1].name = Affärsskola hålls varje år
        effect_targets[2].name = Företagen har tillgång till nätverk
        effect_targets[3].name = Företagarna kan mer om att driva en hållbar affär
        effect_targets[4].name = Fler arbetsträningsplatser
        effect_targets[5].name = Fler mogna företag som kan ta emot
        effect_targets[6].name = Intresset för att bli socialt företag växer
        effect_targets[7].name = Fler i länet vet vad socialt företagande är
        effect_targets[8].name = Mer kunskap och mod att ingå avtal
        effect_targets[9].name = Etablerad handledarutbildning i länet
        stewardship = Högre kunskap i länet ska ge fler affärer även efter projektet. / Mötesplatser för social innovation ska finnas kvar vid slutet.
        stewardship_individual = Deltagarna har kommit närmare arbetsmarknaden och några har fått jobb. / Det finns fler företag att välja mellan för den som behöver handledd arbetsträning.
        stewardship_enterprises = Företagen förstår offentlig sektor bättre och har fler kontakter där. / De kan mer om affärsmodeller, effektmätning och upphandling och står starkare i konkurrensen. / Utbildningar för handledare och för blivande sociala företagare finns färdiga. / Ett nätverk där företag hjälper företag lever vidare. / En folkhögskoleutbildning för sociala entreprenörer är en ambition.
        stewardship_public = Kommun, region, förbund och arbetsförmedling vet hur de kan samarbeta med sociala företag. / Avtal med företagen ger fler en väg mot egen försörjning. / Dialogen blir enklare när en grupp behöver nya lösningar. / Ett nätverk för offentliga aktörer om avtal och samverkan finns.
        anchoring[0].municipality = Nyköping
        anchoring[0].status = anchored
        anchoring[0].text = Med från både näringsliv och arbetsmarknad; ett möte väntar med den som leder Nya vägar till försörjning.
        anchoring[1].municipality = Strängnäs
        anchoring[1].status = meeting
        anchoring[1].text = Samtal förs med Jobbcentrum och ett möte på chefsnivå väntar.
        anchoring[2].municipality = Gnesta
        anchoring[2].status = meeting
        anchoring[2].date = 2020-10-06
        anchoring[2].text = Kommunens chef för kommunikation och samverkan känner till projektet och ett möte är inbokat.
        anchoring[3].municipality = Eskilstuna
        anchoring[3].status = meeting
        anchoring[3].date = 2020-09-30
        anchoring[3].text = Näringslivsenhetens chef har fått information, frågan förankras uppåt och Jobbcentrum är mycket intresserat.
        anchoring[4].municipality = Flen
        anchoring[4].status = waiting
        anchoring[4].text = Kontaktad och i liten grad med i förra projektet, men inget svar än.
        anchoring[5].municipality = Vingåker
        anchoring[5].status = contacted
        anchoring[5].text = Kontaktad; samtalet fortsätter efter Social Innovation Day.
        anchoring[6].municipality = Katrineholm
        anchoring[6].status = contacted
        anchoring[6].date = 2020-09-30
        anchoring[6].text = Viadidakt har fått frågan om samverkan.
        anchoring[7].municipality = Trosa
        anchoring[7].status = not_contacted
        anchoring[7].text = Kontakt återstår.
        anchoring[8].municipality = Oxelösund
        anchoring[8].status = not_contacted
        anchoring[8].text = Kontakt återstår.
        amount = 3880000
        discussed = yes
        discussed_when = 2020-09-20
        discussed_how = Vid ett möte i Nyköping. Deltagare bör i första hand komma via kommunerna och inte via den lokala samverkansgruppen.
        discussed_by = Coompanion, LSG:s processledare, RAR:s förbundschef
        """;
}
