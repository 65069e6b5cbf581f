using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A network as its pages show it.</summary>
/// <param name="Id">Id.</param>
/// <param name="InitiativeId">The initiative.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Purpose">What it is for; may be empty.</param>
/// <param name="StartedOn">The day it began.</param>
/// <param name="EndedOn">The day it ended; null while it goes on.</param>
public sealed record NetworkFacts(Guid Id, InitiativeId InitiativeId, string Name, string Purpose, DateOnly StartedOn, DateOnly? EndedOn)
{
    /// <summary>Address.</summary>
    public string Path => NetworkPaths.Of(InitiativeId, Id);
}

/// <summary>An organisation in a network.</summary>
public sealed record NetworkMemberRow(
    Guid Id, OrganisationId OrganisationId, string Organisation, string? ContactPerson, DateOnly JoinedOn, DateOnly? LeftOn);

/// <summary>A meeting of a network.</summary>
/// <param name="Came">The organisations that came.</param>
public sealed record NetworkMeetingRow(SessionId Id, InitiativeId InitiativeId, string Name, DateTimeOffset StartsAt, string Place, SessionResult? Result, Guid[] Came)
{
    /// <summary>The day it falls on in Sweden.</summary>
    public DateOnly Day => SwedishTime.DateOf(StartsAt);

    /// <summary>Address.</summary>
    public string Path => Paths.Session(InitiativeId, Id);
}

/// <summary>Who called the meetings from a day on.</summary>
public sealed record NetworkConvenorRow(
    Guid Id, OrganisationId OrganisationId, string Organisation, Guid? ContactPersonId, string? ContactPerson, string Note, DateOnly OccurredOn, string RegisteredBy);

/// <summary>Addresses of networks.</summary>
internal static class NetworkPaths
{
    /// <summary>All of an initiative.</summary>
    public static string List(InitiativeId initiative) => $"{Paths.Activities(initiative)}/natverk";

    /// <summary>One.</summary>
    public static string Of(InitiativeId initiative, Guid network) => $"{List(initiative)}/{network}";
}

/// <summary>Reads networks, in the viewer's own scope.</summary>
public sealed class NetworkReader(RequestDatabase database)
{
    /// <summary>Who convenes each network <c>n</c> now: joins one row <c>convenor</c>, or none.</summary>
    internal static Sql Convenor { get; } = Sql.Raw("""
        left join lateral (
            select c.organisation_id, o.name from network_convenors c join organisations o on o.id = c.organisation_id
            where c.network_id = n.id and c.superseded_at is null
            order by c.occurred_on desc, c.registered_at desc limit 1) convenor on true
        """);

    /// <summary>The network, or null when the initiative has none such.</summary>
    public Task<NetworkFacts?> FindAsync(InitiativeId initiative, Guid network, CancellationToken cancellation) => database.FindAsync<NetworkFacts>(Sql.Of($"""
        select id, initiative_id, name, purpose, started_on, ended_on from networks where id = {network} and initiative_id = {initiative}
        """), cancellation);

    /// <summary>The network once nobody else is writing about it: whoever adds members to it or hands it over begins here.</summary>
    public async Task<NetworkFacts?> LockAsync(InitiativeId initiative, Guid network, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"select from networks where id = {network} and initiative_id = {initiative} for no key update"), cancellation);
        return await FindAsync(initiative, network, cancellation);
    }

    /// <summary>All members there have been, by name.</summary>
    public Task<IReadOnlyList<NetworkMemberRow>> MembersAsync(Guid network, CancellationToken cancellation) => database.QueryAsync<NetworkMemberRow>(Sql.Of($"""
        select m.id, m.organisation_id, o.name as organisation, p.name as contact_person, m.joined_on, m.left_on
        from network_members m join organisations o on o.id = m.organisation_id left join contact_persons p on p.id = m.contact_person_id
        where m.network_id = {network} order by o.name collate "sv-x-icu", m.joined_on, m.id
        """), cancellation);

    /// <summary>Its meetings, the latest first, each with the organisations that came.</summary>
    public Task<IReadOnlyList<NetworkMeetingRow>> MeetingsAsync(Guid network, CancellationToken cancellation) => database.QueryAsync<NetworkMeetingRow>(Sql.Of($"""
        select s.id, s.initiative_id, {LocalText.Column("s.name")} as name, s.starts_at, s.place, o.result,
               array(select a.organisation_id from organisation_attendance a where a.session_id = s.id and a.superseded_at is null) as came
        from network_sessions n join sessions s on s.id = n.session_id left join session_outcomes o on o.session_id = s.id and o.superseded_at is null
        where n.network_id = {network} order by s.starts_at desc, s.id
        """), cancellation);

    /// <summary>Who has called the meetings, the latest first.</summary>
    public Task<IReadOnlyList<NetworkConvenorRow>> ConvenorsAsync(Guid network, CancellationToken cancellation) => database.QueryAsync<NetworkConvenorRow>(Sql.Of($"""
        select c.id, c.organisation_id, o.name as organisation, c.contact_person_id, p.name as contact_person, c.note, c.occurred_on, a.display_name as registered_by
        from network_convenors c join organisations o on o.id = c.organisation_id join accounts a on a.id = c.registered_by
             left join contact_persons p on p.id = c.contact_person_id
        where c.network_id = {network} and c.superseded_at is null order by c.occurred_on desc, c.registered_at desc
        """), cancellation);

    /// <summary>Sessions for organisations that belong to no network yet, the latest first, to be made a network's.</summary>
    public async Task<IReadOnlyList<Choice>> FreeSessionsAsync(InitiativeId initiative, CancellationToken cancellation) =>
    [
        .. (await database.QueryAsync<FreeSession>(Sql.Of($"""
            select s.id, {LocalText.Column("s.name")} as name, s.starts_at from sessions s
            where {IsFree(initiative)}
            order by s.starts_at desc, s.id limit 200
            """), cancellation)).Select(static row => new Choice(row.Id.ToString(), $"{Display.Day(SwedishTime.DateOf(row.StartsAt))} · {row.Name}")),
    ];

    /// <summary>Whether a session for organisations of the initiative belongs to no network yet.</summary>
    public Task<bool> IsFreeAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation) =>
        database.ScalarAsync<bool>(Sql.Of($"select exists (select from sessions s where s.id = {session} and {IsFree(initiative)})"), cancellation);

    private static Sql IsFree(InitiativeId initiative) =>
        Sql.Of($"s.initiative_id = {initiative} and s.audience <> 'participants' and not exists (select from network_sessions n where n.session_id = s.id)");

    private sealed record FreeSession(Guid Id, string Name, DateTimeOffset StartsAt);
}
