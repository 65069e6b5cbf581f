namespace Samsteg.Rules;

/// <summary>An application on the form of Finsam Lund as somebody wrote it, and what is to be read out of it.</summary>
internal static class LundOnPaper
{
    /// <summary>Lines: <c>#</c> a section, <c>##</c> a part of it, <c>-</c> an item, <c>|</c> a row.</summary>
    public const string Document =
        """
        # Projektnamn
        Social upphandling i Lund
        # Ägare och samverkansparter
        ## Projektägare
        Lunds kommun, Arbetsmarknads- och socialförvaltningen
        ## Externa parter
        | Namn | Uppgift |
        | Coompanion Skåne | Vägleder kooperativ och sociala företag som vill lämna anbud |
        | Arbetsförmedlingen | Föreslår deltagare |
        # Bakgrund och problem
        Kommunen köper varor och tjänster för flera miljarder om året.
        Få av köpen ger någon som står långt från arbete en plats.
        ## Utgångsvärden
        | Indikator | Värde | År | Källa |
        | Avtal med sysselsättningskrav | 3 | 2022 | Upphandlingsenheten |
        # Målgrupp
        ## Primär målgrupp
        Personer som är inskrivna hos Arbetsmarknads- och socialförvaltningen och står långt från arbete.
        ## Sekundär målgrupp
        Upphandlare, beställare och leverantörer.
        ## Förväntat antal
        | Antal | Räknas i | Vilka, och vad de får |
        | ca 40 | Deltagare | Får praktik eller anställning genom avtalen |
        | 25 | Företag | Får råd om sysselsättningskrav |
        # Syfte
        Inköpen ska öppna vägar till arbete.
        # Mål
        ## Målområden
        | Nr | Målområde | Förväntat utfall | Visas genom |
        | 1 | Intern samverkan | Förvaltningarna arbetar på samma sätt | Rutin beslutad |
        | 2 | Extern samverkan | Leverantörer klarar kravet | Enkät varje år |
        ## Planerade aktiviteter
        | För vem | Aktivitet | Antal | Antalet gäller | Timmar per träff | Leder till målområde |
        | Offentlig sektor | Utbildning för beställare | 2 | Per år | 3,5 | Intern samverkan |
        | Företag | Anbudsverkstad | 4 | Totalt | 2 | Intern samverkan; Extern samverkan |
        # Projektet och organisationen
        ## Beskrivning
        Projektet drivs av förvaltningen med en styrgrupp.
        ## Samordnande funktion
        | Placering | Omfattning i procent | Uppgifter |
        | Arbetsmarknads- och socialförvaltningen | 75 % | Håller ihop piloten |
        ## Intern samverkan
        | Förvaltning eller bolag | Roll | Plats i styrgrupp | Resurs |
        | Serviceförvaltningen | Beställare | Ja | 10 % |
        | Upphandlingsenheten | Expert | Kanske |  |
        ## Extern samverkan
        | Organisation | Roll | Plats i styrgrupp |
        | Lunds universitet | Studenter | Nej |
        # Resultat och förvaltning
        ## Förväntat resultat
        Fler avtal har krav som fungerar.
        ## Förvaltning av resultatet
        Upphandlingsenheten tar över stödet.
        # Finansiering
        Datum för ansökan: 15 mars 2023
        ## Budget
        | Kostnadstyp | Vad | Betalas av | 2023 | 2024 | Summa |
        | Projektledare | Samordnare 75 % | Det sökta bidraget | 480 000 kr | 495 000 kr | 975 000 kr |
        | Lokaler | Träffar | Egna medel | 12 500 | 12 500 | 25 000 |
        | Summa |  |  | 492 500 | 507 500 | 1 000 000 |
        ## Anmärkningar till budgeten
        Lönekostnaden räknas upp med tre procent.
        # Tidsplan
        Projektets första dag: 1 april 2023
        Projektets sista dag: dec 2024
        ## Perioder
        | Period | Start | Slut | Fokus | Rapport | Rapport senast |
        | Start | 2023-04-01 | 2023-08-31 | Rekrytera och förankra | Lägesrapport | 2023-09-15 |
        | Pilot | 2023-09-01 | 2024-12-31 | Pröva kraven | Slutrapport | 31/12 2024 |
        # Uppföljning
        ## Uppföljning och utvärdering
        Varje avtal följs upp efter sex månader.
        ## Mottagare
        | Organisation | Roll |
        | Finsam Lund | Styrelse |
        # Källor
        | Titel | Utgivare | År |
        | Sysselsättningskrav i praktiken | Upphandlingsmyndigheten | 2021 |
        # Underskrifter
        | Organisation | Namn | Datum |
        | Lunds kommun |  |  |
        """;

