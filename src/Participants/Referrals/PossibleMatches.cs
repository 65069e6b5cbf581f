using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>By what somebody may be the same person.</summary>
public enum MatchGround
{
    /// <summary>The same personal number.</summary>
    Number,

    /// <summary>The same name and birth date.</summary>
    NameAndBirthDate,

    /// <summary>A name that sounds the same, and the same birth date or one easily taken for it.</summary>
    SoundsAlike,
}

/// <summary>Somebody who may be the same person, and whom the user may see.</summary>
/// <param name="Ground">By what.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="Since">The day of enrolment, or that the referral came.</param>
/// <param name="State">How far the referral has come; null for a participant.</param>
/// <param name="Path">The file, or the referral.</param>
public sealed record PossibleMatch(MatchGround Ground, string Reference, string? Name, DateOnly Since, ReferralState? State, string Path);

/// <summary>Those who may be the same person.</summary>
/// <param name="Seen">Those whom the user may see.</param>
/// <param name="IsKnownElsewhere">Whether the number is known in the initiative of somebody whom the user may not see: that it is, never whose.</param>
/// <param name="IsNamedElsewhere">As that, of the name together with the birth date.</param>
public sealed record Matches(IReadOnlyList<PossibleMatch> Seen, bool IsKnownElsewhere, bool IsNamedElsewhere)
{
    /// <summary>Nobody.</summary>
    public static Matches None { get; } = new([], false, false);

    /// <summary>Whether there is anything to decide about.</summary>
    public bool IsAny => Seen.Count > 0 || IsKnownElsewhere || IsNamedElsewhere;
}

/// <summary>
/// Finds those in an initiative who may be the same person, among participants whose files are open to the user and referrals that she
/// works. A protected identity has neither name nor birth date to be found by, and its number leads to a participant for who is named for it alone, and to a
/// referral for nobody: to others it is told as that of somebody whom they may not see.
/// </summary>
public sealed class PossibleMatches(RequestDatabase database, Cipher cipher, AuditTrail audit, TimeProvider clock)
{
    private const int Most = 10;

    /// <summary>As somebody is typed.</summary>
    internal Task<Matches> OfAsync(InitiativeId initiative, Guid form, PersonInput person, PersonalNumber? number, CancellationToken cancellation) =>
        OfAsync(initiative, form, new Asked(person.GivenName, person.FamilyName, person.BirthDate, number is null ? [] : cipher.LookupHashes(number.Normalised)), cancellation);

    /// <summary>As somebody is typed, also in a form that is refused.</summary>
    internal Task<Matches> OfTypedAsync(InitiativeId initiative, Guid form, PersonInput person, CancellationToken cancellation) =>
        OfAsync(initiative, form, person, PersonalNumber.TryParse(person.Number ?? string.Empty, clock.Today(), out var number) ? number : null, cancellation);

    /// <summary>As somebody is typed who is to be enrolled; not the referral that is enrolled from. Whether the number is taken is asked apart.</summary>
    internal Task<Matches> OfEnrolmentAsync(InitiativeId initiative, EnrolmentInput input, CancellationToken cancellation) =>
        OfAsync(initiative, input.Referral ?? input.Form.Value, input, null, cancellation);

    /// <summary>Of a referral that is here.</summary>
    internal async Task<Matches> OfReferralAsync(InitiativeId initiative, Guid referral, CancellationToken cancellation)
    {
        var found = await database.FindAsync<Standing>(Sql.Of(
            $"select r.given_name, r.family_name, r.birth_date, r.number_hash from referrals r where r.id = {referral} and r.initiative_id = {initiative}"), cancellation);
        return found is null
            ? Matches.None
            : await OfAsync(initiative, referral, new Asked(found.GivenName, found.FamilyName, found.BirthDate, found.NumberHash is { } hash ? [hash] : []), cancellation);
    }

