using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What one signs up for, as staff sees it.</summary>
/// <param name="InitiativeId">The initiative.</param>
/// <param name="SeriesId">The series; null for a session that stands alone.</param>
/// <param name="SessionId">The session that stands alone; null for a series.</param>
/// <param name="Name">Its name.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="Capacity">Places; null when it does not matter.</param>
/// <param name="Taken">Places taken, by whomever.</param>
/// <param name="IsAwaited">Whether somebody waits for a place, whoever it is.</param>
/// <param name="StartsAt">When it begins; null when all of it is cancelled.</param>
/// <param name="EndsAt">When the last of it ends; null when all of it is cancelled.</param>
public sealed record SignUpTarget(
    InitiativeId InitiativeId, SeriesId? SeriesId, SessionId? SessionId, string Name, Attendees Audience, int? Capacity, int Taken, bool IsAwaited, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt)
{
    /// <summary>Places that are free; null when there is no limit.</summary>
    public int? Free => Capacity is { } capacity ? Math.Max(0, capacity - Taken) : null;

    /// <summary>Places for who signs up now: none while others wait for them; null when there is no limit.</summary>
    public int? FreeNow => IsAwaited && Capacity is not null ? 0 : Free;

    /// <summary>Id of the series or the session.</summary>
    public Guid Id => SeriesId?.Value ?? SessionId!.Value.Value;

    /// <summary>Its own page.</summary>
    public string Path => SeriesId is { } series ? Paths.Series(InitiativeId, series) : Paths.Session(InitiativeId, SessionId!.Value);

    /// <summary>The page of its sign-ups.</summary>
    public string SignUpPath => Paths.SignUps(InitiativeId, Id);
}

/// <summary>Finds what one signs up for, and how.</summary>
public sealed class SignUpTargets(RequestDatabase database)
{
    /// <summary>A series, or a session that stands alone, of the initiative; null when there is none such within reach.</summary>
    public Task<SignUpTarget?> FindAsync(InitiativeId initiative, Guid target, CancellationToken cancellation) =>
        database.FindAsync<SignUpTarget>(Sql.Of($"{Of(initiative)} where t.series_id = {target} or t.session_id = {target}"), cancellation);

    /// <summary>What participants of the initiative can be signed up for now, what begins first first.</summary>
    public Task<IReadOnlyList<SignUpTarget>> ForParticipantsAsync(InitiativeId initiative, DateTimeOffset now, CancellationToken cancellation) =>
        database.QueryAsync<SignUpTarget>(Sql.Of($"{Of(initiative)} where t.ends_at > {now} and t.audience <> 'organisations' order by t.starts_at, t.name, coalesce(t.series_id, t.session_id)"), cancellation);

    /// <summary>The target once nobody else is giving its places away.</summary>
    public async Task<SignUpTarget?> LockAsync(InitiativeId initiative, Guid target, CancellationToken cancellation)
    {
        if (await FindAsync(initiative, target, cancellation) is not { } found)
        {
            return null;
        }

        await OpeningAsync(found, cancellation);
        await database.ExecuteAsync(Sql.Of($"select from sign_up_openings where {target} in (series_id, session_id) and initiative_id = {initiative} for update"), cancellation);
        return await FindAsync(initiative, target, cancellation);
    }

    /// <summary>How one signs up for it; one that takes nobody where nobody has opened it yet.</summary>
    public async Task<SignUpOpening> FindOpeningAsync(SignUpTarget target, CancellationToken cancellation) =>
        await Standing(target).SingleOrDefaultAsync(cancellation) ?? new SignUpOpening { InitiativeId = target.InitiativeId, SeriesId = target.SeriesId, SessionId = target.SessionId, Code = string.Empty };

    /// <summary>How one signs up for it; made, taking nobody by themselves, where nobody has opened it yet.</summary>
    public async Task<SignUpOpening> OpeningAsync(SignUpTarget target, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"""
            insert into sign_up_openings (id, initiative_id, series_id, session_id, code)
            values ({Guid.CreateVersion7()}, {target.InitiativeId}, {target.SeriesId}::uuid, {target.SessionId}::uuid, {Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18))})
            on conflict do nothing
            """), cancellation);
        return await Standing(target).SingleAsync(cancellation);
    }

    private static Sql Of(InitiativeId initiative) => Sql.Of($"""
        select t.*, access.places_taken(t.series_id, t.session_id) as taken, access.places_awaited(t.series_id, t.session_id) as is_awaited
        from (select r.initiative_id, r.id as series_id, null::uuid as session_id, {LocalText.Column("r.name")} as name, r.audience, r.capacity, d.starts_at, d.ends_at
              from activity_series r
              cross join lateral (select min(s.starts_at) as starts_at, max(s.ends_at) as ends_at from sessions s where s.series_id = r.id and not s.is_cancelled) d
              where r.initiative_id = {initiative}
              union all
              select s.initiative_id, null, s.id, {LocalText.Column("s.name")}, s.audience, s.capacity, case when not s.is_cancelled then s.starts_at end, case when not s.is_cancelled then s.ends_at end
              from sessions s where s.initiative_id = {initiative} and s.series_id is null) t
        """);

    private IQueryable<SignUpOpening> Standing(SignUpTarget target) => target.SeriesId is { } series
        ? database.Context.Set<SignUpOpening>().Where(opening => opening.SeriesId == series)
        : database.Context.Set<SignUpOpening>().Where(opening => opening.SessionId == target.SessionId);
}

/// <summary>Addresses that let somebody without an account see and cancel what they have signed up for: made of the sign-up's id and a key, kept nowhere.</summary>
public sealed class GuestLinks(KeyedLinks keys)
{
    /// <summary>The path.</summary>
    public string PathOf(Guid guest) => $"/anmalan/min/{guest}/{keys.KeyOf(Text(guest))}";

    /// <summary>Whether the proof is the sign-up's.</summary>
    public bool Fits(Guid guest, string? proof) => keys.Fits(Text(guest), proof);

    private static string Text(Guid guest) => $"guest sign-up {guest}";
}