    /// <summary>What each field says: of a table by row and column, of several lines with a slash between.</summary>
    public const string Expected =
        """
        name = Social upphandling i Lund
        owner[0].organisation = Lunds kommun
        owner[0].unit = Arbetsmarknads- och socialförvaltningen
        partners[0].organisation = Coompanion Skåne
        partners[0].role = Vägleder kooperativ och sociala företag som vill lämna anbud
        partners[1].organisation = Arbetsförmedlingen
        partners[1].role = Föreslår deltagare
        background = Kommunen köper varor och tjänster för flera miljarder om året. / Få av köpen ger någon som står långt från arbete en plats.
        baselines[0].indicator = Avtal med sysselsättningskrav
        baselines[0].value = 3
        baselines[0].year = 2022
        baselines[0].source = Upphandlingsenheten
        target_group_primary = Personer som är inskrivna hos Arbetsmarknads- och socialförvaltningen och står långt från arbete.
        target_group_secondary = Upphandlare, beställare och leverantörer.
        expected[0].number = 40
        expected[0].unit = participants
        expected[0].description = Får praktik eller anställning genom avtalen
        expected[1].number = 25
        expected[1].unit = enterprises
        expected[1].description = Får råd om sysselsättningskrav
        purpose = Inköpen ska öppna vägar till arbete.
        goal_areas[0].number = 1
        goal_areas[0].name = Intern samverkan
        goal_areas[0].expected_outcome = Förvaltningarna arbetar på samma sätt
        goal_areas[0].evidence = Rutin beslutad
        goal_areas[1].number = 2
        goal_areas[1].name = Extern samverkan
        goal_areas[1].expected_outcome = Leverantörer klarar kravet
        goal_areas[1].evidence = Enkät varje år
        activities[0].audience = public_sector
        activities[0].name = Utbildning för beställare
        activities[0].count = 2
        activities[0].per = year
        activities[0].hours = 3.5
        activities[0].goal_areas = 0
        activities[1].audience = enterprises
        activities[1].name = Anbudsverkstad
        activities[1].count = 4
        activities[1].per = total
        activities[1].hours = 2
        activities[1].goal_areas = 0, 1
        organisation = Projektet drivs av förvaltningen med en styrgrupp.
        coordinator[0].organisation = Arbetsmarknads- och socialförvaltningen
        coordinator[0].percent = 75
        coordinator[0].text = Håller ihop piloten
        internal[0].unit = Serviceförvaltningen
        internal[0].role = Beställare
        internal[0].seat = yes
        internal[0].resource = 10 %
        internal[1].unit = Upphandlingsenheten
        internal[1].role = Expert
        internal[1].seat = possible
        external[0].organisation = Lunds universitet
        external[0].role = students
        external[0].seat = no
        expected_result = Fler avtal har krav som fungerar.
        stewardship = Upphandlingsenheten tar över stödet.
        application_date = 2023-03-15
        budget[0].cost_type = Projektledare
        budget[0].text = Samordnare 75 %
        budget[0].payer = grant
        budget[0].2023 = 480000
        budget[0].2024 = 495000
        budget[1].cost_type = Lokaler
        budget[1].text = Träffar
        budget[1].payer = own
        budget[1].2023 = 12500
        budget[1].2024 = 12500
        footnotes = Lönekostnaden räknas upp med tre procent.
        start = 2023-04-01
        end = 2024-12-31
        time_plan[0].name = Start
        time_plan[0].start = 2023-04-01
        time_plan[0].end = 2023-08-31
        time_plan[0].focus = Rekrytera och förankra
        time_plan[0].report = status
        time_plan[0].report_due = 2023-09-15
        time_plan[1].name = Pilot
        time_plan[1].start = 2023-09-01
        time_plan[1].end = 2024-12-31
        time_plan[1].focus = Pröva kraven
        time_plan[1].report = final
        time_plan[1].report_due = 2024-12-31
        follow_up = Varje avtal följs upp efter sex månader.
        recipients[0].organisation = Finsam Lund
        recipients[0].role = Styrelse
        sources[0].title = Sysselsättningskrav i praktiken
        sources[0].publisher = Upphandlingsmyndigheten
        sources[0].year = 2021
        """;
}
