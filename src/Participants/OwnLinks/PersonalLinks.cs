using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Links that show a participant the next step and what is booked, without signing in: until a day, and no longer than nobody withdraws it; a newer one
/// takes the place of the one before. Whoever holds one learns nothing but that. Of the link the database has a digest only.
/// </summary>
public sealed class PersonalLinks(RequestDatabase database, OwnAccounts accounts, CurrentUser user, AuditTrail audit, Deployment deployment, TimeProvider clock)
{
    /// <summary>Days that a link works unless another day is said.</summary>
    public const int UsualDays = 90;

    /// <summary>Days that it may work at most.</summary>
    public const int MostDays = 365;

    /// <summary>Longest token that is looked for, in characters.</summary>
    public const int LongestToken = 100;

    private const int TokenLength = 32;

    /// <summary>The one that works; null when none does.</summary>
    internal Task<StandingLink?> FindAsync(ParticipantId participant, CancellationToken cancellation) => database.FindAsync<StandingLink>(Sql.Of($"""
        select l.made_at, a.display_name as made_by, l.expires_at from personal_links l join accounts a on a.id = l.made_by
        where l.participant_id = {participant} and l.ended_at is null and l.expires_at > {clock.GetUtcNow()}
        """), cancellation);

    /// <summary>Makes one.</summary>
    /// <returns>What was wrong; its address when nothing was.</returns>
    internal async Task<(Result Result, string? Address)> MakeAsync(CaseFacts facts, DateOnly? until, CancellationToken cancellation)
    {
        var stamp = Stamp.Of(clock, user);
        if (facts.IsProtected || facts.Status is not ParticipantStatus.Enrolled)
        {
            return (Result.Refused(string.Empty, facts.IsProtected ? "own_page.access.protected" : "own_page.access.link_left"), null);
        }

        if (!await accounts.MayInviteAsync(facts.ParticipantId, cancellation))
        {
            return (Result.Refused(string.Empty, "own_page.access.not_yours"), null);
        }

        var last = until ?? stamp.Today.AddDays(UsualDays);
        if (last < stamp.Today || last > stamp.Today.AddDays(MostDays))
        {
            return (Result.Refused(nameof(OwnAccessInput.Until), "own_page.access.until_wrong", MostDays), null);
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenLength));
        var link = Guid.CreateVersion7(stamp.At);
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        await EndAllAsync(facts.ParticipantId, stamp, cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into personal_links (id, initiative_id, participant_id, digest, made_at, made_by, expires_at)
            values ({link}, {facts.InitiativeId}, {facts.ParticipantId}, {DigestOf(token)}, {stamp.At}, {stamp.By}, {SwedishTime.At(last.AddDays(1), TimeOnly.MinValue)})
            """), cancellation);
        await audit.RecordAsync("added", "personal_links", link, facts.InitiativeId, facts.ParticipantId, cancellation: cancellation);
        return (Result.Done, new Uri(deployment.Address, $"{OwnPaths.Link}?kod={token}").ToString());
    }

    /// <summary>Withdraws the one that works, at once; null when none does.</summary>
    internal async Task<Result?> WithdrawAsync(CaseFacts facts, CancellationToken cancellation)
    {
        if (await EndAllAsync(facts.ParticipantId, Stamp.Of(clock, user), cancellation) == 0)
        {
            return null;
        }

        await audit.RecordAsync("removed", "personal_links", null, facts.InitiativeId, facts.ParticipantId, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>What the holder of a token is shown; null where the link does not work, or no longer.</summary>
    internal async Task<LinkShown?> ReadAsync(string token, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<LinkRow>(Sql.Of($"select * from access.personal_link({DigestOf(token)}, {clock.Today()}, {clock.GetUtcNow()})"), cancellation);
        if (rows.Count == 0)
        {
            return null;
        }

        var step = rows.FirstOrDefault(static row => row.Kind == "step");
        return new LinkShown(
            rows[0].Words,
            step is null ? null : new OwnStep(Guid.Empty, step.Words!, Enum.Parse<StepResponsible>(SnakeCase.ToPascal(step.Channel!)), step.DueOn, StepState.Open, null, IsNext: true),
            [.. rows.Where(static row => row.Kind == "meeting").Select(static row => new OwnMeeting(row.StartsAt!.Value, null, Enum.Parse<ContactChannel>(SnakeCase.ToPascal(row.Channel!)), row.Place!))]);
    }

    private Task<int> EndAllAsync(ParticipantId participant, Stamp stamp, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"update personal_links set ended_at = {stamp.At} where participant_id = {participant} and ended_at is null"), cancellation);

    private static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private sealed record LinkRow(string Kind, string? Words, DateOnly? DueOn, DateTimeOffset? StartsAt, string? Channel, string? Place);
}

/// <summary>A link that works, as the file tells of it.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">By whom.</param>
/// <param name="ExpiresAt">Until when it works.</param>
public sealed record StandingLink(DateTimeOffset MadeAt, string MadeBy, DateTimeOffset ExpiresAt)
{
    /// <summary>Its last day in Sweden.</summary>
    public DateOnly LastDay => SwedishTime.DateOf(ExpiresAt).AddDays(-1);
}

/// <summary>What a link shows.</summary>
/// <param name="Coach">The coach's first name; null when there is none.</param>
/// <param name="Next">The next step; null when none is open.</param>
/// <param name="Meetings">Meetings to come.</param>
public sealed record LinkShown(string? Coach, OwnStep? Next, IReadOnlyList<OwnMeeting> Meetings);
