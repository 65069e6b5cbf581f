using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Addresses of what has to do with signing an application.</summary>
public static class SigningPaths
{
    /// <summary>Who has signed and who has not.</summary>
    public static string Of(InitiativeId initiative) => $"{ApplicationPaths.Of(initiative)}/underskrifter";

    /// <summary>Where it is frozen.</summary>
    public static string Freeze(InitiativeId initiative) => $"{ApplicationPaths.Of(initiative)}/lagg-fram";

    /// <summary>Who signs, of one signature.</summary>
    public static string Who(InitiativeId initiative, Guid request) => $"{Of(initiative)}/{request}/vem";

    /// <summary>Where a signature on paper is handed in.</summary>
    public static string Paper(InitiativeId initiative, Guid request) => $"{Of(initiative)}/{request}/papper";

    /// <summary>Where the application is taken back.</summary>
    public static string Withdraw(InitiativeId initiative) => $"{ApplicationPaths.Of(initiative)}/aterta";

    /// <summary>A version, as it was frozen.</summary>
    public static string Version(InitiativeId initiative, int number) => $"{ApplicationPaths.Of(initiative)}/versioner/{number}";

    /// <summary>Where somebody signs.</summary>
    public static string Sign(Guid request) => $"/underskrifter/{request}";
}
