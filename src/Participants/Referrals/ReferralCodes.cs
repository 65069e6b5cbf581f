using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>From where somebody is referred.</summary>
public enum ReferralSource
{
    /// <summary>A municipality or a unit of one.</summary>
    Municipality,

    /// <summary>Arbetsförmedlingen.</summary>
    EmploymentService,

    /// <summary>Health care.</summary>
    HealthCare,

    /// <summary>Försäkringskassan.</summary>
    SocialInsurance,

    /// <summary>Another organisation.</summary>
    Other,

    /// <summary>The person's own application.</summary>
    Self,
}

/// <summary>Why a referral led to nothing.</summary>
public enum ReferralDeclineReason
{
    /// <summary>The person could not be reached.</summary>
    NoContact,

    /// <summary>The person did not want to.</summary>
    OwnChoice,

    /// <summary>The initiative is for others.</summary>
    NotTargetGroup,

    /// <summary>There is no place.</summary>
    NoPlace,

    /// <summary>Another measure suits better.</summary>
    OtherMeasure,

    /// <summary>The person has moved.</summary>
    Moved,

    /// <summary>The person is referred or enrolled already.</summary>
    Duplicate,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>Words for how long somebody has waited.</summary>
internal static class WaitingWords
{
    /// <summary>A number of days: <c>1 dag</c>, <c>9 dagar</c>.</summary>
    public static string Days(this Texts texts, int days) => texts[days == 1 ? "referrals.day" : "referrals.days", days];

    /// <summary>How long a referral waits, or waited, as its referrer is told.</summary>
    public static string Waited(this Texts texts, ReferralState state, int days) => (state.IsOpen(), days) switch
    {
        (true, 0) => texts["referrals.own.came_today"],
        (true, _) => texts["referrals.own.waits", texts.Days(days)],
        _ => texts["referrals.own.waited", texts.Days(days)],
    };
}

/// <summary>What the codes mean for others.</summary>
public static class ReferralCodes
{
    /// <summary>Whether the reason says something about the initiative and nothing about the person, so that the referrer may be told.</summary>
    public static bool IsAboutInitiative(this ReferralDeclineReason reason) => reason is ReferralDeclineReason.NotTargetGroup or ReferralDeclineReason.NoPlace;

    /// <summary>The source that an organisation of a type is, where a referrer sends from it. The employment service and the social insurance are told apart by name.</summary>
    /// <param name="type">A code of the register's types.</param>
    /// <param name="name">Its name.</param>
    public static ReferralSource SourceOf(string type, string name) => type switch
    {
        "municipality" or "municipality_unit" or "municipal_company" => ReferralSource.Municipality,
        "region" or "regional_company" => ReferralSource.HealthCare,
        "state_authority" when name.Contains("försäkringskassan", StringComparison.OrdinalIgnoreCase) => ReferralSource.SocialInsurance,
        "state_authority" when name.Contains("arbetsförmedling", StringComparison.OrdinalIgnoreCase) => ReferralSource.EmploymentService,
        _ => ReferralSource.Other,
    };
}
