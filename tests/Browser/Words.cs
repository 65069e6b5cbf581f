namespace Samsteg.Browser;

/// <summary>What somebody looks for on the screen, in their language.</summary>
internal sealed record Words(string Language, string GoOn, string AllHere, string Done, string Counted, string UpTo, string OpenRoster, string Series)
{
    private static readonly Words Swedish = new("sv", "Fullföljer och går vidare", "Alla här", "Klar", "Varje deltagare räknas en gång", "allt som är registrerat till och med", "Öppna närvaron", "Framtidsverkstad 3");
    private static readonly Words English = new("en", "Complete and go on", "All here", "Done", "Each participant is counted once", "all that is registered up to", "Open attendance", "Future Workshop 3");

    /// <summary>By language.</summary>
    public static Words In(string language) => language == "en" ? English : Swedish;
}