    private async Task<Matches> OfAsync(InitiativeId initiative, Guid except, Asked asked, CancellationToken cancellation)
    {
        if (asked is { Hashes: [], BirthDate: null })
        {
            return Matches.None;
        }

        var rows = await database.QueryAsync<Candidate>(Sql.Of($"""
            select p.id, p.reference, p.given_name, p.family_name, d.birth_date, e.occurred_on as since, null::text as state,
                   coalesce(d.number_hash = any ({asked.Hashes}::bytea[]), false) as has_number
            from participants p
            join participant_details d on d.participant_id = p.id
            join enrolments e on e.participant_id = p.id and e.superseded_at is null
            where p.initiative_id = {initiative} and p.id <> {except} and {CaseSql.IsOpen} and {CaseSql.MayBeIdentified} and {IsNear("d", asked)}
            union all
            select r.id, r.reference, r.given_name, r.family_name, r.birth_date, r.received_on, r.state, coalesce(r.number_hash = any ({asked.Hashes}::bytea[]), false)
            from referrals r
            where r.initiative_id = {initiative} and r.id <> {except} and r.state <> 'enrolled' and not r.is_protected and access.works_referrals(r.initiative_id) and {IsNear("r", asked)}
            """), cancellation);
        var seen = rows.Select(row => (Row: row, Ground: GroundOf(row, asked))).Where(static match => match.Ground is not null)
            .OrderBy(static match => match.Ground).ThenByDescending(static match => match.Row.Since).Take(Most)
            .Select(match => new PossibleMatch(match.Ground!.Value, match.Row.Reference, match.Row.GivenName is null ? null : $"{match.Row.GivenName} {match.Row.FamilyName}",
                match.Row.Since, match.Row.State,
                match.Row.State is null ? CasePaths.File(initiative, new(match.Row.Id)) : ReferralPaths.File(initiative, match.Row.Id))).ToList();
        return new Matches(
            seen, await IsKnownElsewhereAsync(initiative, except, asked, rows.Count(static row => row.HasNumber), cancellation),
            await IsNamedElsewhereAsync(initiative, except, asked, rows.Count(row => row.State is null && IsNamed(row, asked)), cancellation));
    }

    /// <summary>Whether more participants have the name and the birth date than the user sees; logged as that is.</summary>
    private async Task<bool> IsNamedElsewhereAsync(InitiativeId initiative, Guid except, Asked asked, int seen, CancellationToken cancellation)
    {
        if (asked is not { GivenName: { } given, FamilyName: { } family, BirthDate: { } born }
            || await database.ScalarAsync<long>(Sql.Of($"select access.person_known({initiative}, {given.Trim()}, {family.Trim()}, {born}::date, {except})"), cancellation) <= seen)
        {
            return false;
        }

        audit.MeetNumber(initiative);
        return true;
    }

    /// <summary>Whether more have the number than the user sees. To be told so is to learn that the person is here: it is logged.</summary>
    private async Task<bool> IsKnownElsewhereAsync(InitiativeId initiative, Guid except, Asked asked, int seen, CancellationToken cancellation)
    {
        if (asked.Hashes.Length == 0 || await database.ScalarAsync<long>(Sql.Of($"select access.number_known({initiative}, {asked.Hashes}::bytea[], {except})"), cancellation) <= seen)
        {
            return false;
        }

        audit.MeetNumber(initiative);
        return true;
    }

    private static MatchGround? GroundOf(Candidate row, Asked asked) => row switch
    {
        { HasNumber: true } => MatchGround.Number,
        { GivenName: null } or { FamilyName: null } or { BirthDate: null } => null,
        _ when asked is not { GivenName: { } given, FamilyName: { } family, BirthDate: { } born } => null,
        _ when IsNamed(row, asked) => MatchGround.NameAndBirthDate,
        _ when BirthDates.AreNear(row.BirthDate!.Value, asked.BirthDate!.Value)
            && SwedishPhonetics.SoundsAlike(row.GivenName, row.FamilyName, asked.GivenName, asked.FamilyName) => MatchGround.SoundsAlike,
        _ => null,
    };

    private static bool IsNamed(Candidate row, Asked asked) =>
        row.BirthDate is not null && row.BirthDate == asked.BirthDate && IsSame(row.GivenName, asked.GivenName) && IsSame(row.FamilyName, asked.FamilyName);

    private static bool IsSame(string? one, string? other) => one is not null && string.Equals(one.Trim(), other?.Trim(), StringComparison.CurrentCultureIgnoreCase);

    /// <summary>Few enough to listen to: the number, or a birth date that may be near.</summary>
    private static Sql IsNear(string table, Asked asked)
    {
        var (hash, born) = (Sql.Raw($"{table}.number_hash"), Sql.Raw($"{table}.birth_date"));
        return asked.BirthDate is not { } date
            ? Sql.Of($"{hash} = any ({asked.Hashes}::bytea[])")
            : Sql.Of($"""
                ({hash} = any ({asked.Hashes}::bytea[]) or {born} between {new DateOnly(date.Year, 1, 1)} and {new DateOnly(date.Year, 12, 31)}
                 or (extract(month from {born}) = {date.Month} and extract(day from {born}) = {date.Day}))
                """);
    }

    private sealed record Asked(string? GivenName, string? FamilyName, DateOnly? BirthDate, byte[][] Hashes);

    private sealed record Standing(string? GivenName, string? FamilyName, DateOnly? BirthDate, byte[]? NumberHash);

    private sealed record Candidate(Guid Id, string Reference, string? GivenName, string? FamilyName, DateOnly? BirthDate, DateOnly Since, ReferralState? State, bool HasNumber);
}
