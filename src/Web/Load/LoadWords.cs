namespace Samsteg.Web;

/// <summary>Invented names and sentences. No combination of them is a real person or enterprise but by chance.</summary>
internal static class LoadWords
{
    public static readonly string[] GivenNames =
    [
        "Alma", "Bosse", "Cilla", "Dante", "Ester", "Frej", "Greta", "Hasse", "Ida", "Jonte", "Karla", "Loke", "Mia", "Nisse", "Ofelia", "Pelle",
        "Rakel", "Sixten", "Tove", "Urban", "Vera", "Wille", "Ylva", "Zeb", "Åsa", "Ärling", "Örjan", "Farid", "Leyla", "Samir", "Amina", "Yusuf",
        "Hodan", "Marek", "Oksana", "Kim", "Love", "Robin", "Signe", "Tuva",
    ];

    public static readonly string[] FamilyFirst =
        ["Påhitt", "Fiktiv", "Attrapp", "Mall", "Kuliss", "Skiss", "Prototyp", "Låtsas", "Staffage", "Mönster", "Demo", "Exempel", "Tänkt", "Prov", "Fabel", "Dock", "Sago", "Uppdikt", "Övning", "Modell", "Schablon", "Utkast", "Åter", "Ärlig", "Öppning"];

    public static readonly string[] FamilyLast = ["sson", "gren", "fors", "lund", "mark", "by", "ström", "berg", "gård", "kvist", "dal", "vik", "holm", "ås", "rot", "ö"];

    public static readonly string[] EnterpriseFirst =
        ["Exempel", "Påhitts", "Övnings", "Prov", "Demo", "Modell", "Fabel", "Låtsas", "Sago", "Skiss", "Attrapp", "Fantasi", "Test", "Hittepå", "Mönster", "Prototyp", "Platshållar", "Idé", "Repris", "Kuliss"];

    public static readonly string[] EnterpriseLast =
        ["kafét", "snickeriet", "köket", "trädgården", "tvätten", "verkstaden", "bageriet", "lagret", "cykeln", "tryckeriet", "fabriken", "odlingen", "butiken", "gården", "stallet", "flytten", "servicen", "sömnaden", "ateljén", "återbruket"];

    public static readonly string[] EnterpriseTypes = ["social_enterprise_asf", "social_enterprise", "hybrid_organisation", "ngo", "company"];

    public static readonly string[] Municipalities =
        ["Exempelköping", "Påhittsvalla", "Skenboda", "Fabelstad", "Provköping", "Mallinge", "Övningssund", "Kulissborg", "Låtsasås", "Demohult", "Skissvik", "Modellerud"];

    public static readonly string[] Units = ["Arbetsmarknadsenheten", "Upphandlingsenheten", "Socialförvaltningen", "Näringslivsenheten", "Kostenheten"];

    public static readonly string[] InitiativeFirst = ["Vägar", "Steg", "Broar", "Lyftet", "Kraft", "Ny start", "Framåt", "Tillsammans", "Växthuset", "Verkstan", "Språnget", "Kompassen"];

    public static readonly string[] InitiativeLast = ["till arbete", "mot studier", "i samverkan", "för unga", "för nya företag", "med stöd", "ur ohälsa", "på egen hand", "för kvinnor mitt i livet", "genom språket"];

    public static readonly string[] Notes =
    [
        "Gick igenom veckan. Sover bättre och vill komma ut mer på dagarna. Nästa gång tittar vi på resvägen.",
        "Pratade om vad som fungerade förra gången: tydliga uppgifter och en fast handledare.",
        "Har ringt vårdcentralen själv. Vi bestämde att ta ett steg i taget och ses igen om två veckor.",
        "Vill helst börja med halva dagar. Tycker om att arbeta med händerna, gärna med andra runt sig.",
        "Kom i god tid och var nöjd med gruppen. Funderar på att läsa svenska på kvällstid.",
        "Vi skrev ett kort brev till arbetsplatsen tillsammans. Tar själv kontakt i veckan.",
        "Behöver barnomsorg löst innan start. Jag kollar vilka tider som går.",
        "Orken räcker fyra timmar just nu. Handledaren vet om det och har planerat efter det.",
    ];

    public static readonly string[] Goals =
    [
        "Jag vill ha ett jobb där jag får träffa folk.", "Jag vill orka en hel arbetsdag igen.", "Jag vill bygga något som håller.",
        "Jag vill plugga till något jag kan leva på.", "Jag vill våga prata i telefon på svenska.", "Jag vill veta vad jag är bra på.",
        "Jag vill arbeta ute.", "Jag vill tjäna egna pengar.",
    ];

    public static readonly string[] Steps =
    [
        "Besöka en arbetsplats och fråga hur dagen ser ut", "Prova en halvdag", "Skriva ett kort cv", "Gå ut en stund varje förmiddag",
        "Boka tid hos studievägledaren", "Ta fram gamla betyg", "Ringa och boka en egen tid", "Lösa hämtning och lämning", "Söka två jobb",
    ];

    public static readonly string[] Themes =
        ["Start", "Styrkor", "Arbetslivet", "Vardagen", "Samtal", "Studiebesök", "Pengar", "Hälsa", "Planen", "Vägen vidare"];

    public static readonly string[] Agreements = ["Catering till möten", "Möbelrenovering i skolor", "Skötsel av grönytor", "Tvätt till förskolor", "Lunchlådor till personal", "Återbruk vid ombyggnad", "Flytt och hemstädning"];

    public static readonly string[] Needs = ["Arbetskläder som kastas", "Mat som blir över", "Trasiga cyklar", "Möbler i förråd", "Hjälp med it-ärenden", "Tomma lokaler på helger"];

    public static readonly string[] Gates = ["Beskrivet", "Beslutat"];

    public static string FamilyName(ref LoadDice dice) => dice.Pick(FamilyFirst) + dice.Pick(FamilyLast);

    public static string FullName(ref LoadDice dice) => dice.Pick(GivenNames) + " " + FamilyName(ref dice);
}
