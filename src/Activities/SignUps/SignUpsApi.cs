using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who has signed up for a series, or a session that stands alone, over the API: what the page of sign-ups shows. Reading which participants wait is logged.</summary>
internal static class SignUpsApi
{
    private const string Path = "/initiatives/{initiative:guid}/sign-ups/{target:guid}";

    public static ApiResource Resource { get; } = new("activities", static routes =>
    {
        routes.Get(Path, Permissions.ActivitiesEdit, "activities.api.sign_ups", GetAsync);
        routes.Get(Path + "/guests", Permissions.ActivitiesEdit, "activities.api.sign_up_guests", ListGuestsAsync);
    });

    private static async Task<ApiAnswer<SignUpDetails>> GetAsync(
        Guid initiative, Guid target, SignUpTargets targets, SignUpParticipants signUp, AuditTrail audit, CancellationToken cancellation)
    {
        if (await targets.FindAsync(new(initiative), target, cancellation) is not { } found)
        {
            return ApiAnswer.Missing;
        }

        if (found.Audience.ForParticipants())
        {
            await audit.RecordListAsync("exported", "participant_waits", new(initiative), cancellation);
        }

        var opening = await targets.FindOpeningAsync(found, cancellation);
        return ApiAnswer<SignUpDetails>.Of(SignUpDetails.Of(found, opening, await signUp.WaitingAsync(new(initiative), target, cancellation)));
    }

    private static async Task<ApiListAnswer<GuestItem>> ListGuestsAsync(
        Guid initiative, Guid target, ApiFilter<NoFilter> filter, ApiLists lists, SignUpTargets targets, CancellationToken cancellation) =>
        await targets.FindAsync(new(initiative), target, cancellation) is { } found
            ? await lists.PageAsync(SignUpsPage.GuestsOf(await targets.FindOpeningAsync(found, cancellation)), filter.Request, GuestItem.Of, cancellation)
            : ApiAnswer.Missing;
}

/// <summary>How sign-up for a series, or a session that stands alone, goes.</summary>
/// <param name="Series">The series; null for a session.</param>
/// <param name="Session">The session; null for a series.</param>
/// <param name="Name">Its name.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="Capacity">Places; null when it does not matter.</param>
/// <param name="Taken">Places taken, by whomever.</param>
/// <param name="StartsAt">When it begins; null when nothing of it is to come.</param>
/// <param name="TakesGuests">Whether whoever has the address of the public page can sign up.</param>
/// <param name="TakesParticipants">Whether participants can sign up on their own pages.</param>
/// <param name="MostSeats">Most seats for one who signs up.</param>
/// <param name="ClosesAt">When sign-up closes; null: when it begins.</param>
/// <param name="Waiting">Participants who wait, within reach, who came first before the rest.</param>
internal sealed record SignUpDetails(
    SeriesId? Series, SessionId? Session, string Name, Attendees Audience, int? Capacity, int Taken, DateTimeOffset? StartsAt, bool TakesGuests, bool TakesParticipants, int MostSeats,
    DateTimeOffset? ClosesAt, IReadOnlyList<WaitingParticipant> Waiting)
{
    public static SignUpDetails Of(SignUpTarget target, SignUpOpening opening, WaitingList waits) => new(
        target.SeriesId, target.SessionId, target.Name, target.Audience, target.Capacity, target.Taken, target.StartsAt, opening.TakesGuests, opening.TakesParticipants, opening.MostSeats,
        opening.ClosesAt, [.. waits.Rows.Select(static wait => new WaitingParticipant(wait.Id, wait.Reference, wait.IsProtected ? null : wait.Name, wait.IsProtected, wait.MadeAt))]);
}

/// <summary>A participant who waits for a place.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Reference">Short code.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Since">Since when.</param>
internal sealed record WaitingParticipant(ParticipantId Participant, string Reference, string? Name, bool IsProtected, DateTimeOffset Since);

/// <summary>Somebody who is no participant and has signed up.</summary>
/// <param name="Id">Which sign-up.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Where they are written to.</param>
/// <param name="Organisation">The organisation; null when they have named none.</param>
/// <param name="Seats">Seats, their own among them.</param>
/// <param name="Others">Who else comes, a name a line; null for nobody named.</param>
/// <param name="State">How the sign-up stands.</param>
/// <param name="Source">By whom they were signed up.</param>
/// <param name="MadeAt">When.</param>
internal sealed record GuestItem(
    Guid Id, string Name, string Email, string? Organisation, int Seats, string? Others, SignUpState State, SignUpSource Source, DateTimeOffset MadeAt)
{
    public static GuestItem Of(SignUpsPage.Row row) => new(row.Id, row.Name, row.Email, row.Organisation, row.Seats, row.Others, row.State, row.Source, row.MadeAt);
}
