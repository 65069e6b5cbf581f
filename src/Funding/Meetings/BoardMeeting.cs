using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A meeting of the board.</summary>
/// <param name="Id">Id.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="StartsAt">By the clock in Sweden.</param>
/// <param name="Place">Where.</param>
/// <param name="AgendaLockedAt">When the agenda was locked; null while it can change.</param>
public sealed record BoardMeeting(Guid Id, DateOnly HeldOn, TimeOnly StartsAt, string Place, DateTimeOffset? AgendaLockedAt)
{
    /// <summary>Its address.</summary>
    public string Path => PathOf(Id);

    /// <summary>Address of a meeting.</summary>
    public static string PathOf(Guid meeting) => $"/sammantraden/{meeting}";
}

/// <summary>Something on the agenda: an application, or something in own words.</summary>
/// <param name="Id">Id.</param>
/// <param name="Position">Place on the agenda, from 1: the paragraph of the minutes.</param>
/// <param name="InitiativeId">The application's initiative; null for own words.</param>
/// <param name="Title">What it is called.</param>
/// <param name="RegistryNumber">The association's number.</param>
/// <param name="Owner">Who applies.</param>
/// <param name="State">How far the application has come.</param>
/// <param name="Applied">What was applied for, SEK.</param>
/// <param name="Summary">What it is about; null when nothing was prepared, or the viewer is partial.</param>
/// <param name="Proposed">What is proposed; null as above, while nothing is, and where what was proposed for a decision is not the viewer's to read any more.</param>
/// <param name="ProposedSum">SEK.</param>
/// <param name="ProposedConditions">One a line.</param>
/// <param name="ProposedReasons">Why.</param>
/// <param name="IsPartial">Whether the viewer is partial in it.</param>
/// <param name="DecisionId">What was decided here; null while nothing is.</param>
/// <param name="Decided">What that was.</param>
public sealed record AgendaItem(
    Guid Id, int Position, InitiativeId? InitiativeId, string Title, string? RegistryNumber, string? Owner, ApplicationState? State, decimal? Applied, string? Summary, DecisionKind? Proposed,
    decimal? ProposedSum, string? ProposedConditions, string? ProposedReasons, bool IsPartial, Guid? DecisionId, DecisionKind? Decided);

/// <summary>That somebody is partial in a case.</summary>
public sealed record ConflictOfInterest(Guid Id, InitiativeId InitiativeId, AccountId AccountId, string Name, string Reason, DateTimeOffset DeclaredAt, string DeclaredBy);

/// <summary>Reads meetings and their agendas.</summary>
public sealed class MeetingReader(RequestDatabase database, CurrentUser user)
{
    /// <summary>A meeting; null when there is none.</summary>
    public Task<BoardMeeting?> FindAsync(Guid meeting, CancellationToken cancellation) =>
        database.FindAsync<BoardMeeting>(Sql.Of($"select id, held_on, starts_at, place, agenda_locked_at from board_meetings where id = {meeting}"), cancellation);

