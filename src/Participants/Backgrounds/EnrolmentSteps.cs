using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What belongs to an enrolment beside the enrolment itself, and what of it is done. Each step is kept when it is saved, so that the rest can wait for another day.</summary>
/// <param name="HasBackground">Whether somebody has asked how it was at entry.</param>
/// <param name="HasInformation">Whether the participant was told what is registered.</param>
/// <param name="HasWaiver">Whether a waiver stands.</param>
public sealed record EnrolmentProgress(bool HasBackground, bool HasInformation, bool HasWaiver)
{
    /// <summary>Whether nothing that must be done is left. Waivers are the participant's to give or not.</summary>
    public bool IsWhole => HasBackground && HasInformation;

    /// <summary>How far an enrolment is.</summary>
    internal static async Task<EnrolmentProgress> OfAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation) =>
        (await database.FindAsync<EnrolmentProgress>(Sql.Of($"""
            select access.has_background({participant}) as has_background,
                   exists (select from given_information g where g.participant_id = {participant} and g.superseded_at is null) as has_information,
                   exists (select from secrecy_waivers w where w.participant_id = {participant} and w.superseded_at is null) as has_waiver
            """), cancellation))!;
}

/// <summary>The steps of an enrolment, in order.</summary>
public enum EnrolmentStep
{
    /// <summary>Who, and into what.</summary>
    Identity,

    /// <summary>How it was at entry.</summary>
    Background,

    /// <summary>What the participant was told.</summary>
    Information,

    /// <summary>What others may read.</summary>
    Secrecy,
}

/// <summary>The steps as a page shows them.</summary>
/// <param name="Facts">The case.</param>
/// <param name="Progress">What is done.</param>
/// <param name="Current">Where the page is; null beside the steps.</param>
public sealed record EnrolmentStepsView(CaseFacts Facts, EnrolmentProgress Progress, EnrolmentStep? Current)
{
    /// <summary>Whether a step is done.</summary>
    public bool IsDone(EnrolmentStep step) => step switch
    {
        EnrolmentStep.Identity => true,
        EnrolmentStep.Background => Progress.HasBackground,
        EnrolmentStep.Information => Progress.HasInformation,
        _ => Progress.HasWaiver,
    };

    /// <summary>The page of a step.</summary>
    public string PathOf(EnrolmentStep step) => Facts.Path + step switch
    {
        EnrolmentStep.Identity => "/uppgifter",
        EnrolmentStep.Background => "/bakgrund",
        EnrolmentStep.Information => "/information",
        _ => "/eftergifter",
    };
}
