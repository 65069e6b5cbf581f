using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Addresses of referrals.</summary>
internal static class ReferralPaths
{
    /// <summary>A referrer's own.</summary>
    public const string Own = "/anvisningar";

    /// <summary>To refer somebody as a referrer.</summary>
    public const string NewOwn = Own + "/ny";

    public static string List(InitiativeId initiative) => $"/insatser/{initiative}/anvisningar";

    public static string New(InitiativeId initiative) => $"{List(initiative)}/ny";

    public static string Intake(InitiativeId initiative) => $"{List(initiative)}/intag";

    public static string Referrers(InitiativeId initiative) => $"{List(initiative)}/anvisare";

    public static string File(InitiativeId initiative, Guid referral) => $"{List(initiative)}/{referral}";

    public static string OwnFile(Guid referral) => $"{Own}/{referral}";
}