    /// <summary>Its agenda, in order. What was decided keeps what was proposed then: an amendment that is prepared later, or the same application sent in once more, shows on the agenda of its own meeting alone.</summary>
    public Task<IReadOnlyList<AgendaItem>> AgendaAsync(Guid meeting, CancellationToken cancellation) => database.QueryAsync<AgendaItem>(Sql.Of($"""
        select t.id, t.position, t.initiative_id, coalesce(t.title, {LocalText.Column("i.name")}) as title, i.registry_number, o.name as owner, a.state, p.applied, p.summary, p.proposed, p.proposed_sum,
               p.proposed_conditions, p.proposed_reasons,
               exists (select from conflicts_of_interest c where c.initiative_id = t.initiative_id and c.account_id = {user.RequiredAccount} and c.withdrawn_at is null) as is_partial,
               d.id as decision_id, d.kind as decided
        from agenda_items t
        left join initiatives i on i.id = t.initiative_id
        left join organisations o on o.id = i.owner_id
        left join applications a on a.initiative_id = t.initiative_id
        left join decisions d on d.item_id = t.id
        left join lateral (
            select taken_up_at, applied, summary, proposed, proposed_sum, proposed_conditions, proposed_reasons from preparations
            where initiative_id = t.initiative_id and (d.id is null or taken_up_at <= d.registered_at)
            union all
            select taken_up_at, applied, summary, proposed, proposed_sum, proposed_conditions, proposed_reasons from earlier_preparations e
            where initiative_id = t.initiative_id and taken_up_at <= d.registered_at
              and not exists (select from amendments m where m.initiative_id = e.initiative_id and m.opened_at >= e.taken_up_at and m.opened_at < d.registered_at)
            order by taken_up_at desc limit 1) p on true
        where t.meeting_id = {meeting}
        order by t.position
        """), cancellation);

    /// <summary>Who sits on the board that day, by name.</summary>
    internal Task<IReadOnlyList<Person>> MembersAsync(DateOnly day, CancellationToken cancellation) => database.QueryAsync<Person>(Sql.Of($"""
        select a.id, a.display_name as name from accounts a
        where exists (select from role_assignments r where r.account_id = a.id and r.role = {Role.BoardMember} and not r.awaits_confirmation
                        and r.valid_from <= {day} and coalesce(r.valid_until, 'infinity') >= {day})
        order by a.display_name collate "sv-x-icu", a.id
        """), cancellation);

    /// <summary>Who is partial in what is on the agenda.</summary>
    public Task<IReadOnlyList<ConflictOfInterest>> ConflictsAsync(Guid meeting, CancellationToken cancellation) => database.QueryAsync<ConflictOfInterest>(Sql.Of($"""
        select c.id, c.initiative_id, c.account_id, a.display_name as name, c.reason, c.declared_at, b.display_name as declared_by
        from conflicts_of_interest c join accounts a on a.id = c.account_id join accounts b on b.id = c.declared_by
        where c.withdrawn_at is null and exists (select from agenda_items t where t.meeting_id = {meeting} and t.initiative_id = c.initiative_id)
        order by a.display_name collate "sv-x-icu", c.id
        """), cancellation);

    /// <summary>Documents of what is on the agenda.</summary>
    internal async Task<ILookup<InitiativeId, string>> AppendicesAsync(Guid meeting, CancellationToken cancellation) =>
        (await database.QueryAsync<Appendix>(Sql.Of($"""
            select d.initiative_id, d.title from documents d
            where d.participant_id is null and d.removed_at is null and d.initiative_id in (select t.initiative_id from agenda_items t where t.meeting_id = {meeting})
              and d.initiative_id <> all (access.partial_in())
            order by d.title collate "sv-x-icu", d.id
            """), cancellation)).ToLookup(static row => row.InitiativeId, static row => row.Title);

    /// <summary>What can be put on an agenda: what is prepared or put off, and what the board may decide anew.</summary>
    public async Task<IReadOnlyList<Choice>> WaitingAsync(CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Waiting>(Sql.Of($"""
            select a.initiative_id, concat_ws(' · ', i.registry_number, {LocalText.Column("i.name")}) as name, a.state
            from applications a join initiatives i on i.id = a.initiative_id
            where a.state = any ({ChangeAgenda.Puttable})
              and not exists (select from agenda_items t where t.initiative_id = a.initiative_id and not exists (select from decisions d where d.item_id = t.id))
            order by array_position({ChangeAgenda.Puttable}::text[], a.state), i.registry_number, a.initiative_id
            """), cancellation)).Select(static row => new Choice(row.InitiativeId.ToString(), row.Name))];

    private sealed record Appendix(InitiativeId InitiativeId, string Title);

    private sealed record Waiting(InitiativeId InitiativeId, string Name, ApplicationState State);
}
